using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.MigrationScene;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Moves that are taken back.</summary>
public sealed class MoveUndoTests
{
    [Theory]
    [InlineData("run")]
    [InlineData(null)]
    public void A_VM_goes_back_and_is_verified_there(string? runId)
    {
        using MoveRunScene scene = new();
        scene.Run("run", ("m", "h2"), ("n", "h3"));
        RunResult result = scene.Undo(runId)!;
        Assert.Equal([StepState.Verified, StepState.Verified], result.Steps.Select(step => step.State));
        Assert.Equal(
            ("takes back what run run did because: because of m", runId ?? RunRecord.Everything),
            (result.Steps[0].Reason, result.Run.Undoes));
        Assert.Equal("m h1, n h1, o h3", scene.Places);
        Assert.Empty(scene.Controller.ActiveMoves(default));
        Assert.Null(scene.Undo(runId, "once more"));
    }

    [Fact]
    public void A_VM_that_somebody_else_moved_on_stays_and_is_named()
    {
        using MoveRunScene scene = new();
        scene.Run("run", ("m", "h2"), ("n", "h2"));
        scene.MoveBehindNetUtil("m", "h2", "h3");
        UndoPlan undo = scene.PlanUndo();
        Assert.Equal(["Move n from H2 to H1"], scene.Descriptions(undo));
        Assert.Equal(
            "m: Somebody else changed it since: it lies on H3, and the run left H2.",
            Assert.Single(undo.Obstacles).ToString());
    }

    [Fact]
    public void A_VM_that_a_later_run_moved_on_stays_unless_all_is_taken_back()
    {
        using MoveRunScene scene = new();
        scene.Run("run", ("m", "h2"));
        scene.Wait(3600); // The cool-down.
        scene.Run("next", ("m", "h3"));
        UndoPlan undo = scene.PlanUndo();
        Assert.True(undo.Plan.IsEmpty);
        Assert.Equal(
            "m: Run next changed it since; it lies on H3.", Assert.Single(undo.Obstacles).ToString());
        Assert.Equal(["Move m from H3 to H2"], scene.Descriptions(scene.PlanUndo("next")));
        Assert.Equal(["Move m from H3 to H1"], scene.Descriptions(scene.PlanUndo(null)));
    }

    [Fact]
    public void A_VM_for_which_its_old_host_has_no_room_stays_and_the_others_go_back()
    {
        using MoveRunScene scene = new([Big("a", "h1"), Big("b", "h2"), Vm("m", 10)]);
        scene.Run("run", ("a", "h3"), ("m", "h2"));
        scene.MoveBehindNetUtil("b", "h2", "h1");
        scene.Wait(600);
        UndoPlan undo = scene.PlanUndo();
        Assert.Equal(["Move m from H2 to H1"], scene.Descriptions(undo));
        Assert.Equal(
            "a: It cannot go back to H1: H1 has 22.8 GiB of memory left for VMs, and a needs 40 GiB.",
            Assert.Single(undo.Obstacles).ToString());
    }

    [Fact]
    public void VMs_that_changed_places_change_them_back_through_a_third_host()
    {
        using MoveRunScene scene = new([Big("a", "h1"), Big("b", "h2")]);
        scene.Run("run", ("a", "h3"), ("b", "h1"), ("a", "h2"));
        Assert.Equal(RunState.Completed, scene.Undo()!.Run.State);
        Assert.Equal("a h1, b h2", scene.Places);
    }

    [Fact]
    public void A_VM_that_is_gone_or_excluded_stays_and_is_named()
    {
        using MoveRunScene scene = new();
        scene.Run("run", ("m", "h2"));
        FabricInventory without = new("test", Start, [.. scene.Fabric.Hosts], []);
        MachinePolicy may = RebalancePolicy.Default.For(scene.Fabric.FindMachine("m")!, []);
        Assert.Equal(
            "m: The fabric has no such VM any more.",
            Assert.Single(Undo(without, may)).ToString());
        RebalancePolicy excluding = RebalancePolicy.Default with { Excluded = ["m"] };
        Assert.StartsWith(
            "m: It stays where it is: ",
            Assert.Single(Undo(scene.Fabric, excluding.For(scene.Fabric.FindMachine("m")!, []))).ToString());

        RebalancePolicy without1 = RebalancePolicy.Default with { ExcludedHosts = ["h1"] };
        Assert.Equal(
            "m: It stays where it is: the policy excludes host H1 (ExcludedHost 'h1').",
            Assert.Single(Undo(scene.Fabric, may, without1)).ToString());

        UndoObstacle[] Undo(FabricInventory fabric, MachinePolicy policy, RebalancePolicy? whole = null) =>
        [
            .. UndoPlanner.Make(
                fabric,
                scene.Controller.History(),
                "run",
                [],
                _ => policy,
                2,
                hostExclusion: (whole ?? RebalancePolicy.Default).HostExclusion).Obstacles,
        ];
    }

    [Fact]
    public void What_raises_follows_the_VM_back()
    {
        using MoveRunScene scene = new();
        RebalancePlan plan = Plans.OfMoves(
            scene.Fabric,
            [("m", "h2")],
            Change("m", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 5 * M)));
        Assert.Equal(RunState.Completed, scene.Run(plan).Run.State);
        UndoPlan undo = scene.PlanUndo();
        Assert.Equal(
            [
                ("Move m from H2 to H1", "H2"),
                ("Set bandwidth of m from no minimum, maximum 5 Mbit/s to no minimum, no maximum", "H1"),
            ],
            undo.Plan.Steps.Select(step => (step.Adaptation.Description, step.HostName)));
        Assert.Equal([1], undo.Plan.Steps[1].DependsOn);
        Assert.Equal(RunState.Completed, scene.Undo()!.Run.State);
    }

    private static VirtualMachine Big(string id, string hostId) =>
        new(id, id, hostId, [new VirtualAdapter(id + "-nic", "vs") { Subnet = "s" }]) { MemoryBytes = 40L << 30 };
}
