using System;
using System.Linq;
using NetUtil.Core.Execution;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Control;

/// <summary>A run whose process ends at every single moment before and after a write of the journal and a call
/// of the platform, with every kind of fault of its second step; another process then finishes it or takes it
/// back.</summary>
public sealed class KilledRunTests
{
    public static TheoryData<AdaptationFaultKind?> Faults =>
        [null, .. Enum.GetValues<AdaptationFaultKind>().Select(kind => (AdaptationFaultKind?)kind)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Finished_it_comes_to_what_it_would_have_come_to(AdaptationFaultKind? fault)
    {
        RecoveryScene whole = Scene(fault);
        Fuse counter = new(int.MaxValue, isForGood: true);
        RunState state = whole.Start(counter).Run.State;
        for (int moment = 1; moment <= counter.Moments; moment++)
        {
            RecoveryScene scene = Killed(fault, moment);
            if (scene.Resume() is null)
            {
                // It had not begun, or it had ended.
                Assert.True(scene.Journal.ReadRuns(null).Count == 0 || scene.Run.State == state);
                Assert.Equal(scene.Journal.ReadRuns(null).Count == 0 ? Scene(fault).Shown : whole.Shown, scene.Shown);
                continue;
            }

            Assert.Equal(whole.Shown, scene.Shown);
            Assert.Equal(state, scene.Run.State);
            Assert.Equal("second", scene.Run.Owner);
            Assert.Equal(
                whole.Steps.Select(step => (step.Number, step.State)),
                scene.Steps.Select(step => (step.Number, step.State)));
            scene.AssertNothingTwice();
            Assert.Null(scene.Resume());
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Taken_back_it_leaves_the_fabric_as_it_was(AdaptationFaultKind? fault)
    {
        int moments = Moments(fault);
        for (int moment = 1; moment <= moments; moment++)
        {
            RecoveryScene scene = Killed(fault, moment);
            scene.Undo();
            AssertOriginal(scene);
            Assert.Null(scene.Undo(id: "once more"));
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Finished_and_then_taken_back_it_leaves_the_fabric_as_it_was(AdaptationFaultKind? fault)
    {
        int moments = Moments(fault);
        for (int moment = 1; moment <= moments; moment++)
        {
            RecoveryScene scene = Killed(fault, moment);
            scene.Resume();
            scene.Undo();
            AssertOriginal(scene);
        }
    }

    [Fact]
    public void An_undo_that_is_killed_at_any_moment_can_be_finished_or_begun_anew()
    {
        RecoveryScene whole = Ended();
        Fuse counter = new(int.MaxValue, isForGood: true);
        whole.Undo(fuse: counter);
        AssertOriginal(whole);
        for (int moment = 1; moment <= counter.Moments; moment++)
        {
            RecoveryScene finished = Ended();
            Assert.Throws<ProcessEnd>(() => finished.Undo(fuse: new Fuse(moment, isForGood: true)));
            if (finished.Resume() is null && finished.Journal.ReadRuns(null).Count == 1)
            {
                finished.Undo();
            }

            AssertOriginal(finished);

            RecoveryScene again = Ended();
            Assert.Throws<ProcessEnd>(() => again.Undo(fuse: new Fuse(moment, isForGood: true)));
            again.Undo(id: "again");
            AssertOriginal(again);
        }
    }

    [Fact]
    public void A_run_that_is_killed_again_while_it_is_finished_can_still_be_finished()
    {
        RecoveryScene whole = Scene(AdaptationFaultKind.LostAnswer);
        Fuse first = new(int.MaxValue, isForGood: true);
        whole.Start(first);
        for (int moment = 2; moment < first.Moments; moment += 3)
        {
            for (int second = 1; ; second++)
            {
                RecoveryScene scene = Killed(AdaptationFaultKind.LostAnswer, moment);
                Fuse fuse = new(second, isForGood: true);
                Exception? end = Record.Exception(() => scene.Resume(fuse));
                if (!fuse.HasBroken)
                {
                    break;
                }

                Assert.IsType<ProcessEnd>(end);
                scene.Resume(owner: "fourth");
                Assert.Equal(whole.Shown, scene.Shown);
                Assert.Equal(RunState.Completed, scene.Run.State);
                scene.AssertNothingTwice();
            }
        }
    }

    private static RecoveryScene Scene(AdaptationFaultKind? fault) => fault is AdaptationFaultKind kind
        ? new RecoveryScene(AdaptationFault.OfNext(kind, "a-nic", 1))
        : new RecoveryScene();

    private static int Moments(AdaptationFaultKind? fault)
    {
        Fuse counter = new(int.MaxValue, isForGood: true);
        Scene(fault).Start(counter);
        return counter.Moments;
    }

    private static RecoveryScene Killed(AdaptationFaultKind? fault, int moment)
    {
        RecoveryScene scene = Scene(fault);
        Assert.Throws<ProcessEnd>(() => scene.Start(new Fuse(moment, isForGood: true)));
        return scene;
    }

    private static RecoveryScene Ended()
    {
        RecoveryScene scene = new();
        scene.Start(new Fuse(int.MaxValue, isForGood: true));
        return scene;
    }

    private static void AssertOriginal(RecoveryScene scene)
    {
        Assert.Equal(new RecoveryScene().Shown, scene.Shown);
        scene.AssertNothingTwice();
        Assert.DoesNotContain(scene.Journal.ReadRuns(null), run => run.State == RunState.Running);
    }
}
