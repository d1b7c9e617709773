using System;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Compliance.Scene;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>What an estimate adds to a verdict, and what it leaves as it is. Rates in Mbit/s.</summary>
public sealed class LikelyVerdictTests
{
    [Theory]
    [InlineData(0, ComplianceStatus.Violated, 0)]
    [InlineData(9, ComplianceStatus.Violated, 9)]
    [InlineData(11, ComplianceStatus.Met, 11)]
    [InlineData(500, ComplianceStatus.Met, 20)]
    public void An_unknown_verdict_tells_what_is_likely_and_stays_unknown(
        double likely, ComplianceStatus status, double figure)
    {
        PathCompliance verdict = Open(new FixedEstimator(likely * M)).Verdict();

        Assert.Equal((ComplianceStatus.Unknown, status), (verdict.Status, verdict.Likely));
        Assert.Equal((0, 20 * M), (verdict.ObservedLow, verdict.ObservedHigh));
        Assert.Equal(figure * M, verdict.Estimated);
        Assert.Equal(Evidence.Estimated, verdict.Evidence);
        Assert.Contains($"; likely {status}, for about ", verdict.Reason, StringComparison.Ordinal);
        Assert.Null(verdict.Margin);
        Assert.Equal(0, verdict.Shortfall);
    }

    [Fact]
    public void Where_nothing_hints_at_a_rate_nothing_is_likely()
    {
        PathCompliance verdict = Open(new FixedEstimator(null)).Verdict();

        Assert.Equal((ComplianceStatus.Unknown, null, null), (verdict.Status, verdict.Likely, verdict.Estimated));
        Assert.Equal(Evidence.Bounded, verdict.Evidence);
    }

    [Fact]
    public void Where_everything_is_certain_nothing_is_estimated()
    {
        FixedEstimator estimator = new(0);
        PathCompliance verdict = Open(estimator, required: 21).Verdict();

        Assert.Equal(ComplianceStatus.Violated, verdict.Status);
        Assert.Contains("does not depend on an estimate", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(0, estimator.Asked);
    }

    [Fact]
    public void The_reason_names_the_hours_that_an_estimate_learned_from()
    {
        // a1 sends to b1 and x1 to y1, and each pair rises and falls by itself.
        Scene scene = Open(new PairEstimator());
        scene.History = TotalsHistory.From(
            Enumerable.Range(-120, 120).SelectMany(minute => new[]
            {
                Sample("a1", minute, 20 + (9 * Math.Sin(minute)), 0),
                Sample("b1", minute, 0, 20 + (9 * Math.Sin(minute))),
                Sample("x1", minute, 20 + (9 * Math.Cos(minute * 1.7)), 0),
                Sample("y1", minute, 0, 20 + (9 * Math.Cos(minute * 1.7))),
            }),
            Now,
            TimeSpan.FromMinutes(1));
        PathCompliance verdict = scene.Verdict();

        Assert.Equal(ComplianceStatus.Met, verdict.Likely);
        Assert.InRange(verdict.Estimated!.Value / M, 18, 20);
        Assert.EndsWith(
            "by the pairs that specs name and by totals that rose and fell together over 2 h",
            verdict.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_hours_the_reason_names_none() => Assert.EndsWith(
        "by an estimate from what the totals leave, by the pairs that specs name",
        Open(new PairEstimator()).Verdict().Reason,
        StringComparison.Ordinal);

    [Fact]
    public void A_condition_that_is_not_known_may_be_likely()
    {
        Scene scene = Totals().Requires("when Sum(A, B) > 5 Mbps: Each(A, B) >= 30 Mbps", settings: Throughput);
        scene.Estimator = new FixedEstimator(10 * M);
        PathCompliance verdict = scene.Verdict();

        Assert.Equal((ComplianceStatus.Unknown, ComplianceStatus.Violated), (verdict.Status, verdict.Likely));
    }

    [Theory]
    [InlineData(MinimumBandwidthMode.Absolute, false)]
    [InlineData(MinimumBandwidthMode.Weight, true)]
    public void An_estimate_decides_nothing_and_changes_no_certain_verdict(
        MinimumBandwidthMode mode, bool hasLinks)
    {
        int likely = 0;
        int certain = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            RandomFabric random = new(seed, mode, hasLinks);
            Scene scene = random.Scene.TotalsOnly([.. random.Names.Where(_ => random.Next(6) > 0)]);
            // With several flows an adapter, totals leave more open.
            for (int i = 0; i < 8; i++)
            {
                string from = random.Names[random.Next(random.Names.Length)];
                string to = random.Names[random.Next(random.Names.Length)];
                _ = from == to ? scene : scene.Flow(from, to, random.Next(12) + 1);
            }

            for (int i = 0; i < 3; i++)
            {
                scene.Requires(
                    $"{random.Measure()} {(random.Next(3) == 0 ? "<" : ">")} {random.Next(40) + 1} Mbps",
                    settings: random.Next(4) > 0 ? Throughput : null);
            }

            PathCompliance[] plain = [.. scene.Verdicts()];
            scene.Estimator = new PairEstimator();
            PathCompliance[] told = [.. scene.Verdicts()];
            for (int i = 0; i < plain.Length; i++)
            {
                Assert.Equal(FactsOf(plain[i]), FactsOf(told[i]));
                if (told[i].Likely is null)
                {
                    Assert.Equal((plain[i].Reason, plain[i].Evidence), (told[i].Reason, told[i].Evidence));
                    Assert.Null(told[i].Estimated);
                    certain++;
                }
                else
                {
                    Assert.Equal(ComplianceStatus.Unknown, told[i].Status);
                    Assert.True(told[i].Likely is ComplianceStatus.Met or ComplianceStatus.Violated);
                    Assert.Equal(Evidence.Estimated, told[i].Evidence);
                    likely++;
                }
            }
        }

        Assert.True(likely > 20 && certain > 100, $"{likely} likely, {certain} certain");
    }

    private static SpecificationSettings Throughput { get; } = new() { Basis = ComplianceBasis.Throughput };

    // a1 and x1 send 20 each, b1 and y1 receive 20 each: of a1 to b1 nothing is certain but that it is at most
    // 20.
    private static Scene Totals() => new Scene()
        .Host("h1", 1000).Host("h2", 1000)
        .Vm("a1", "h1").Vm("x1", "h1").Vm("b1", "h2").Vm("y1", "h2")
        .Flow("a1", "b1", 20).Flow("x1", "y1", 20)
        .TotalsOnly("a1", "x1", "b1", "y1");

    private static Scene Open(IPairRateEstimator estimator, double required = 10)
    {
        Scene scene = Totals().Requires($"Each(A, B) >= {required} Mbps", settings: Throughput);
        scene.Estimator = estimator;
        return scene;
    }

    private static string FactsOf(PathCompliance verdict) => string.Join(
        "|",
        verdict.Requirement,
        verdict.Status,
        verdict.Observed,
        verdict.ObservedLow,
        verdict.ObservedHigh,
        verdict.Achievable,
        verdict.Margin,
        verdict.Shortfall,
        verdict.WorstPath,
        verdict.Source,
        string.Join(";", verdict.Obstacles),
        string.Join(";", verdict.Paths.Select(path =>
            $"{path.ObservedLow} {path.ObservedHigh} {path.Achievable} {path.Evidence}")));

    private static TrafficSample Sample(string name, int minute, double sent, double received) => new(
        TrafficKind.Adapter,
        Id(name),
        Now.AddMinutes(minute),
        Now.AddMinutes(minute + 1),
        sent * M * 7.5,
        received * M * 7.5,
        "meter");
}
