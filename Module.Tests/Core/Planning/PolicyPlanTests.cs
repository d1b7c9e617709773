using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Tests.Core.Simulation;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Each setting of the policy changes plans, and the plan names the rule.</summary>
public sealed class PolicyPlanTests
{
    private const double M = PlanScene.M;

    private static readonly ChangeWindow s_night = ChangeWindowText.Read(
        "daily 22:00-06:00 UTC", TimeZoneInfo.Utc, out string? _)!;

    /// <summary>a wants 60 and x asks for 80 of 100; x could be pressed to 20, and a lacks what x keeps of more
    /// than 40. Where each gets 50 nothing is left to be done.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, null)]
    [InlineData(50, 0, 0, 10, "the floor of the policy (default)")]
    [InlineData(50, 45, 0, 5, "the floor of the policy (application 'o*')")]
    [InlineData(50, 45, 42, 2, "the floor of the policy (VM 'x')")]
    [InlineData(0, 0, 42, 2, "the floor of the policy (VM 'x')")]
    [InlineData(10, 0, 0, 0, null)]
    public void A_floor_is_held_and_named(
        double standard, double ofApplication, double ofMachine, double missing, string? why)
    {
        PlanScene scene = Limits(MinimumBandwidthMode.Absolute);
        scene.Policy = new RebalancePolicy
        {
            FloorBitsPerSecond = standard * M,
            Overrides =
            [
                Rule(PolicyScope.Application, "o*") with { FloorBitsPerSecond = Rate(ofApplication) },
                Rule(PolicyScope.VirtualMachine, "x") with { FloorBitsPerSecond = Rate(ofMachine) },
            ],
        };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(50 * missing / 60, plan.ShortfallAfter, 2);
        Assert.Equal(
            missing == 10 ? [] : [new PortSettings((60 - missing) * M)],
            plan.Steps.Select(step => step.Bandwidth!.To));
        Assert.Equal(
            why is not null,
            plan.Unmet.SelectMany(unmet => unmet.Obstacles).Any(
                text => why is not null && text.Contains(why, StringComparison.Ordinal)));
    }

    public static TheoryData<RebalancePolicy, string> WhatKeepsX => new()
    {
        { new RebalancePolicy { Excluded = ["x*"] }, "the policy excludes it (ExcludedVM 'x*')" },
        {
            new RebalancePolicy { ExcludedHosts = ["h*"] }, "the policy excludes host H1 (ExcludedHost 'h*')"
        },
        {
            new RebalancePolicy { ExcludedApplications = ["other"] },
            "the policy excludes its application other (ExcludedApplication 'other')"
        },
        { new RebalancePolicy { Protected = ["x"] }, "the policy protects it (ProtectedVM 'x')" },
        {
            new RebalancePolicy { Found = new Dictionary<string, string> { ["x"] = "NetUtil runs on it" } },
            "NetUtil runs on it"
        },
        {
            new RebalancePolicy { MayChangeBandwidth = false },
            "the policy leaves its bandwidth as it is (default)"
        },
        {
            new RebalancePolicy
            {
                Overrides = [Rule(PolicyScope.VirtualMachine, "x") with { MayChangeBandwidth = false }],
            },
            "the policy leaves its bandwidth as it is (VM 'x')"
        },
    };

    [Theory]
    [MemberData(nameof(WhatKeepsX))]
    public void What_the_policy_keeps_is_left_alone_and_named(RebalancePolicy policy, string why)
    {
        PlanScene scene = Limits();
        scene.Policy = policy;
        RebalancePlan plan = scene.Plan();
        Assert.DoesNotContain(plan.Steps, step => step.MachineName == "x");
        Assert.Contains(
            "x (80 Mbit/s) cannot be changed: " + why, Assert.Single(plan.Unmet).Obstacles);
    }

    [Fact]
    public void What_is_protected_and_named_all_the_same_is_changed()
    {
        PlanScene scene = Limits();
        scene.Policy = new RebalancePolicy { Protected = ["*"], Unprotected = ["x"] };
        Assert.Equal("x", Assert.Single(scene.Plan().Steps).MachineName);
    }

    [Fact]
    public void Without_being_named_a_VM_is_not_lowered_below_its_history()
    {
        PlanScene scene = Limits().Peak("x", 80);
        scene.Drop("other");
        Assert.DoesNotContain(scene.Plan().Steps, step => step.MachineName == "x");
        scene.Policy = new RebalancePolicy { LowerableBelowHistory = ["x"] };
        Assert.Equal("x", Assert.Single(scene.Plan().Steps).MachineName);
    }

    /// <summary>The scene is planned for at 08:05 UTC.</summary>
    [Theory]
    [InlineData("daily 22:00-06:00 UTC", "before 2025-01-06 22:00:00Z")]
    [InlineData("Tue 10:00-12:00 UTC", "before 2025-01-07 10:00:00Z")]
    [InlineData("Mon 08:00-09:00 UTC", null)]
    public void Outside_its_windows_a_plan_says_until_when_it_waits(string window, string? until)
    {
        PlanScene scene = Limits();
        scene.Policy = new RebalancePolicy
        {
            Windows = [ChangeWindowText.Read(window, TimeZoneInfo.Utc, out string? _)!],
        };
        RebalancePlan plan = scene.Plan();
        Assert.Equal("x", Assert.Single(plan.Steps).MachineName);
        Assert.Equal(
            until is null
                ? []
                : [$"At 2025-01-06 08:05:00Z no window of the policy is open ({window}), so nothing is done to x {until}."],
            plan.Waiting);
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public void Windows_of_its_own_go_before_those_of_the_default()
    {
        PlanScene scene = Limits();
        scene.Policy = new RebalancePolicy
        {
            Windows = [s_night],
            Overrides = [Rule(PolicyScope.VirtualMachine, "x") with { Windows = [] }],
        };
        Assert.Empty(scene.Plan().Waiting);
    }

    /// <summary>a and b want 60 each of 100, so one has to go; their peers on h3 are too large for h1.</summary>
    [Fact]
    public void One_of_two_that_do_not_fit_is_moved()
    {
        RebalancePlan plan = Crowded().Plan();
        Assert.Equal((1, 0.0), (plan.Moves, Math.Round(plan.ShortfallAfter, 6)));
        Assert.Contains(Moved(plan), ["a", "b"]);
    }

    public static TheoryData<RebalancePolicy, string> WhatKeepsA => new()
    {
        { new RebalancePolicy { Excluded = ["a"] }, "" },
        { new RebalancePolicy { Protected = ["a"] }, "" },
        { new RebalancePolicy { Overrides = [Rule(PolicyScope.VirtualMachine, "a") with { MayMigrate = false }] }, "" },
        {
            new RebalancePolicy
            {
                Overrides =
                [
                    Rule(PolicyScope.Application, "app") with { MayMigrate = false },
                    Rule(PolicyScope.VirtualMachine, "b") with { MayMigrate = true },
                ],
            },
            ""
        },
        { new RebalancePolicy { MayMigrate = false }, "the policy does not let it be moved (default)" },
        {
            new RebalancePolicy { Overrides = [Rule(PolicyScope.Application, "app") with { MayMigrate = false }] },
            "the policy does not let it be moved (application 'app')"
        },
    };

    [Theory]
    [MemberData(nameof(WhatKeepsA))]
    public void What_may_not_be_moved_stays_and_the_rule_is_named(RebalancePolicy policy, string why)
    {
        PlanScene scene = Crowded();
        scene.Policy = policy;
        RebalancePlan plan = scene.Plan();
        Assert.Equal(why.Length == 0 ? ["b"] : [], Moved(plan));
        if (why.Length > 0)
        {
            Assert.Contains("a is not moved: " + why, plan.Unmet.SelectMany(unmet => unmet.Obstacles));
        }
    }

    [Fact]
    public void Nothing_goes_to_a_host_that_is_excluded()
    {
        PlanScene scene = Crowded();
        scene.Policy = new RebalancePolicy { ExcludedHosts = ["h3"] };
        Assert.Equal("H2", Assert.Single(scene.Plan().Steps, step => step.Adaptation is MigrationAdaptation).To);
        scene.Policy = new RebalancePolicy { ExcludedHosts = ["h2", "h3"] };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(0, plan.Moves);
        Assert.Contains(
            plan.Unmet.SelectMany(unmet => unmet.Obstacles),
            text => text.Contains("The policy excludes host H2 (ExcludedHost 'h2').", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 0, "The policy moves no VM (MaximumMove 0).")]
    [InlineData(1, 1, null)]
    public void No_more_is_moved_than_the_policy_allows(int most, int moves, string? note)
    {
        PlanScene scene = Crowded();
        scene.Policy = new RebalancePolicy { MaximumMigrations = most };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(moves, plan.Moves);
        Assert.Equal(note is null ? [] : [note], plan.Notes.Where(one => one.Contains("MaximumMove")));
    }

    [Fact]
    public void Where_more_moves_would_be_needed_than_are_allowed_the_plan_says_so()
    {
        PlanScene scene = Crowded().Vm("e", "h1").Vm("f", "h3").Flow("e", "f", 60).Peak("e", 60)
            .Requires("Min(E, F) >= 60 Mbps");
        scene.Policy = new RebalancePolicy { MaximumMigrations = 1 };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(1, plan.Moves);
        Assert.Contains(
            "The policy makes 1 moves a run at most (MaximumMove); more might mend more.", plan.Notes);
        scene.Policy = RebalancePolicy.Default;
        Assert.Equal(2, scene.Plan().Moves);
    }

    [Fact]
    public void What_was_moved_lately_stays_for_its_own_cool_down()
    {
        PlanScene scene = Crowded();
        scene.Moved.Add(new RecentMove("a", SampleNetworks.Start.AddMinutes(-20)));
        Assert.Equal(["b"], Moved(scene.Plan()));
        scene.Moved.Add(new RecentMove("b", SampleNetworks.Start.AddMinutes(-20)));
        Assert.Empty(Moved(scene.Plan()));
        scene.Policy = new RebalancePolicy
        {
            Overrides = [Rule(PolicyScope.VirtualMachine, "a") with { CoolDown = TimeSpan.FromMinutes(25) }],
        };
        Assert.Equal(["a"], Moved(scene.Plan()));
    }

    /// <summary>Without its minimum of 70 a could have the 75 that x leaves: 5 more than it needs.</summary>
    [Theory]
    [InlineData(0.06, true)]
    [InlineData(0.08, false)]
    public void What_is_given_back_leaves_the_margin_that_the_policy_asks_for(double margin, bool isReturned)
    {
        PortSettings minimum = new(70 * M);
        PlanScene scene = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1", minimum).Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 5).Flow("x", "y", 25)
            .Requires("Min(A, C) >= 70 Mbps");
        scene.Standing.Add(new StandingChange("a-nic", PortSettings.Unset, minimum));
        scene.Policy = new RebalancePolicy { HysteresisFraction = margin };
        Assert.Equal(isReturned ? 1 : 0, scene.Plan().Steps.Count);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void No_more_move_at_once_than_the_policy_allows(int atOnce, int waves)
    {
        PlanScene scene = Crowded().Vm("e", "h1").Vm("f", "h3").Flow("e", "f", 60).Peak("e", 60)
            .Requires("Min(E, F) >= 60 Mbps");
        scene.Policy = new RebalancePolicy { MigrationsAtOnce = atOnce };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(2, plan.Moves);
        Assert.Equal(waves, plan.Steps.Where(step => step.Adaptation is MigrationAdaptation).Max(step => step.Wave));
    }

    private static PolicyOverride Rule(PolicyScope scope, string name) => new(scope, name);

    private static double? Rate(double rate) => rate > 0 ? rate * M : null;

    private static string[] Moved(RebalancePlan plan) =>
    [
        .. plan.Steps.Where(step => step.Adaptation is MigrationAdaptation).Select(step => step.MachineName),
    ];

    private static PlanScene Limits(MinimumBandwidthMode mode = MinimumBandwidthMode.None) => new PlanScene()
        .Host("h1", 100, mode).Host("h2", 1000)
        .Vm("a", "h1").Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
        .Flow("a", "c", 60).Flow("x", "y", 80)
        .Peak("a", 60).Peak("x", 20)
        .Requires("Min(A, C) >= 60 Mbps")
        .Requires("Min(X, Y) >= 1 Mbps", app: "other");

    private static PlanScene Crowded()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100).Host("h2", 100).Host("h3", 1000, memoryGiB: 128)
            .Vm("a", "h1", memoryGiB: 8).Vm("b", "h1", memoryGiB: 8)
            .Vm("c", "h3", memoryGiB: 50).Vm("d", "h3", memoryGiB: 50)
            .Flow("a", "c", 60).Flow("b", "d", 60)
            .Peak("a", 60).Peak("b", 60)
            .Requires("Min(A, C) >= 60 Mbps")
            .Requires("Min(B, D) >= 60 Mbps");
        scene.CanMigrate = true;
        return scene;
    }
}
