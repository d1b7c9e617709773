using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Sees whether new guarantees press other ports of an uplink below what they may not lose.</summary>
internal sealed class FloorWatch
{
    /// <summary>Rates that differ by less than this share are the same.</summary>
    public const double Hair = 1e-6;

    private readonly PlanScope _scope;

    public FloorWatch(PlanScope scope) => _scope = scope;

    /// <summary>Names of VMs that changes would press below what they may not lose.</summary>
    public IEnumerable<string> PressedBy(PortChanges changes) => changes.Ports.Keys
        .Select(id => _scope.Room.UplinkStep(id, RouteDirection.Out))
        .OfType<RouteStep>()
        .Where(_scope.HasGuarantees)
        .Distinct()
        .SelectMany(step => PressedOn(step.Id, changes))
        .Select(id => ObstacleText.MachineOf(id, _scope.Fabric));

    /// <summary>What the ports of an uplink get once changes are made, as they ask now.</summary>
    public UplinkGuarantees SharesOn(string uplinkId, PortChanges changes)
    {
        FabricInventory fabric = changes.Fabric;
        return new UplinkGuarantees(
            _scope.SwitchWith(uplinkId)!,
            _scope.Room.PortsOn(uplinkId).Select(port => fabric.FindAdapter(port.Id)!).ToArray(),
            _scope.Traffic.AskedLeaving);
    }

    private IEnumerable<string> PressedOn(string uplinkId, PortChanges changes)
    {
        UplinkGuarantees before = SharesOn(uplinkId, new PortChanges(_scope.Fabric));
        UplinkGuarantees after = SharesOn(uplinkId, changes);
        return _scope.Room.PortsOn(uplinkId)
            .Select(port => port.Id)
            .Where(id => after.ShareOf(id)
                < Math.Min(_scope.KeptOn(id), before.ShareOf(id)) * (1 - (10 * Hair)));
    }
}
