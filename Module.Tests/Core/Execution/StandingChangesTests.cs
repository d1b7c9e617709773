using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Port settings are written as their maximum in Mbit/s; 0 stands for none.</summary>
public sealed class StandingChangesTests
{
    public static TheoryData<
        string, (int From, int To, StepState State)[], int, (int Original, int Current)?> Chains => new()
        {
            { "nothing was changed", [], 0, null },
            { "one change stands", [(0, 30, StepState.Done)], 30, (0, 30) },
            { "a verified one stands", [(0, 30, StepState.Verified)], 30, (0, 30) },
            { "one that does not work stands too", [(0, 30, StepState.NotVerified)], 30, (0, 30) },
            { "somebody else changed it since", [(0, 30, StepState.Done)], 40, null },
            { "somebody else gave it back", [(0, 30, StepState.Done)], 0, null },
            {
                "two changes go back to the first",
                [(0, 30, StepState.Done), (30, 20, StepState.Done)], 20, (0, 20)
            },
            { "it was given back", [(0, 30, StepState.Done), (30, 0, StepState.Verified)], 0, null },
            {
                "given back, it was set again by somebody",
                [(0, 30, StepState.Done), (30, 0, StepState.Done)], 30, null
            },
            {
                "what somebody did in between is the original",
                [(0, 30, StepState.Done), (50, 20, StepState.Done)], 20, (50, 20)
            },
            {
                "given back to what somebody did in between",
                [(0, 30, StepState.Done), (50, 20, StepState.Done), (20, 50, StepState.Done)], 50, null
            },
            {
                "changed, given back and changed",
                [(0, 30, StepState.Done), (30, 0, StepState.Done), (0, 10, StepState.Done)], 10, (0, 10)
            },
            { "what failed counts for nothing", [(0, 30, StepState.Failed)], 0, null },
            {
                "what was not done in a chain counts for nothing",
                [(0, 30, StepState.Done), (30, 20, StepState.Refused), (30, 10, StepState.Dropped),
                    (30, 5, StepState.Planned)],
                30, (0, 30)
            },
            { "of an open step the port tells that it was done", [(0, 30, StepState.Started)], 30, (0, 30) },
            { "of an open step the port tells that it was not", [(0, 30, StepState.Started)], 0, null },
            {
                "of an open step the next one tells that it was done",
                [(0, 30, StepState.Started), (30, 20, StepState.Done)], 20, (0, 20)
            },
            {
                "of an open step the next one tells that it was not",
                [(0, 30, StepState.Started), (0, 20, StepState.Done)], 20, (0, 20)
            },
        };

    [Theory]
    [MemberData(nameof(Chains))]
    public void A_port_stands_where_it_is_as_NetUtil_left_it_and_not_as_it_was_found(
        string what,
        (int From, int To, StepState State)[] chain,
        int port,
        (int Original, int Current)? expected)
    {
        Assert.NotNull(what);
        IReadOnlyList<StandingChange> standing =
            StandingChanges.In(FabricWith("a", port), [.. Steps("a", chain)]);
        Assert.Equal(
            expected is { } one ? [("a-nic", Port(one.Original), Port(one.Current))] : [],
            standing.Select(change => (change.AdapterId, change.Original, change.Current)));
    }

    [Fact]
    public void A_port_of_a_VM_that_is_gone_does_not_stand() =>
        Assert.Empty(StandingChanges.In(FabricWith("b", 30), [.. Steps("a", [(0, 30, StepState.Done)])]));

    [Fact]
    public void Ports_are_told_apart_and_listed_by_adapter()
    {
        FabricInventory fabric = Inventory(
            [Host("h1", 100)], [Machine("b", "h1", Port(20)), Machine("a", "h1", Port(30))]);
        RunStep[] steps = [.. Steps("b", [(0, 20, StepState.Done)]), .. Steps("a", [(0, 30, StepState.Done)])];
        Assert.Equal(["a-nic", "b-nic"], StandingChanges.In(fabric, steps).Select(one => one.AdapterId));
    }

    [Fact]
    public void Since_when_is_the_first_of_a_chain_and_why_is_the_last()
    {
        RunStep[] steps = [.. Steps("a", [
            (0, 40, StepState.Done),
            (40, 0, StepState.Done),
            (0, 30, StepState.Done),
            (30, 20, StepState.Verified)])];
        ActiveChange active = Assert.Single(StandingChanges.ActiveIn(FabricWith("a", 20), steps));
        Assert.Equal(
            ("a", "a", "a-nic", Port(0), Port(20)),
            (active.MachineName, active.MachineId, active.AdapterId, active.Original, active.Current));
        Assert.Equal((Start.AddMinutes(3), Start.AddMinutes(4)), (active.Since, active.Changed));
        Assert.Equal(("run 4", "reason 4", StepState.Verified), (active.RunId, active.Reason, active.State));
    }

    [Theory]
    [InlineData(StepState.Done, true)]
    [InlineData(StepState.Verified, true)]
    [InlineData(StepState.NotVerified, true)]
    [InlineData(StepState.Planned, false)]
    [InlineData(StepState.Started, false)]
    [InlineData(StepState.Failed, false)]
    [InlineData(StepState.Refused, false)]
    [InlineData(StepState.Dropped, false)]
    public void A_step_was_done_where_the_platform_did_it_whether_it_works_or_not(
        StepState state, bool wasDone) =>
        Assert.Equal(wasDone, StandingChanges.WasDone(Steps("a", [(0, 30, state)]).Single()));

    private static PortSettings Port(int maximum) =>
        maximum == 0 ? PortSettings.Unset : new PortSettings(maximumBitsPerSecond: maximum * M);

    private static FabricInventory FabricWith(string machine, int port) =>
        Inventory([Host("h1", 100)], [Machine(machine, "h1", Port(port))]);

    // Each step is of a run of its own, a minute after the one before.
    private static IEnumerable<RunStep> Steps(string machine, (int From, int To, StepState State)[] chain) =>
        chain.Select((step, index) => new RunStep(
            $"run {index + 1}",
            1,
            $"{machine} {index + 1}",
            Change(machine, Port(step.From), Port(step.To)),
            $"reason {index + 1}",
            step.State,
            Start.AddMinutes(index + 1)));
}
