using System;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Compliance;

/// <summary>Says in words what stands in the way.</summary>
internal static class ObstacleText
{
    /// <summary>Names a capacity with what is used of it.</summary>
    public static string Of(CapacityUse use, FabricInventory fabric)
    {
        string capacity = Rate(use.CapacityBitsPerSecond);
        string used = Rate(Math.Min(use.OtherBitsPerSecond, use.CapacityBitsPerSecond));
        return use.Kind switch
        {
            CapacityKind.PortMaximum =>
                $"the port of {MachineOf(use.Id, fabric)} has a maximum of {capacity} and sends {used}",
            CapacityKind.PortGuarantee =>
                $"the port of {MachineOf(use.Id, fabric)} is guaranteed {capacity} on a contended uplink",
            CapacityKind.TeamMember => $"{MachineOf(use.Id, fabric)} can {Verb(use.Direction)} at most one team member's"
                + $" {capacity} and uses {used}",
            CapacityKind.Uplink => $"uplink {use.Id} of {HostOf(use.Id, fabric)} carries {used} of {capacity}"
                + (use.Direction == RouteDirection.Out ? " outwards" : " inwards"),
            CapacityKind.Link => $"link {use.Id} carries {used} of {capacity}"
                + $" {(use.Direction == RouteDirection.Out ? "forwards" : "backwards")}",
            _ => $"external {fabric.FindExternal(use.Id)?.Name ?? use.Id} has a line of {capacity} and uses {used}",
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

    private static string Verb(RouteDirection way) => way == RouteDirection.Out ? "send" : "receive";
}
