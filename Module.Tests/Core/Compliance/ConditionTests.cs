using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Conditions and tolerances. Of what a1, a2 and u1 send to b1, 20 and 40 Mbit/s are metered and u1's is
/// not.</summary>
public sealed class ConditionTests
{
    private const string Holds = "Sum(A, B) > 50 Mbps";
    private const string Fails = "Sum(A, B) > 70 Mbps";
    private const string Open = "Sum(U, B) > 8 Mbps";

    private static Scene Metered() => new Scene().Host("h1", 1000).Host("h2", 1000)
        .Vm("a1", "h1").Vm("a2", "h1").Vm("u1", "h1").Vm("b1", "h2").Vm("c1", "h1").Vm("d1", "h1").Vm("e1", "h2")
        .Flow("a1", "b1", 20).Flow("a2", "b1", 40).Flow("u1", "b1", 9)
        .Unmetered("u1", "b1");

    // Whoever needs more than 1 Gbit/s is Violated where it is asked for at all.
    private static ComplianceStatus Asked(string condition) =>
        Metered().Requires($"when {condition}: Sum(C, B) >= 2 Gbps").Verdict().Status;

    public static TheoryData<string, ComplianceStatus> Logic => new()
    {
        { Holds, ComplianceStatus.Violated },
        { Fails, ComplianceStatus.Met },
        { Open, ComplianceStatus.Unknown },
        { $"not {Holds}", ComplianceStatus.Met },
        { $"not {Fails}", ComplianceStatus.Violated },
        { $"not {Open}", ComplianceStatus.Unknown },
        { $"{Holds} and {Holds}", ComplianceStatus.Violated },
        { $"{Holds} and {Fails}", ComplianceStatus.Met },
        { $"{Holds} and {Open}", ComplianceStatus.Unknown },
        { $"{Fails} and {Open}", ComplianceStatus.Met },
        { $"{Open} and {Fails}", ComplianceStatus.Met },
        { $"{Open} and {Open}", ComplianceStatus.Unknown },
        { $"{Holds} or {Open}", ComplianceStatus.Violated },
        { $"{Open} or {Holds}", ComplianceStatus.Violated },
        { $"{Fails} or {Open}", ComplianceStatus.Unknown },
        { $"{Fails} or {Fails}", ComplianceStatus.Met },
        { $"not ({Open} or {Holds})", ComplianceStatus.Met },
        { $"({Open} or {Holds}) and not {Fails}", ComplianceStatus.Violated },
    };

    [Theory]
    [MemberData(nameof(Logic))]
    public void A_part_that_decides_alone_decides(string condition, ComplianceStatus status) =>
        Assert.True(status == Asked(condition), $"{condition}: {Asked(condition)}");

    [Fact]
    public void A_condition_that_does_not_hold_gives_Met_and_one_that_is_open_Unknown_with_the_reason()
    {
        Scene scene = Metered()
            .Requires($"when {Fails}: Sum(C, B) >= 2 Gbps").Requires($"when {Open}: Sum(C, B) >= 2 Gbps");
        Assert.Equal("condition does not hold", scene.Verdict("r1").Reason);
        Assert.Equal(
            "whether the condition 'Sum(U, B) > 1 MBS' holds is not known: not all it needs is measured",
            scene.Verdict("r2").Reason);
        Assert.All(scene.Verdicts(), verdict => Assert.Empty(verdict.Paths));
    }

    [Fact]
    public void A_condition_looks_at_what_is_observed_and_not_at_what_could_be_reached() =>
        Assert.Equal(ComplianceStatus.Met, Asked("Sum(A, B) > 60 Mbps"));

    [Fact]
    public void A_condition_about_components_that_nobody_plays_is_open() =>
        Assert.Equal(ComplianceStatus.Unknown, Asked("Sum(Z, B) > 1 Mbps"));

    [Theory]
    [InlineData("Sum(A, B) = 60 Mbps", ComplianceStatus.Violated)]
    // Ten percent of 54.6 and of 66.6 just reach 60; of 54.5 and 66.7 they do not.
    [InlineData("Sum(A, B) = 54.6 Mbps", ComplianceStatus.Violated)]
    [InlineData("Sum(A, B) = 66.6 Mbps", ComplianceStatus.Violated)]
    [InlineData("Sum(A, B) = 54.5 Mbps", ComplianceStatus.Met)]
    [InlineData("Sum(A, B) = 66.7 Mbps", ComplianceStatus.Met)]
    public void An_equal_sign_in_a_condition_has_the_default_tolerance(string condition, ComplianceStatus status) =>
        Assert.Equal(status, Asked(condition));

    [Theory]
    [InlineData(Holds, ComplianceStatus.Violated)]
    [InlineData(Fails, ComplianceStatus.Met)]
    [InlineData(Open, ComplianceStatus.Unknown)]
    public void What_is_required_under_a_condition_limits_others_only_as_far_as_the_condition_holds(
        string condition, ComplianceStatus status)
    {
        // c1 and d1 share an uplink of 1000, and need 600 each.
        Scene scene = Metered()
            .Requires($"when {condition}: Sum(C, E) >= 600 Mbps").Requires("Sum(D, E) >= 600 Mbps");
        Assert.Equal(status, scene.Verdict("r2").Status);
    }

    public static TheoryData<double, double?, ComplianceStatus> Tolerances => new()
    {
        // Of 40 within a tenth: 36 to 44, both included.
        { 36, null, ComplianceStatus.Met },
        { 35.9, null, ComplianceStatus.Violated },
        { 40, null, ComplianceStatus.Met },
        { 44, null, ComplianceStatus.Met },
        { 44.1, null, ComplianceStatus.Violated },
        { 40, 0, ComplianceStatus.Met },
        { 39.9, 0, ComplianceStatus.Violated },
        { 40.1, 0, ComplianceStatus.Violated },
        { 20, 0.5, ComplianceStatus.Met },
        { 60, 0.5, ComplianceStatus.Met },
        { 60.1, 0.5, ComplianceStatus.Violated },
        // Of everything nothing is missing, but twice as much is the most.
        { 0, 1, ComplianceStatus.Met },
        { 80, 1, ComplianceStatus.Met },
        { 80.1, 1, ComplianceStatus.Violated },
    };

    [Theory]
    [MemberData(nameof(Tolerances))]
    public void An_equal_sign_holds_within_its_tolerance(double observed, double? tolerance, ComplianceStatus status)
    {
        Scene scene = new Scene().Host("h1", 1000).Host("h2", 1000).Vm("a1", "h1").Vm("b1", "h2")
            .Flow("a1", "b1", observed)
            .Requires("Each(A, B) = 40 Mbps", settings: new()
            {
                Basis = ComplianceBasis.Throughput,
                ToleranceFraction = tolerance ?? SpecificationSettings.Default.ToleranceFraction,
            });
        Assert.True(status == scene.Verdict().Status, scene.Verdict().Reason);
    }

    [Fact]
    public void An_equal_sign_holds_for_an_idle_application_that_could_have_it_and_tells_the_nearer_side()
    {
        Scene scene = new Scene().Host("h1", 1000).Host("h2", 1000).Vm("a1", "h1").Vm("b1", "h2")
            .Requires("Each(A, B) = 40 Mbps");
        Assert.Equal(ComplianceStatus.Met, scene.Verdict().Status);
        // 44 may be sent at most and 0 are; 36 are needed and 1000 can be reached.
        Assert.Equal(44 * Scene.M, scene.Verdict().Margin!.Value, 0);

        Scene busy = new Scene().Host("h1", 1000).Host("h2", 1000).Vm("a1", "h1").Vm("b1", "h2").Flow("a1", "b1", 50)
            .Requires("Each(A, B) = 40 Mbps");
        Assert.Equal((ComplianceStatus.Violated, -6), (busy.Verdict().Status, busy.Verdict().Margin!.Value / Scene.M));
        Assert.Equal(6 / 44d, busy.Verdict().Shortfall, 9);
        Assert.Equal("50 Mbit/s observed; 1 Gbit/s can be reached; 40 Mbit/s within 10% required", busy.Verdict().Reason
            .Replace(" %", "%").Replace("\u00a0%", "%"));
    }

    [Fact]
    public void Over_each_both_sides_look_at_their_own_worst_path()
    {
        Scene scene = new Scene().Host("h1", 1000).Host("h2", 1000).Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2")
            .Flow("a1", "b1", 36).Flow("a2", "b1", 45)
            .Requires("Each(A, B) = 40 Mbps");
        Assert.Equal((ComplianceStatus.Violated, "a2 -> b1"), (scene.Verdict().Status, scene.Verdict().WorstPath));
        Assert.Equal([ComplianceStatus.Met], new Scene().Host("h1", 1000).Host("h2", 1000)
            .Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2").Flow("a1", "b1", 36).Flow("a2", "b1", 44)
            .Requires("Each(A, B) = 40 Mbps").Verdicts().Select(verdict => verdict.Status));
    }
}
