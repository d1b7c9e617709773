using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Storage;
using NetUtil.Tests.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class PlanFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_plan_reads_back_the_same()
    {
        Random random = new(11);
        for (int i = 0; i < 200; i++)
        {
            AssertReadsBack(AnyPlan.Of(random));
        }
    }

    [Fact]
    public void A_plan_with_moves_limits_and_costs_reads_back_the_same()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 100).Host("h3", 1000, memoryGiB: 128)
            .Vm("a", "h1", memoryGiB: 8).Vm("b", "h1", memoryGiB: 8).Vm("x", "h1", memoryGiB: 40)
            .Vm("c", "h3", memoryGiB: 60).Vm("d", "h3", memoryGiB: 60)
            .Flow("a", "c", 60).Flow("b", "d", 60).Flow("x", "d", 50)
            .Peak("a", 60).Peak("b", 60).Peak("x", 5)
            .Requires("Min(A, C) >= 60 Mbps")
            .Requires("Min(B, D) >= 60 Mbps");
        scene.CanMigrate = true;
        RebalancePlan plan = scene.Plan();
        Assert.Contains(plan.Steps, step => step.Adaptation is MigrationAdaptation && step.Cost is not null);
        Assert.NotEmpty(plan.Before);
        AssertReadsBack(plan);
    }

    [Theory]
    [InlineData("\"id\": \"plan-1\"", "\"id\": \"\"", "$.id): expected a text with a visible character, found ''")]
    [InlineData("\"kind\": \"NetUtil plan\"", "\"kind\": \"fabric\"", "Line 2, column 11 ($.kind): expected 'NetUtil plan'")]
    [InlineData("\"time\": \"", "\"time\": \"x", "($.time): expected a time")]
    [InlineData("\"number\": 2", "\"number\": 1", "($.steps[1].number): expected a whole number from 2 to")]
    [InlineData("[\n        1\n      ]", "[ 2 ]", "($.steps[1].dependsOn[0]): expected the number of an earlier step, found 2")]
    [InlineData("\"bandwidth\": {", "\"bandwith\": {", "($.steps[0].bandwith): expected a known property, found 'bandwith'; write 'bandwidth'.")]
    [InlineData("\"toId\": \"h2\"", "\"toId\": \"h1\"", "($.steps[1].move.toId): expected another host than the VM lies on")]
    [InlineData("\"maximum\": 40000000", "\"maximum\": -1", "($.steps[0].bandwidth.to.maximum): expected a rate of at least 0, found -1")]
    [InlineData("\"stopReason\": \"Optimal\"", "\"stopReason\": \"Best\"", "($.stopReason): expected one of Optimal, BudgetSpent, Infeasible, found 'Best'")]
    [InlineData("\"stepsSpent\": 7", "\"stepsSpent\": 7,", "expected JSON, found a fault")]
    [InlineData("\"shortfallAfter\": 0,", "", "Line 1, column 1 ($): expected a property 'shortfallAfter', found none")]
    public void What_is_wrong_with_a_file_is_said_with_its_place(string text, string mistake, string problem)
    {
        string good = File.ReadAllText(Written(ByHand())).ReplaceLineEndings("\n");
        Assert.NotNull(PlanFiles.Parse(Encoding.UTF8.GetBytes(good)).Plan);
        Assert.Contains(text, good, StringComparison.Ordinal);
        PlanReadResult result = PlanFiles.Parse(Encoding.UTF8.GetBytes(good.Replace(text, mistake, StringComparison.Ordinal)));
        Assert.Null(result.Plan);
        Assert.False(result.IsNewer);
        Assert.Matches(@"^Line \d+, column \d+ ", result.Problems[0]);
        Assert.Contains(result.Problems, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_told_from_a_wrong_one()
    {
        string path = Written(ByHand());
        File.WriteAllText(path, """{ "kind": "NetUtil plan", "version": 2, "weather": "fine" }""");
        PlanReadResult result = new PlanFiles().Read(path);
        Assert.True(result.IsNewer);
        Assert.Equal(
            ["Line 1, column 38 ($.version): expected a plan of format 1 at most, found format 2; use the newer version "
                + "of NetUtil that wrote it."],
            result.Problems);
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole_and_what_cannot_be_written_or_read_is_said()
    {
        string path = Written(ByHand());
        File.WriteAllText(path, "something else");
        new PlanFiles().Write(path, ByHand());
        Assert.NotNull(new PlanFiles().Read(path).Plan);
        Assert.Equal(["plan.json"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName));
        Assert.Throws<IOException>(() => new PlanFiles().Write(_folder.At("none/plan.json"), ByHand()));
        Assert.Throws<IOException>(() => new PlanFiles().Read(_folder.At("none.json")));
    }

    private static RebalancePlan ByHand() => new()
    {
        PlanId = "plan-1",
        FabricId = "lab",
        Time = new DateTimeOffset(2025, 1, 6, 8, 0, 0, TimeSpan.Zero),
        Steps =
        [
            new PlanStep(
                1,
                new BandwidthAdaptation(
                    "x", "x", "x-nic", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 40e6)),
                "H1",
                "because"),
            new PlanStep(2, new MigrationAdaptation("a", "a", "h1", "H1", "h2", "H2"), "H1", "because")
            {
                Wave = 2,
                DependsOn = [1],
                Cost = MoveCost.Known(4e9, 1e9),
            },
        ],
        StepsSpent = 7,
    };

    private void AssertReadsBack(RebalancePlan plan)
    {
        string path = Written(plan);
        PlanReadResult result = new PlanFiles().Read(path);
        Assert.Empty(result.Problems);
        AssertSame(plan, result.Plan!, "plan");
        byte[] text = File.ReadAllBytes(path);
        Assert.Equal(text, File.ReadAllBytes(Written(result.Plan!)));
    }

    private string Written(RebalancePlan plan)
    {
        string path = _folder.At("plan.json");
        new PlanFiles().Write(path, plan);
        return path;
    }

    // Every public property, so that one that is added and not written is found; not a move turned around, which
    // has one too.
    private static void AssertSame(object? expected, object? found, string path)
    {
        if (expected is IEnumerable list and not string)
        {
            object[] left = [.. list.Cast<object>()];
            object[] right = [.. ((IEnumerable)found!).Cast<object>()];
            Assert.True(left.Length == right.Length, $"{path} has {right.Length} for {left.Length}");
            for (int i = 0; i < left.Length; i++)
            {
                AssertSame(left[i], right[i], $"{path}[{i}]");
            }
        }
        else if (expected?.GetType().Namespace?.StartsWith("NetUtil", StringComparison.Ordinal) == true
            && !expected.GetType().IsEnum)
        {
            Assert.Equal(expected.GetType(), found?.GetType());
            foreach (PropertyInfo property in expected.GetType().GetProperties()
                .Where(property => property.PropertyType != expected.GetType()))
            {
                AssertSame(property.GetValue(expected), property.GetValue(found), $"{path}.{property.Name}");
            }
        }
        else
        {
            Assert.True(Equals(expected, found), $"{path} is {found} for {expected}");
        }
    }
}
