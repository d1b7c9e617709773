using System;
using System.Linq;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>As <see cref="KilledRunTests"/>, of a run with limits and moves: b is limited, a and c change places
/// through h3, since they do not fit side by side, b is moved at once with one of them, and a gets a guarantee
/// where it then lies. Every kind of fault hits the first move of a, which a part of the rest depends
/// on.</summary>
public sealed class KilledMoveTests
{
    // Hosts of 4 GB; a VM of 3 GB takes 2.4 s to copy at 10 Gbit/s.
    private const long GB = 1_000_000_000;

    public static TheoryData<AdaptationFaultKind?> Faults =>
        [null, .. Enum.GetValues<AdaptationFaultKind>().Select(kind => (AdaptationFaultKind?)kind)];

    [Fact]
    public void Undisturbed_it_does_all_it_was_to_do()
    {
        RecoveryScene scene = Scene();
        Assert.Equal(RunState.Completed, scene.Start(Whole()).Run.State);
        Assert.Equal(
            [
                "a on h2: minimum 70 Mbit/s, no maximum",
                "b on h3: no minimum, maximum 30 Mbit/s",
                "c on h1: no minimum, no maximum",
            ],
            scene.Shown);
        Assert.Equal([1, 1, 1, 2, 3, 4], scene.Steps.Select(step => step.Wave));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Finished_it_comes_to_what_it_would_have_come_to(AdaptationFaultKind? fault)
    {
        RecoveryScene whole = Scene(fault);
        Fuse counter = Whole();
        RunState state = whole.Start(counter).Run.State;
        for (int moment = 1; moment <= counter.Moments; moment++)
        {
            RecoveryScene scene = Killed(fault, moment);
            if (scene.Resume() is null)
            {
                // It had not begun, or it had ended.
                bool hasBegun = scene.Journal.ReadRuns(null).Count > 0;
                Assert.Equal(hasBegun ? whole.Shown : Scene(fault).Shown, scene.Shown);
                Assert.True(!hasBegun || scene.Run.State == state);
                continue;
            }

            Assert.Equal(whole.Shown, scene.Shown);
            Assert.Equal((state, "second"), (scene.Run.State, scene.Run.Owner));
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
            scene.Undo(runId: moment % 2 == 0 ? "run" : null);
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
        Fuse counter = Whole();
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
            again.Undo(runId: moment % 2 == 0 ? "run" : null, id: "again");
            AssertOriginal(again);
        }
    }

    [Fact]
    public void What_the_platform_is_still_at_is_neither_taken_back_nor_begun_anew_meanwhile()
    {
        AdaptationFault stuck = AdaptationFault.OfNext(AdaptationFaultKind.Stuck, null, 1) with
        {
            MachineId = "a",
        };
        RecoveryScene scene = SceneWith(stuck);
        Assert.Throws<ProcessEnd>(() => scene.Start(new Fuse(20, isForGood: true)));
        Assert.Equal(StepState.Started, scene.Steps[1].State);
        FabricBusyException busy = Assert.Throws<FabricBusyException>(() => scene.Undo());
        Assert.Equal(("run", RunState.Running), (busy.Holder.RunId, scene.Run.State));
        Assert.Equal("a on h1: no minimum, no maximum", scene.Shown[0]);
    }

    private static RecoveryScene Scene(AdaptationFaultKind? fault = null) => SceneWith(
        fault is AdaptationFaultKind kind
        ? AdaptationFault.OfNext(kind, null, 1) with { MachineId = "a", After = TimeSpan.FromMinutes(2) }
        : null);

    private static RecoveryScene SceneWith(AdaptationFault? fault) => new(
        new SimulationDefinition(
            Inventory(
                [Small("h1"), Small("h2"), Small("h3")],
                [Vm("a", "h1", 3), Vm("b", "h1", 0.5), Vm("c", "h2", 3)]),
            [Demand("a-nic", "c-nic", 80), Demand("b-nic", "c-nic", 60)]),
        fabric => Plans.OfMoves(
            fabric,
            [("a", "h3"), ("b", "h3"), ("c", "h1"), ("a", "h2")],
            Change("b", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 30 * M)),
            Change("a", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 70 * M))),
        fault is null ? [] : [fault]);

    private static FabricHost Small(string id) =>
        new(id, id.ToUpperInvariant(), Host(id, 10_000).Switches, 4 * GB, 16);

    private static VirtualMachine Vm(string id, string hostId, double memoryGB) =>
        new(id, id, hostId, [new VirtualAdapter(id + "-nic", "vs") { Subnet = "s" }])
        {
            MemoryBytes = (long)(memoryGB * GB),
        };

    private static Fuse Whole() => new(int.MaxValue, isForGood: true);

    private static int Moments(AdaptationFaultKind? fault)
    {
        Fuse counter = Whole();
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
        RecoveryScene scene = Scene();
        scene.Start(Whole());
        return scene;
    }

    private static void AssertOriginal(RecoveryScene scene)
    {
        Assert.Equal(Scene().Shown, scene.Shown);
        scene.AssertNothingTwice();
        Assert.DoesNotContain(scene.Journal.ReadRuns(null), run => run.State == RunState.Running);
    }
}
