using System;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Core.Statistics;

/// <summary>Short ways to write readings and samples at seconds after a fixed time.</summary>
internal static class Traffic
{
    public static readonly DateTimeOffset Zero = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Zero.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    public static CounterReading Adapter(
        string id,
        double at,
        ulong sent,
        ulong received,
        PairCoverage coverage = PairCoverage.None,
        string life = "L1",
        string source = "meter",
        int bits = 64,
        double? taken = null) =>
        new(TrafficKind.Adapter, id, At(at), sent, received, life, source)
        {
            PairCoverage = coverage, CounterBits = bits, Taken = taken is double seconds ? At(seconds) : null,
        };

    public static CounterReading Pair(
        string id, string remote, double at, ulong sent, ulong received, string life = "L1") =>
        new(TrafficKind.Pair, id, At(at), sent, received, life, "meter") { RemoteId = remote };

    public static TrafficSample Sample(
        string id,
        double start,
        double end,
        double sent,
        double received,
        PairCoverage coverage = PairCoverage.None,
        string source = "meter",
        TrafficKind kind = TrafficKind.Adapter) =>
        new(kind, id, At(start), At(end), sent, received, source) { PairCoverage = coverage };

    public static TrafficSample PairSample(
        string id, string remote, double start, double end, double sent, double received) =>
        new(TrafficKind.Pair, id, At(start), At(end), sent, received, "meter") { RemoteId = remote };
}
