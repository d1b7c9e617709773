namespace NetUtil.Core.Planning;

/// <summary>Where a flow begins or ends.</summary>
/// <param name="Machine">The number of the VM; -1 for an external.</param>
/// <param name="SwitchName">The virtual switch it is connected to; null for none.</param>
/// <param name="Subnet">Its subnet; null where unknown.</param>
internal sealed record PlacedEnd(int Machine, string? SwitchName, string? Subnet);
