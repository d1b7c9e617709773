using System;
using System.Collections.Generic;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Planning;

public sealed class RebalancePolicyTests
{
    private static readonly DateTimeOffset s_monday = new(2025, 1, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly ChangeWindow s_night =
        ChangeWindowText.Read("daily 22:00-06:00 UTC", TimeZoneInfo.Utc, out _)!;

    [Fact]
    public void The_default_lets_everything_be_done_within_its_caps()
    {
        RebalancePolicy policy = RebalancePolicy.Default;
        MachinePolicy any = policy.For(Machine("web", "h1"), ["Shop"]);
        Assert.Equal((10, 5, 2, 0.1, TimeSpan.FromHours(1), false), (
            policy.MaximumLowered,
            policy.MaximumMigrations,
            policy.MigrationsAtOnce,
            policy.HysteresisFraction,
            policy.CoolDown,
            policy.MayMigrateForRisk));
        Assert.Null(any.NoBandwidthReason);
        Assert.Null(any.NoMigrationReason);
        Assert.Null(any.ClosedReason(s_monday));
        Assert.Equal((0.0, false, TimeSpan.FromHours(1)), (
            any.FloorBitsPerSecond, any.MayGoBelowHistory, any.CoolDown));
    }

    [Fact]
    public void What_is_excluded_is_neither_moved_nor_limited()
    {
        RebalancePolicy policy = RebalancePolicy.Default with { Excluded = ["web-?"] };
        MachinePolicy web = policy.For(Machine("WEB-1", "h1"), []);
        Assert.Equal(("the policy excludes it", "the policy excludes it"), (
            web.NoBandwidthReason, web.NoMigrationReason));
        Assert.Null(policy.For(Machine("web-10", "h1"), []).NoMigrationReason);
    }

    [Fact]
    public void What_the_fabric_needs_is_left_alone_unless_it_is_named()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Protected = ["dc*"],
            Found = new Dictionary<string, string> { ["me"] = "NetUtil runs on it" },
        };
        Assert.Equal("the policy protects it", policy.For(Machine("dc1", "h1"), []).NoBandwidthReason);
        Assert.Equal("NetUtil runs on it", policy.For(Machine("me", "h1"), []).NoMigrationReason);
        RebalancePolicy named = policy with { Unprotected = ["dc1", "me"] };
        Assert.Null(named.For(Machine("dc1", "h1"), []).NoBandwidthReason);
        Assert.Null(named.For(Machine("me", "h1"), []).NoMigrationReason);
        Assert.Equal("the policy protects it", named.For(Machine("dc2", "h1"), []).NoBandwidthReason);
    }

    [Fact]
    public void The_highest_floor_counts()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Floors = [new("w*", 3 * M), new("web", 5 * M), new("*", M)],
            LowerableBelowHistory = ["web"],
        };
        Assert.Equal(5 * M, policy.For(Machine("web", "h1"), []).FloorBitsPerSecond);
        Assert.Equal(M, policy.For(Machine("db", "h1"), []).FloorBitsPerSecond);
        Assert.True(policy.For(Machine("web", "h1"), []).MayGoBelowHistory);
        Assert.False(policy.For(Machine("db", "h1"), []).MayGoBelowHistory);
    }

    [Fact]
    public void A_later_override_goes_before_an_earlier_one_and_says_only_what_it_says()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Windows = [s_night],
            Overrides =
            [
                new(["Shop"], []) { MayMigrate = false, CoolDown = TimeSpan.FromHours(2), Windows = [] },
                new([], ["web*"]) { MayMigrate = true, MayMigrateForRisk = true },
                new([], ["*"]) { MayChangeBandwidth = false },
            ],
        };
        MachinePolicy web = policy.For(Machine("web", "h1"), ["Shop", "Other"]);
        Assert.Equal((true, false, true, TimeSpan.FromHours(2)), (
            web.MayMigrate, web.MayChangeBandwidth, web.MayMigrateForRisk, web.CoolDown));
        Assert.Null(web.ClosedReason(s_monday));

        MachinePolicy db = policy.For(Machine("db", "h1"), ["shop"]);
        Assert.Equal("the policy does not let it be moved", db.NoMigrationReason);
        Assert.Equal("the policy leaves its bandwidth as it is", db.NoBandwidthReason);

        MachinePolicy other = policy.For(Machine("db", "h1"), ["Other"]);
        Assert.Equal((true, TimeSpan.FromHours(1)), (other.MayMigrate, other.CoolDown));
        Assert.Equal(
            "at 2025-01-06 12:00:00Z no window of the policy is open (daily 22:00-06:00 UTC)",
            other.ClosedReason(s_monday));
        Assert.Null(other.ClosedReason(s_monday.AddHours(10)));
    }

    [Theory]
    [InlineData(59, "NetUtil moved it at 2025-01-06 12:00:00Z, and it stays until 2025-01-06 13:00:00Z")]
    [InlineData(60, null)]
    public void A_VM_stays_for_its_cool_down_after_its_last_move(int minutes, string? reason)
    {
        MachinePolicy web = RebalancePolicy.Default.For(Machine("web", "h1"), []);
        RecentMove[] moves =
            [new("web", s_monday), new("web", s_monday.AddMinutes(-10)), new("db", s_monday.AddMinutes(30))];
        Assert.Equal(reason, web.CoolDownReason(moves, "web", s_monday.AddMinutes(minutes)));
    }

    [Fact]
    public void Values_that_mean_nothing_are_refused()
    {
        RebalancePolicy policy = RebalancePolicy.Default;
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { MaximumLowered = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { MaximumMigrations = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { MigrationsAtOnce = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { HysteresisFraction = 1.01 });
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { CoolDown = TimeSpan.FromDays(32) });
        Assert.Throws<ArgumentException>(() => policy with { Excluded = ["web", " "] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MachineFloor("web", double.NaN));
        Assert.Throws<ArgumentException>(() => new PolicyOverride([], []));
        Assert.True(new PolicyOverride(["Shop"], []).IsEmpty);
    }
}
