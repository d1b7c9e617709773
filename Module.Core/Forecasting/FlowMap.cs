using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using NetUtil.Core.Model;

namespace NetUtil.Core.Forecasting;

/// <summary>The flows that are foreseen, and what they pass in the fabric as it is now. Immutable.</summary>
internal sealed class FlowMap
{
    private readonly Dictionary<(string, string), IReadOnlyList<RouteStep>> _routes = new();
    private readonly ILookup<string, (string Source, string Target)> _from;
    private readonly ILookup<string, (string Source, string Target)> _to;
    private readonly ILookup<(RouteStepKind, string, RouteDirection), (string Source, string Target)> _through;
    private readonly ILookup<string, VirtualAdapter> _portsOf;
    private readonly HashSet<string> _seen;

    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="flows">Source and target, each once.</param>
    /// <param name="seenNow">Those of them that meters see now.</param>
    public FlowMap(
        FabricInventory fabric,
        IReadOnlyList<(string Source, string Target)> flows,
        IEnumerable<(string Source, string Target)> seenNow)
    {
        Fabric = fabric;
        Flows = flows;
        _seen = new HashSet<string>(
            seenNow.SelectMany(flow => new[] { flow.Source, flow.Target }), StringComparer.Ordinal);
        foreach ((string source, string target) in flows)
        {
            _routes.Add((source, target), fabric.Routes.Between(source, target));
        }

        _from = flows.ToLookup(flow => flow.Source, StringComparer.Ordinal);
        _to = flows.ToLookup(flow => flow.Target, StringComparer.Ordinal);
        _through = flows
            .SelectMany(flow => _routes[flow].Select(step => (Step: step, Flow: flow)))
            .ToLookup(one => (one.Step.Kind, one.Step.Id, one.Step.Direction), one => one.Flow);
        _portsOf = fabric.VirtualMachines
            .Where(machine => machine.IsRunning)
            .SelectMany(machine => machine.Adapters)
            .Where(adapter => fabric.SwitchOf(adapter.Id)?.Uplink is not null)
            .ToLookup(adapter => fabric.SwitchOf(adapter.Id)!.Uplink!.Id, StringComparer.Ordinal);
        SwitchWith = fabric.Hosts
            .SelectMany(host => host.Switches, (host, one) => (Host: host, Switch: one))
            .Where(one => one.Switch.Uplink is not null)
            .GroupBy(one => one.Switch.Uplink!.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public FabricInventory Fabric { get; }

    /// <summary>Says whether an end of a flow is gone: a VM that does not run, or none that the fabric knows.
    /// What is neither known to it nor seen now, and no address, was an adapter.</summary>
    public bool IsGone((string Source, string Target) flow) => IsGone(flow.Source) || IsGone(flow.Target);

    public IReadOnlyList<(string Source, string Target)> Flows { get; }

    /// <summary>The host and the switch of each uplink.</summary>
    public IReadOnlyDictionary<string, (FabricHost Host, VirtualSwitch Switch)> SwitchWith { get; }

    public IReadOnlyList<RouteStep> RouteOf((string Source, string Target) flow) => _routes[flow];

    public IEnumerable<(string Source, string Target)> From(string endpointId) => _from[endpointId];

    public IEnumerable<(string Source, string Target)> To(string endpointId) => _to[endpointId];

    public IEnumerable<(string Source, string Target)> Through(
        RouteStepKind kind, string id, RouteDirection way) => _through[(kind, id, way)];

    /// <summary>The ports of running VMs on an uplink.</summary>
    public IEnumerable<VirtualAdapter> PortsOf(string uplinkId) => _portsOf[uplinkId];

    private bool IsGone(string endpointId) => Fabric.MachineOf(endpointId) is VirtualMachine machine
        ? !machine.IsRunning
        : Fabric.FindExternal(endpointId) is null
            && !_seen.Contains(endpointId)
            && !IPAddress.TryParse(endpointId, out _);
}
