using System;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Compliance;

/// <summary>Says in words what stands in the way.</summary>
internal static class ObstacleText
{
    /// <summary>Names a capacity with what is used of it, or says that nothing meters it.</summary>
    public static string Of(CapacityUse use, TrafficPicture picture)
    {
        FabricInventory fabric = picture.Fabric;
        return use.Kind switch
        {
            CapacityKind.PortMaximum or CapacityKind.TeamMember when fabric.FindAdapter(use.Id) is not null
                && picture.TotalOf(use.Id) is null =>
                $"nothing meters {MachineOf(use.Id, fabric)}, so none of its {Rate(use.CapacityBitsPerSecond)} counts as spare",
            CapacityKind.Uplink when use.CapacityBitsPerSecond > 0 && IsFullUnmetered(use, RouteStepKind.Uplink, picture) =>
                $"nothing meters {UplinkOf(use.Id, fabric)}, so none of its {Rate(use.CapacityBitsPerSecond)} counts as"
                    + " spare",
            CapacityKind.Link when IsFullUnmetered(use, RouteStepKind.Link, picture) =>
                $"nothing meters link {use.Id}, so none of its {Rate(use.CapacityBitsPerSecond)} counts as spare",
            _ => Of(use, fabric),
        };
    }

    /// <summary>Names a capacity with what is used of it.</summary>
    public static string Of(CapacityUse use, FabricInventory fabric)
    {
        string capacity = Rate(use.CapacityBitsPerSecond);
        string used = Rate(Math.Min(use.OtherBitsPerSecond, use.CapacityBitsPerSecond));
        string way = use.Direction == RouteDirection.Out ? "outwards" : "inwards";
        return use.Kind switch
        {
            CapacityKind.PortMaximum =>
                $"the port of {MachineOf(use.Id, fabric)} has a maximum of {capacity} and sends {used}",
            CapacityKind.PortGuarantee => $"the port of {MachineOf(use.Id, fabric)} is guaranteed {capacity} on"
                + $" {UplinkOf(fabric.SwitchOf(use.Id)?.Uplink?.Id ?? "", fabric)}, which others contend for",
            CapacityKind.TeamMember when use.CapacityBitsPerSecond <= 0 =>
                $"no member of {UplinkOf(fabric.SwitchOf(use.Id)?.Uplink?.Id ?? "", fabric)} is connected",
            CapacityKind.TeamMember => $"{MachineOf(use.Id, fabric)} can {Verb(use.Direction)} at most one team member's"
                + $" {capacity} and uses {used}",
            CapacityKind.Uplink when use.CapacityBitsPerSecond <= 0 =>
                $"{UplinkOf(use.Id, fabric)} has no capacity",
            CapacityKind.Uplink => $"{UplinkOf(use.Id, fabric)} carries {used} of {capacity} {way}",
            CapacityKind.Link => $"link {use.Id} carries {used} of {capacity}"
                + $" {(use.Direction == RouteDirection.Out ? "forwards" : "backwards")}",
            CapacityKind.NoWay => fabric.SwitchOf(use.Id) is VirtualSwitch onSwitch
                ? $"switch {onSwitch.Name} of {MachineOf(use.Id, fabric)} has no uplink"
                : $"{MachineOf(use.Id, fabric)} is connected to no switch",
            _ => $"the line of external {fabric.FindExternal(use.Id)?.Name ?? use.Id} carries {used} of {capacity}",
        };
    }

    /// <summary>A rate for people; "no known limit" where it is infinite.</summary>
    public static string Rate(double bitsPerSecond) => double.IsInfinity(bitsPerSecond)
        ? "no known limit"
        : BandwidthText.Scaled(bitsPerSecond, CultureInfo.CurrentCulture);

    /// <summary>The name of the VM that has an adapter; the id where there is none.</summary>
    public static string MachineOf(string endpointId, FabricInventory fabric) =>
        fabric.MachineOf(endpointId)?.Name ?? fabric.FindExternal(endpointId)?.Name ?? endpointId;

    /// <summary>The name of the host that has an uplink; "?" where there is none.</summary>
    public static string HostOf(string uplinkId, FabricInventory fabric) => fabric.Hosts
        .FirstOrDefault(host => host.Switches.Any(one => one.Uplink?.Id == uplinkId))?.Name ?? "?";

    private static string UplinkOf(string uplinkId, FabricInventory fabric) =>
        $"uplink {uplinkId} of {HostOf(uplinkId, fabric)}";

    private static bool IsFullUnmetered(CapacityUse use, RouteStepKind kind, TrafficPicture picture) =>
        use.OtherBitsPerSecond >= use.CapacityBitsPerSecond
        && picture.CarriedBy(new RouteStep(kind, use.Id, use.Direction, use.CapacityBitsPerSecond)) is null;

    private static string Verb(RouteDirection way) => way == RouteDirection.Out ? "send" : "receive";
}
