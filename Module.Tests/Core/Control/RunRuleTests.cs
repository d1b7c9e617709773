using System;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>What the policy says of moves in a run, and of what counts against its caps.</summary>
public sealed class RunRuleTests
{
    private static readonly FabricInventory s_fabric = Inventory(
        [Host("h1", 100), Host("h2", 100)],
        [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h1")]);

    [Fact]
    public void A_run_makes_no_more_moves_than_the_policy_allows()
    {
        RunStep[] steps = [Move(1, "a", StepState.Done), Move(2, "b", StepState.Started), Move(3, "c")];
        Assert.Equal(
            "The policy does not let it be tried now: it makes 2 moves a run at most (MaximumMove).",
            WhyNot(new RebalancePolicy { MaximumMigrations = 2 }, steps));
        Assert.Null(WhyNot(new RebalancePolicy { MaximumMigrations = 3 }, steps));
        Assert.Null(WhyNot(
            new RebalancePolicy { MaximumMigrations = 1 },
            [Move(1, "a", StepState.Failed), Move(2, "b", StepState.Refused), Move(3, "c")]));
    }

    [Fact]
    public void A_move_asks_for_the_VM_the_host_and_the_cool_down()
    {
        RunStep[] steps = [Move(1, "a")];
        Assert.Contains(
            "the policy does not let it be moved (default)",
            WhyNot(new RebalancePolicy { MayMigrate = false }, steps),
            StringComparison.Ordinal);
        Assert.Contains(
            "the policy excludes host h2 (ExcludedHost 'h2')",
            WhyNot(new RebalancePolicy { ExcludedHosts = ["h2"] }, steps),
            StringComparison.Ordinal);
        RunStep[] history = [Move(1, "a", StepState.Verified) with { Time = Start.AddMinutes(-30) }];
        Assert.Contains(
            "NetUtil moved it at 2025-01-06 07:30:00Z, and it stays until 2025-01-06 08:30:00Z",
            WhyNot(RebalancePolicy.Default, steps, history),
            StringComparison.Ordinal);
        Assert.Null(WhyNot(new RebalancePolicy { CoolDown = TimeSpan.FromMinutes(30) }, steps, history));
    }

    [Fact]
    public void A_VM_counts_once_and_what_is_given_back_counts_not_at_all()
    {
        PortSettings low = new(maximumBitsPerSecond: 10 * M);
        PortSettings lower = new(maximumBitsPerSecond: 5 * M);
        RebalancePolicy one = new() { MaximumLowered = 1 };
        Assert.Null(WhyNot(
            one, [Port(1, "a", PortSettings.Unset, low, StepState.Done), Port(2, "a", low, lower)]));
        Assert.NotNull(WhyNot(
            one,
            [Port(1, "a", PortSettings.Unset, low, StepState.Done), Port(2, "b", PortSettings.Unset, low)]));

        // NetUtil once took the limit of 10 away from b; that it comes back lowers nobody.
        FabricInventory fabric = s_fabric.With(
            new System.Collections.Generic.Dictionary<string, PortSettings> { ["b-nic"] = PortSettings.Unset });
        RunStep[] history = [Port(1, "b", low, PortSettings.Unset, StepState.Verified)];
        RebalancePolicy none = new() { MaximumLowered = 0, FloorBitsPerSecond = 50 * M };
        Assert.Null(new RunRules(none, _ => machine => none.For(machine, []), history, new StillClock()).WhyNot(
            Port(1, "b", PortSettings.Unset, low), [], fabric));
    }

    [Fact]
    public void Of_a_VM_that_is_gone_the_policy_says_nothing() => Assert.Null(
        WhyNot(new RebalancePolicy { Excluded = ["*"] }, [Move(1, "gone")]));

    private static string? WhyNot(RebalancePolicy policy, RunStep[] steps, params RunStep[] history) =>
        new RunRules(policy, _ => machine => policy.For(machine, []), history, new StillClock())
            .WhyNot(steps[^1], steps, s_fabric);

    private static RunStep Move(int number, string machine, StepState state = StepState.Planned) => new(
        "run",
        number,
        $"run/{number}",
        new MigrationAdaptation(machine, machine, "h1", "h1", "h2", "h2"),
        "because",
        state,
        Start);

    private static RunStep Port(
        int number, string machine, PortSettings from, PortSettings to, StepState state = StepState.Planned) => new(
        "run", number, $"run/{number}", Change(machine, from, to), "because", state, Start);

    private sealed class StillClock : IFabricClock
    {
        public DateTimeOffset Now => Start;

        public void Wait(TimeSpan span, System.Threading.CancellationToken stopToken) =>
            throw new NotSupportedException();
    }
}
