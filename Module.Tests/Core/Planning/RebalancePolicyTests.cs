using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Planning;

public sealed class RebalancePolicyTests
{
    private static readonly DateTimeOffset s_monday = new(2025, 1, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly ChangeWindow s_night = Window("daily 22:00-06:00 UTC");

    [Fact]
    public void The_default_lets_everything_be_done_within_its_caps()
    {
        RebalancePolicy policy = RebalancePolicy.Default;
        MachinePolicy any = policy.For(Machine("web", "h1"), ["Shop"], "H1");
        Assert.Equal((10, 5, 2, 0.1, TimeSpan.FromHours(1), false, 1, TimeSpan.FromDays(1)), (
            policy.MaximumLowered,
            policy.MaximumMigrations,
            policy.MigrationsAtOnce,
            policy.HysteresisFraction,
            policy.CoolDown,
            policy.MayMigrateForRisk,
            policy.BreachEvaluations,
            policy.MaximumPlanAge));
        Assert.Null(any.NoBandwidthReason);
        Assert.Null(any.NoMigrationReason);
        Assert.Null(any.ClosedReason(s_monday));
        Assert.Equal(s_monday, any.NextOpening(s_monday));
        Assert.Equal((0.0, false, TimeSpan.FromHours(1)), (
            any.FloorBitsPerSecond, any.MayGoBelowHistory, any.CoolDown));
        Assert.All(any.Sources.Values, source => Assert.Equal("default", source));
    }

    [Fact]
    public void What_is_excluded_is_neither_moved_nor_limited()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Excluded = ["web-?"],
            ExcludedHosts = ["old*"],
            ExcludedApplications = ["Bank"],
        };
        MachinePolicy web = policy.For(Machine("WEB-1", "h1"), []);
        Assert.Equal("the policy excludes it (ExcludedVM 'web-?')", web.NoBandwidthReason);
        Assert.Equal(web.NoBandwidthReason, web.NoMigrationReason);
        Assert.Equal(
            "the policy excludes its application bank (ExcludedApplication 'Bank')",
            policy.For(Machine("db", "h1"), ["Shop", "bank"], "H1").NoMigrationReason);
        Assert.Equal(
            "the policy excludes host OLD7 (ExcludedHost 'old*')",
            policy.For(Machine("db", "h1"), ["Shop"], "OLD7").NoBandwidthReason);
        Assert.Null(policy.For(Machine("web-10", "h1"), ["Shop"], "H1").NoMigrationReason);
    }

    [Fact]
    public void What_the_fabric_needs_is_left_alone_unless_it_is_named()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Protected = ["dc*"],
            Found = new Dictionary<string, string> { ["me"] = "NetUtil runs on it" },
        };
        const string Protection = "the policy protects it (ProtectedVM 'dc*')";
        Assert.Equal(Protection, policy.For(Machine("dc1", "h1"), []).NoBandwidthReason);
        Assert.Equal("NetUtil runs on it", policy.For(Machine("me", "h1"), []).NoMigrationReason);
        RebalancePolicy named = policy with { Unprotected = ["dc1", "me"] };
        Assert.Null(named.For(Machine("dc1", "h1"), []).NoBandwidthReason);
        Assert.Null(named.For(Machine("me", "h1"), []).NoMigrationReason);
        Assert.Equal(Protection, named.For(Machine("dc2", "h1"), []).NoBandwidthReason);
        Assert.NotNull((named with { Excluded = ["me"] }).For(Machine("me", "h1"), []).NoMigrationReason);
    }

    [Fact]
    public void A_rule_of_a_VM_goes_before_one_of_its_application_and_that_before_the_default()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            FloorBitsPerSecond = M,
            CoolDown = TimeSpan.FromHours(4),
            Overrides =
            [
                OfMachine("web") with { FloorBitsPerSecond = 3 * M },
                OfApplication("Shop") with { FloorBitsPerSecond = 5 * M, MayMigrate = false },
            ],
        };
        MachinePolicy web = policy.For(Machine("web", "h1"), ["Shop"]);
        Assert.Equal((3 * M, false, TimeSpan.FromHours(4)), (web.FloorBitsPerSecond, web.MayMigrate, web.CoolDown));
        Assert.Equal("the policy does not let it be moved (application 'Shop')", web.NoMigrationReason);
        Assert.Equal("the floor of the policy (VM 'web')", web.FloorReason);
        Assert.Equal("default", web.Sources["CoolDown"]);
        Assert.Equal(5 * M, policy.For(Machine("db", "h1"), ["Shop"]).FloorBitsPerSecond);
        Assert.Equal(M, policy.For(Machine("db", "h1"), ["Bank"]).FloorBitsPerSecond);
    }

    [Fact]
    public void Of_several_rules_the_one_that_names_a_VM_most_closely_counts_in_any_order()
    {
        PolicyOverride[] rules =
        [
            OfMachine("*") with { MayChangeBandwidth = false },
            OfMachine("web-*") with { MayMigrate = false, MayChangeBandwidth = true },
            OfMachine("web-1") with { MayMigrate = true },
        ];
        foreach (IEnumerable<PolicyOverride> order in new[] { rules, rules.Reverse() })
        {
            RebalancePolicy policy = RebalancePolicy.Default with { Overrides = [.. order] };
            MachinePolicy first = policy.For(Machine("web-1", "h1"), []);
            Assert.Equal((true, true), (first.MayMigrate, first.MayChangeBandwidth));
            MachinePolicy second = policy.For(Machine("web-2", "h1"), []);
            Assert.Equal((false, "VM 'web-*'"), (second.MayMigrate, second.Sources["MayMigrate"]));
            Assert.Equal(
                "the policy leaves its bandwidth as it is (VM '*')",
                policy.For(Machine("db", "h1"), []).NoBandwidthReason);
        }
    }

    [Fact]
    public void Of_several_applications_the_most_careful_rule_counts()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Overrides =
            [
                OfApplication("A") with
                {
                    MayMigrate = true, CoolDown = TimeSpan.FromHours(3), Windows = [s_night], FloorBitsPerSecond = M,
                },
                OfApplication("B") with
                {
                    MayMigrate = false,
                    CoolDown = TimeSpan.Zero,
                    Windows = [Window("Tue 00:00-24:00 UTC")],
                    FloorBitsPerSecond = 2 * M,
                },
            ],
        };
        MachinePolicy both = policy.For(Machine("web", "h1"), ["B", "A"]);
        Assert.Equal((false, TimeSpan.FromHours(3), 2 * M), (
            both.MayMigrate, both.CoolDown, both.FloorBitsPerSecond));
        Assert.Equal("application 'A' and application 'B'", both.Sources["Windows"]);
        // Monday at 22:00 the night begins, and at midnight Tuesday.
        Assert.Contains("(daily 22:00-06:00 UTC)", both.ClosedReason(s_monday), StringComparison.Ordinal);
        Assert.Contains("(Tue 00:00-24:00 UTC)", both.ClosedReason(s_monday.AddHours(10)), StringComparison.Ordinal);
        Assert.Null(both.ClosedReason(s_monday.AddHours(12)));
        Assert.Equal(s_monday.AddHours(12), both.NextOpening(s_monday));
    }

    [Fact]
    public void An_empty_list_of_windows_is_any_time()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Windows = [s_night],
            Overrides = [OfMachine("web") with { Windows = [] }],
        };
        Assert.Null(policy.For(Machine("web", "h1"), []).ClosedReason(s_monday));
        MachinePolicy db = policy.For(Machine("db", "h1"), []);
        Assert.Equal(
            "at 2025-01-06 12:00:00Z no window of the policy is open (daily 22:00-06:00 UTC)",
            db.ClosedReason(s_monday));
        Assert.Null(db.ClosedReason(s_monday.AddHours(10)));
        Assert.Equal(s_monday.AddHours(10), db.NextOpening(s_monday.AddSeconds(17)));
    }

    [Fact]
    public void Windows_that_are_never_open_at_once_have_no_opening()
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            Overrides =
            [
                OfApplication("A") with { Windows = [Window("Mon 08:00-09:00 UTC")] },
                OfApplication("B") with { Windows = [Window("Mon 09:00-10:00 UTC")] },
            ],
        };
        Assert.Null(policy.For(Machine("web", "h1"), ["A", "B"]).NextOpening(s_monday));
        Assert.Equal(
            new DateTimeOffset(2025, 1, 13, 8, 0, 0, TimeSpan.Zero),
            policy.For(Machine("web", "h1"), ["A"]).NextOpening(s_monday));
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
    public void The_machine_that_NetUtil_runs_on_is_found_by_its_id_or_by_its_name_short_or_long()
    {
        FabricInventory fabric = Inventory(
            [Host("h1", 100)], [Machine("ADMIN7", "h1"), Machine("sql.contoso.com", "h1"), Machine("web", "h1")]);
        Assert.Equal(["ADMIN7"], OwnMachine.FindIn(fabric, ["admin7.contoso.com"]).Keys);
        Assert.Equal(["sql.contoso.com"], OwnMachine.FindIn(fabric, ["SQL"]).Keys);
        Assert.Equal(["web"], OwnMachine.FindIn(fabric, ["elsewhere", "WEB"]).Keys);
        Assert.Empty(OwnMachine.FindIn(fabric, ["we", "contoso.com"]));
        Assert.Empty(OwnMachine.FindIn(fabric, []));
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
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { MaximumPlanAge = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { BreachEvaluations = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => policy with { FloorBitsPerSecond = double.NaN });
        Assert.Throws<ArgumentException>(() => policy with { Excluded = ["web", " "] });
        Assert.Throws<ArgumentException>(() => new PolicyOverride(PolicyScope.Default, "web"));
        Assert.Throws<ArgumentException>(() => OfMachine("web") with { BreachEvaluations = 3 });
        Assert.Equal(
            "Two rules are about VM 'web'. (Parameter 'Overrides')",
            Assert.Throws<ArgumentException>(
                () => policy with { Overrides = [OfMachine("web"), OfMachine("WEB")] }).Message);
        Assert.True(OfApplication("Shop").IsEmpty);
    }

    private static ChangeWindow Window(string text) => ChangeWindowText.Read(text, TimeZoneInfo.Utc, out _)!;

    private static PolicyOverride OfMachine(string name) => new(PolicyScope.VirtualMachine, name);

    private static PolicyOverride OfApplication(string name) => new(PolicyScope.Application, name);
}
