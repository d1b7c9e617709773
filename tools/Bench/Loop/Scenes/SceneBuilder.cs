using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Traffic;

namespace NetUtil.Bench.Loop.Scenes;

/// <summary>Puts an application of the demo and a background load side by side on hosts that are all
/// alike.</summary>
/// <remarks>Placement is the demo's for the application; VMs of the background are dealt out to the hosts one
/// after the other, and each talks with somebody outside. Everybody's way out is the host's uplink, which live
/// migrations use too.</remarks>
internal static class SceneBuilder
{
    private const double UplinkBitsPerSecond = 600e6;
    private const long HostMemoryBytes = 96L << 30;
    private const long MachineMemoryBytes = 4L << 30;
    private const int Processors = 64;
    private const double DirtyBitsPerSecond = 40e6;
    private const double DemoScale = 100;
    private const int LongAfter = 1300;

    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(5);

    /// <summary>Builds a scene.</summary>
    /// <param name="name">What the fabric is called.</param>
    /// <param name="application">The traffic of the application.</param>
    /// <param name="placement">Where its services lie.</param>
    /// <param name="background">The background load.</param>
    internal static SimulationDefinition Build(
        string name,
        ApplicationTraffic application,
        IReadOnlyList<PlacedService> placement,
        IReadOnlyList<BackgroundSeries> background)
    {
        SimulationDefinition demo = DemoFabric.Build(
            [application],
            [.. placement.Where(one => one.Application == application.Application)],
            new ReplayPlan(DemoScale, LongAfter));
        FabricHost[] hosts = [.. demo.Inventory.Hosts.Select(HostOf)];
        VirtualMachine[] machines =
        [
            .. demo.Inventory.VirtualMachines.Select(one => MachineOf(one.Id, one.HostId, one)),
            .. background.Select((one, index) => MachineOf(one.Name, hosts[index % hosts.Length].Id, null)),
        ];
        FabricInventory inventory = new(
            name,
            demo.Inventory.Time,
            hosts,
            machines,
            [
                .. demo.Inventory.Externals,
                .. background.Select((one, index) => new ExternalPeer(
                    OutsideOf(one),
                    "Partner of " + one.Name,
                    [FormattableString.Invariant($"10.99.0.{index + 1}")])),
            ]);
        return new SimulationDefinition(
            inventory,
            [.. demo.Demands, .. background.SelectMany(one => DemandsOf(one, demo.Inventory.Time))])
        {
            PairMeteredAdapters = [.. machines.Select(machine => DemoMachine.AdapterOf(machine.Id))],
            StepLength = demo.StepLength,
        };
    }

    private static FabricHost HostOf(FabricHost host) => new(
        host.Id,
        host.Name,
        [
            new VirtualSwitch(
                DemoHosts.SwitchName, new Uplink(host.Id + "-uplink", [new("NIC1", UplinkBitsPerSecond)])),
        ],
        HostMemoryBytes,
        Processors);

    private static VirtualMachine MachineOf(string id, string hostId, VirtualMachine? demo) =>
        new(id, id, hostId, [new VirtualAdapter(DemoMachine.AdapterOf(id), DemoHosts.SwitchName)])
        {
            MemoryBytes = MachineMemoryBytes,
            ProcessorCount = 2,
            DirtyBitsPerSecond = DirtyBitsPerSecond,
            Service = demo?.Service,
            Tier = demo?.Tier,
            Tags = demo?.Tags ?? [],
            Properties = demo?.Properties ?? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        };

    private static string OutsideOf(BackgroundSeries one) => "partner-of-" + one.Name;

    private static IEnumerable<TrafficDemand> DemandsOf(BackgroundSeries one, DateTimeOffset start)
    {
        string adapter = DemoMachine.AdapterOf(one.Name);
        yield return new TrafficDemand(
            adapter, OutsideOf(one), new RateSeries(start, s_interval, one.SentBitsPerSecond, SeriesEnd.Stop));
        yield return new TrafficDemand(
            OutsideOf(one), adapter, new RateSeries(start, s_interval, one.ReceivedBitsPerSecond, SeriesEnd.Stop));
    }
}
