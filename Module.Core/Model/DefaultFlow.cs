using System;
using System.Linq;

namespace NetUtil.Core.Model;

/// <summary>What a virtual switch gives, together and as one flow, to all its ports that have no minimum or
/// weight of their own. Within it they share alike.</summary>
/// <remarks>Source: Microsoft, Set-VMSwitch, parameters DefaultFlowMinimumBandwidthWeight and
/// DefaultFlowMinimumBandwidthAbsolute, with their default values.</remarks>
public static class DefaultFlow
{
    /// <summary>Its weight in weight mode.</summary>
    public const int Weight = 1;

    /// <summary>Its minimum in absolute mode, as a share of the link.</summary>
    public const double LinkFraction = 0.1;

    /// <summary>Says whether a port is part of it.</summary>
    /// <param name="mode">How the port's switch guarantees bandwidth.</param>
    /// <param name="port">The port's settings.</param>
    /// <returns>True where the port has no minimum above 0 in absolute mode, or no weight in weight mode; false
    /// without guarantees, where there is no such flow.</returns>
    public static bool Holds(MinimumBandwidthMode mode, PortSettings port) => mode switch
    {
        MinimumBandwidthMode.Absolute => port.MinimumBitsPerSecond is not > 0,
        MinimumBandwidthMode.Weight => port.MinimumWeight is null,
        _ => false,
    };

    /// <summary>Its minimum in absolute mode.</summary>
    /// <param name="uplink">The switch's uplink.</param>
    /// <returns>A share of the connected members, the host's reserve not taken off; at most what VMs may use.
    /// Unit: bit/s.</returns>
    public static double MinimumOf(Uplink uplink) => Math.Min(
        uplink.CapacityBitsPerSecond,
        LinkFraction * uplink.Members.Where(member => member.IsConnected).Sum(member => member.CapacityBitsPerSecond));
}
