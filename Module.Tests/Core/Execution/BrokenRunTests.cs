using System;
using System.IO;
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

namespace NetUtil.Tests.Core.Execution;

/// <summary>A run of three steps, one of which is tried twice and one whose answer is lost, that breaks off at
/// every single moment before and after a write of the journal and a call of the platform.</summary>
public sealed class BrokenRunTests
{
    private static readonly BandwidthAdaptation[] s_changes =
    [
        Change("b", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 30 * M)),
        Change("a", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 70 * M)),
        Change("c", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 5 * M)),
    ];

    private readonly MemoryJournal _journal = new();
    private readonly MemorySimulationFile _file = new(SimulationState.Begin(Crowded() with
    {
        PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"],
        AdaptationFaults =
        [
            AdaptationFault.OfNext(AdaptationFaultKind.Transient, "b-nic", 1),
            AdaptationFault.OfNext(AdaptationFaultKind.LostAnswer, "a-nic", 1),
        ],
    }));

    // One write when it begins and one when it ends; Started, Done and judged for three steps; four tries and one
    // question: 16 calls with two moments each, but for the call whose answer is lost, which has none after it.
    private const int Count = (2 * 16) - 1;

    public static TheoryData<int> Moments => [.. Enumerable.Range(1, Count)];

    [Fact]
    public void Without_a_fault_the_run_has_so_many_moments()
    {
        Fuse fuse = new(int.MaxValue, isForGood: true);
        Assert.Equal(RunState.Completed, Run(fuse).Run.State);
        Assert.Equal(Count, fuse.Moments);
        AssertTruth();
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_run_whose_process_ends_at_any_moment_is_closed_with_the_truth_and_gone_on_with(int moment)
    {
        Assert.Throws<ProcessEnd>(() => Run(new Fuse(moment, isForGood: true)));

        // Another process: it finds the run under way, if it was begun and not ended, and closes it.
        using SimulationProvider provider = new(_file);
        RebalancePlan rest = RestOf(provider);
        RunOptions options = new("next", "you") { IsOwnerAlive = owner => owner != "me" };
        RebalanceRun next = new(provider, _journal, options, _ => { });
        bool isAllDone = rest.IsEmpty;
        RunRecord record = next.Begin(
            isAllDone ? Plans.Of(provider.ReadInventory(default), s_changes) : rest, default);
        AssertTruth();

        next.Act(default);
        Assert.Equal(isAllDone ? RunState.Failed : RunState.Completed, next.End(record).State);
        AssertTruth();
        Assert.All(s_changes, change => Assert.Equal(change.To, PortOf(change)));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_run_with_an_error_at_any_moment_ends_with_the_truth(int moment)
    {
        Exception? failure = Record.Exception(() => Run(new Fuse(moment, isForGood: false)));

        Assert.True(failure is null or IOException);
        AssertTruth();
        Assert.All(_journal.ReadRuns(null), run => Assert.NotEqual(RunState.Running, run.State));
        Assert.All(
            _journal.ReadSteps("run"),
            step => Assert.True(step.State is not (StepState.Planned or StepState.Started)));
    }

    private RunResult Run(Fuse fuse)
    {
        using WatchedProvider provider = new(new SimulationProvider(_file), fuse);
        RebalancePlan plan = Plans.Of(provider.ReadInventory(default), s_changes);
        return new FabricController(provider, new MemoryStore(new FusedJournal(_journal, fuse)))
            .Run(plan, new RunOptions("run", "me"), _ => { }, default);
    }

    private RebalancePlan RestOf(SimulationProvider provider) => Plans.Of(
        provider.ReadInventory(default), [.. s_changes.Where(change => PortOf(change) == change.From)]);

    private PortSettings PortOf(BandwidthAdaptation change) =>
        _file.State.Definition.Inventory.FindAdapter(change.AdapterId)!.Port;

    // The journal says of a step that it was done where the fabric shows it, and nothing was done twice.
    private void AssertTruth()
    {
        ILookup<string, RunStep> steps = _journal.ReadRuns(null)
            .Where(run => run.State != RunState.Running)
            .SelectMany(run => _journal.ReadSteps(run.RunId))
            .ToLookup(step => ((BandwidthAdaptation)step.Adaptation).AdapterId);
        foreach (BandwidthAdaptation change in s_changes)
        {
            Assert.Equal(
                PortOf(change) == change.To ? 1 : 0, steps[change.AdapterId].Count(StandingChanges.WasDone));
            Assert.InRange(
                _file.State.Steps.Count(step => step.Description == change.Description
                    && step.Outcome.State == AdaptationState.Done),
                0,
                1);
        }
    }
}
