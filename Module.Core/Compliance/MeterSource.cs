using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>The VMs, hosts and samples behind a verdict. Immutable.</summary>
/// <param name="Text">In words.</param>
/// <param name="Newest">The oldest of the newest samples, UTC; null where there is no sample.</param>
internal sealed record MeterSource(string Text, DateTimeOffset? Newest)
{
    private const int HostsNamed = 4;

    /// <summary>Gathers what a measure's flows come from.</summary>
    public static MeterSource Of(TrafficPicture picture, ExpandedMeasure measure, IReadOnlyList<FlowKey> flows)
    {
        string[] endpoints = flows
            .SelectMany(flow => new[] { flow.SourceId, flow.TargetId })
            .Concat(measure.Paths.SelectMany(path => path.Hops).SelectMany(hop => hop.Endpoints))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        VirtualMachine[] machines = endpoints
            .Select(picture.Fabric.MachineOf)
            .OfType<VirtualMachine>()
            .Distinct()
            .ToArray();
        string[] hosts = machines
            .Select(machine => picture.Fabric.FindHost(machine.HostId)!.Name)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        PairRate[] pairs = flows.Select(picture.PairOf).OfType<PairRate>().ToArray();
        WindowRate[] totals = endpoints.Select(picture.TotalOf).OfType<WindowRate>().ToArray();
        int samples = pairs.Sum(pair => pair.ArrivedSamples + pair.OfferedSamples)
            + totals.Sum(total => total.Samples);
        DateTimeOffset[] newest = pairs.Select(pair => pair.Newest)
            .Concat(totals.Select(total => total.Newest))
            .ToArray();
        string[] meters = pairs.SelectMany(pair => pair.Sources)
            .Concat(totals.SelectMany(total => total.Sources))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToArray();
        string hostText = hosts.Length <= HostsNamed
            ? string.Join(", ", hosts)
            : string.Join(", ", hosts.Take(HostsNamed)) + $" and {hosts.Length - HostsNamed} more hosts";
        string meterText = meters.Length == 0 ? "no meter" : string.Join(", ", meters);
        string text = $"{machines.Length} VMs on {(hosts.Length == 0 ? "no host" : hostText)}; "
            + $"{samples} samples from {meterText}";
        return new MeterSource(text, newest.Length == 0 ? null : newest.Min());
    }
}
