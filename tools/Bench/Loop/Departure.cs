using System;

namespace NetUtil.Bench.Loop;

/// <summary>A VM left a host, whoever moved it. Immutable, compared by value.</summary>
/// <param name="MachineId">The VM.</param>
/// <param name="HostId">The host that it left.</param>
/// <param name="Time">The whole minute by which it was gone, UTC.</param>
internal sealed record Departure(string MachineId, string HostId, DateTimeOffset Time);
