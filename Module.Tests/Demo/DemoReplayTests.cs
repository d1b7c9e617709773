using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Demo.Fabrics;
using NetUtil.Tests.Demo.Recordings;
using Xunit;

namespace NetUtil.Tests.Demo;

/// <summary>What the demo shows holds for other seeds than its own, and for the recordings where they are there.
/// </summary>
public sealed class DemoReplayTests
{
    private const string Catalog = "ob-productcatalogservice";

    private static readonly ReplayPlan s_plan = new(Scale: 100, CalmMinutes: 880);

    private static readonly string[] s_broken =
    [
        "OnlineBoutique/catalog/1", "OnlineBoutique/catalog/2", "OnlineBoutique/catalog/3",
        "TrainTicket/results", "TrainTicket/visits",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    [InlineData(456)]
    public void A_profile_is_broken_by_the_bulk_transfers_and_mended_by_raising_and_lowering(int seed) =>
        AssertStory(DemoReplay.OfProfile(seed, s_plan));

    [Fact]
    public void The_recording_is_broken_and_mended_in_the_same_way_where_it_is_there()
    {
        Assert.NotEmpty(DemoReplay.Specs);
        if (RecordedRunsTests.Folder is string folder)
        {
            AssertStory(DemoReplay.OfRecording(folder, s_plan));
        }
    }

    private static void AssertStory(DemoReplay replay)
    {
        replay.Pass(s_plan.CalmMinutes);
        Assert.All(replay.Verdicts(), verdict => Assert.Equal(ComplianceStatus.Met, verdict.Status));

        replay.Pass(20);
        IReadOnlyList<PathCompliance> before = replay.Verdicts();
        Assert.Equal(s_broken, NamesOf(before.Where(verdict => verdict.Status == ComplianceStatus.Violated)));
        Assert.All(before, verdict => Assert.NotEqual(ComplianceStatus.Unknown, verdict.Status));

        RebalancePlan plan = replay.Plan();
        AssertPlan(plan, replay);

        replay.CarryOut(plan);
        replay.Pass(10);
        AssertMended(before, replay.Verdicts());
        Assert.True(replay.Plan().IsEmpty);
    }

    private static void AssertPlan(RebalancePlan plan, DemoReplay replay)
    {
        Assert.Equal(["etl-01", Catalog], plan.Steps.Select(step => step.MachineName));
        Assert.Equal([true, false], plan.Steps.Select(step => step.IsLowering));
        Assert.Empty(plan.Unmet);

        // The importer sent 15 Mbit/s for nearly the whole time: that is its floor, and it need not go so low.
        Assert.Equal(15e6, replay.Peaks[DemoMachine.AdapterOf("etl-01")], 0);
        double limit = plan.Steps[0].Bandwidth!.To.MaximumBitsPerSecond!.Value;
        Assert.InRange(limit, 15e6, 1e9 - 280e6 - 120e6);

        // What three requirements need of the catalogue's port: 34 + 6 + 1 MBS.
        Assert.Equal(328e6, plan.Steps[1].Bandwidth!.To.MinimumBitsPerSecond);
        Assert.Null(plan.Steps[1].Bandwidth!.To.MaximumBitsPerSecond);
    }

    private static void AssertMended(IReadOnlyList<PathCompliance> before, IReadOnlyList<PathCompliance> after)
    {
        Assert.Equal(NamesOf(before), NamesOf(after));
        Assert.All(after, verdict => Assert.Equal(ComplianceStatus.Met, verdict.Status));
        Assert.All(s_broken, name =>
        {
            PathCompliance was = before.Single(verdict => NameOf(verdict) == name);
            PathCompliance now = after.Single(verdict => NameOf(verdict) == name);
            Assert.True(was.Achievable < was.Required, $"{name}: {was.Reason}");
            Assert.True(now.Achievable >= now.Required * (1 - 1e-9), $"{name}: {now.Reason}");
        });

        // The catalogue was short of what it offered; now everything arrives.
        Assert.True(Arrived(after, "catalog/1") > 1.3 * Arrived(before, "catalog/1"));
    }

    private static double Arrived(IReadOnlyList<PathCompliance> verdicts, string requirement) =>
        verdicts.Single(verdict => verdict.Requirement == requirement).Observed!.Value;

    private static string NameOf(PathCompliance verdict) => $"{verdict.Application}/{verdict.Requirement}";

    private static string[] NamesOf(IEnumerable<PathCompliance> verdicts) =>
        [.. verdicts.Select(NameOf).Order(StringComparer.Ordinal)];
}
