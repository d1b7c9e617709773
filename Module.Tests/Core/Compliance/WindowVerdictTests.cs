using System;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>What of the samples counts: the window, its statistic, and how old they are. Each sample is of one
/// interval in which a1 sent so much to b1 on one host. Rates in Mbit/s.</summary>
public sealed class WindowVerdictTests
{
    private const double M = Scene.M;

    private static Scene Sampled(double[] rates, int newestAgeMinutes = 0, int intervalMinutes = 1)
    {
        Scene scene = new Scene().Host("h1", 1000).Vm("a1", "h1").Vm("b1", "h1").Unmetered("a1", "b1");
        for (int i = 0; i < rates.Length; i++)
        {
            DateTimeOffset end = Scene.Now.AddMinutes(-newestAgeMinutes - (i * intervalMinutes));
            DateTimeOffset begin = end.AddMinutes(-intervalMinutes);
            double bytes = rates[i] * M / 8 * intervalMinutes * 60;
            scene.Sampled(
                new TrafficSample(TrafficKind.Adapter, "b1-nic", begin, end, 0, bytes, "meter"),
                new TrafficSample(TrafficKind.Pair, "b1-nic", begin, end, 0, bytes, "meter") { RemoteId = "a1-nic" });
        }

        return scene;
    }

    private static SpecificationSettings Settings(string statistic = "mean", int window = 5) => new()
    {
        Basis = ComplianceBasis.Throughput,
        Window = TimeSpan.FromMinutes(window),
        Statistic = statistic == "mean"
            ? WindowStatistic.Mean
            : WindowStatistic.OfPercentile(int.Parse(statistic[1..], System.Globalization.CultureInfo.InvariantCulture)),
    };

    [Theory]
    // Five samples, in any order: 10 20 30 40 100. Position 1 + 4 p: of p50 3, of p90 4.6, of p95 4.8, of p99
    // 4.96.
    [InlineData("mean", 5, 40)]
    [InlineData("p1", 5, 10.4)]
    [InlineData("p50", 5, 30)]
    [InlineData("p75", 5, 40)]
    [InlineData("p90", 5, 76)]
    [InlineData("p95", 5, 88)]
    [InlineData("p99", 5, 97.6)]
    // Of the newest three, 30 100 10, alone.
    [InlineData("mean", 3, 140 / 3d)]
    [InlineData("p50", 3, 30)]
    [InlineData("p90", 3, 86)]
    // Of the newest one.
    [InlineData("mean", 1, 30)]
    [InlineData("p99", 1, 30)]
    public void A_window_is_reduced_by_its_statistic(string statistic, int window, double figure)
    {
        PathCompliance verdict = Sampled([30, 100, 10, 40, 20])
            .Requires("Each(A, B) >= 1 bps", settings: Settings(statistic, window)).Verdict();
        Assert.Equal(figure, verdict.Observed()!.Value, 6);
    }

    [Theory]
    [InlineData("Each(A, B) >= 35 Mbps", "mean", ComplianceStatus.Met)]
    [InlineData("Each(A, B) >= 35 Mbps", "p50", ComplianceStatus.Violated)]
    [InlineData("Each(A, B) >= 80 Mbps", "p95", ComplianceStatus.Met)]
    [InlineData("Each(A, B) < 50 Mbps", "mean", ComplianceStatus.Met)]
    [InlineData("Each(A, B) < 50 Mbps", "p95", ComplianceStatus.Violated)]
    public void The_statistic_decides(string text, string statistic, ComplianceStatus status) => Assert.Equal(
        status, Sampled([30, 100, 10, 40, 20]).Requires(text, settings: Settings(statistic)).Verdict().Status);

    [Fact]
    public void Requirements_with_windows_of_their_own_look_at_their_own()
    {
        Scene scene = Sampled([50, 10, 10, 10, 10])
            .Requires("Each(A, B) >= 50 Mbps", settings: Settings(window: 1))
            .Requires("Each(A, B) >= 50 Mbps", settings: Settings())
            .Requires("Each(A, B) >= 18 Mbps", settings: Settings());
        Assert.Equal(
            [ComplianceStatus.Met, ComplianceStatus.Violated, ComplianceStatus.Met],
            scene.Verdicts().Select(verdict => verdict.Status));
    }

    [Fact]
    public void A_percentile_of_the_window_comes_before_the_room_that_capacities_leave()
    {
        // x1 sends 0 and 90 in turn over an uplink of 100: 45 on average, 90 by its p95.
        Scene scene = new Scene().Host("h1", 100).Host("h2", 1000).Vm("a1", "h1").Vm("x1", "h1").Vm("b1", "h2")
            .Unmetered("a1", "x1", "b1", "h1-up", "h2-up");
        for (int minute = -20; minute < 0; minute++)
        {
            DateTimeOffset begin = Scene.Now.AddMinutes(minute);
            double bytes = minute % 2 == 0 ? 0 : 90 * M / 8 * 60;
            scene.Sampled(
                new TrafficSample(TrafficKind.Adapter, "a1-nic", begin, begin.AddMinutes(1), 0, 0, "meter"),
                new TrafficSample(TrafficKind.Adapter, "x1-nic", begin, begin.AddMinutes(1), bytes, 0, "meter"),
                new TrafficSample(TrafficKind.Adapter, "b1-nic", begin, begin.AddMinutes(1), 0, bytes, "meter"),
                new TrafficSample(TrafficKind.Uplink, "h1-up", begin, begin.AddMinutes(1), bytes, 0, "meter"),
                new TrafficSample(TrafficKind.Uplink, "h2-up", begin, begin.AddMinutes(1), 0, bytes, "meter"));
        }

        scene.Requires("Each(A, B) >= 50 Mbps", settings: Capacity("mean"))
            .Requires("Each(A, B) >= 50 Mbps", settings: Capacity("p95"));
        Assert.Equal([55, 10], scene.Verdicts().Select(verdict => Math.Round(verdict.Achievable!.Value / M, 6)));
    }

    [Theory]
    // Without one full interval in the window nothing is known; up to three intervals of age it just has to be
    // read.
    [InlineData(1, 0, 5, true, "")]
    [InlineData(5, 0, 5, true, "")]
    [InlineData(6, 0, 5, false, "the meter of b1 has no full interval in the window yet")]
    [InlineData(1, 4, 5, true, "")]
    [InlineData(1, 5, 5, false, "the meter of b1 has no full interval in the window yet")]
    [InlineData(1, 6, 5, false, "the newest reading of b1 is 6 min old")]
    // Intervals of 3 min: three of them are 9 min.
    [InlineData(3, 9, 5, false, "the meter of b1 has no full interval in the window yet")]
    [InlineData(3, 10, 5, false, "the newest reading of b1 is 10 min old")]
    // A window longer than three intervals: 10 min against 3 min.
    [InlineData(1, 9, 10, true, "")]
    [InlineData(1, 10, 10, false, "the meter of b1 has no full interval in the window yet")]
    [InlineData(1, 11, 10, false, "the newest reading of b1 is 11 min old")]
    public void Data_is_stale_once_it_is_older_than_three_intervals_and_the_window(
        int interval, int age, int window, bool isKnown, string gap)
    {
        PathCompliance verdict = Sampled([40, 40, 40], age, interval)
            .Requires("Each(A, B) >= 30 Mbps", settings: Settings(window: window)).Verdict();
        Assert.Equal(isKnown ? ComplianceStatus.Met : ComplianceStatus.Unknown, verdict.Status);
        Assert.Equal(isKnown ? TimeSpan.FromMinutes(age) : null, verdict.SampleAge);
        Assert.EndsWith(gap, verdict.Reason);
    }

    private static SpecificationSettings Capacity(string statistic) => new()
    {
        Window = TimeSpan.FromMinutes(20),
        Statistic = Settings(statistic).Statistic,
    };
}
