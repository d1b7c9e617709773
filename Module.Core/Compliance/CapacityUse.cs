using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>A capacity that flows share, and what is used of it. Immutable.</summary>
/// <param name="Kind">What limits.</param>
/// <param name="Id">Id of the adapter, uplink, link or external.</param>
/// <param name="Direction">Out of the adapter or host, or into it.</param>
/// <param name="CapacityBitsPerSecond">Unit: bit/s.</param>
/// <param name="OtherBitsPerSecond">What traffic uses that no requirement names. Unit: bit/s.</param>
internal sealed record CapacityUse(
    CapacityKind Kind, string Id, RouteDirection Direction, double CapacityBitsPerSecond, double OtherBitsPerSecond);
