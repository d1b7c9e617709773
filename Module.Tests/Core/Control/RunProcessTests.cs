using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Storage;
using NetUtil.Tests.Doubles;
using NetUtil.Tests.Storage;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>Two real processes with one store and one fabric, both in files. The moments of a run of two steps: 1
/// and 2 around the write that begins it; 3 to 8 around Started, the platform's call and Done of the first step,
/// 9 to 14 of the second; 15 to 18 around what measurement says of them; 19 and 20 around its end.</summary>
public sealed class RunProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunProcessTests() => new SimulationDocuments().CreateState(
        Simulation,
        SimulationState.Begin(Crowded() with { PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"] }),
        replace: false);

    private string Simulation => _folder.At("fabric.json");

    private string StoreFolder => _folder.At("store");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, StepState.Dropped, StepState.Dropped)] // Begun.
    [InlineData(4, StepState.Dropped, StepState.Dropped)] // The first step is written as Started.
    [InlineData(6, StepState.Done, StepState.Dropped)] // The platform did it; the journal does not know.
    [InlineData(8, StepState.Done, StepState.Dropped)]
    [InlineData(12, StepState.Done, StepState.Done)]
    [InlineData(16, StepState.Verified, StepState.Done)]
    public void A_killed_process_leaves_journal_and_fabric_that_agree_once_the_next_run_begins(
        int moment, StepState first, StepState second)
    {
        KillChildAt(moment);

        using IStateStore store = Open();
        using SimulationProvider provider = Connect();
        BandwidthAdaptation[] rest =
            [.. RunChild.Changes.Where(change => PortOf(provider, change) == change.From)];
        Assert.Equal(
            new[] { first, second }.Count(state => state == StepState.Dropped), rest.Length);
        RebalancePlan plan = Plans.Of(
            provider.ReadInventory(default), rest.Length > 0 ? rest : RunChild.Changes);
        FabricController controller = new(provider, store);
        RunResult result = controller.Run(plan, Options(), _ => { }, default);

        Assert.Equal([first, second], store.Journal.ReadSteps("child").Select(step => step.State));
        Assert.Equal(
            first == StepState.Dropped ? RunState.Failed : RunState.Partial, RecordOf(store, "child").State);
        Assert.Equal(rest.Length > 0 ? RunState.Completed : RunState.Failed, result.Run.State);
        Assert.All(RunChild.Changes, change => Assert.Equal(change.To, PortOf(provider, change)));
        Assert.Equal(2, provider.ReadState(default).Steps.Count); // Nothing was done twice.
        Assert.Equal(["a", "b"], controller.Active(default).Select(one => one.MachineName));
    }

    [Fact]
    public void While_one_process_runs_the_other_is_told_who_holds_the_fabric()
    {
        using Process child = StoreChild.Start("run", StoreFolder, Simulation);
        GoTo(child, 8);
        using (IStateStore store = Open())
        using (SimulationProvider provider = Connect())
        {
            FabricController controller = new(provider, store);
            RebalancePlan plan = Plans.Of(provider.ReadInventory(default), RunChild.Changes);
            FabricBusyException busy = Assert.Throws<FabricBusyException>(
                () => controller.Run(plan, Options(), _ => { }, default));
            Assert.Equal(("child", RunChild.OwnerOf(child.Id)), (busy.Holder.RunId, busy.Holder.Owner));
            RunRecovery recovery = new(controller, provider, store);
            RunHistory unfinished = recovery.Unfinished(null)!;
            RunOptions same = new("child", "test") { IsOwnerAlive = IsAlive };
            busy = Assert.Throws<FabricBusyException>(
                () => recovery.Resume(unfinished, same, _ => { }, default));
            Assert.Equal(RunChild.OwnerOf(child.Id), busy.Holder.Owner);
            busy = Assert.Throws<FabricBusyException>(() => recovery.PlanUndo("child", Options(), default));
            Assert.Equal(RunChild.OwnerOf(child.Id), busy.Holder.Owner);
            busy = Assert.Throws<FabricBusyException>(() => recovery.PlanUndo(null, Options(), default));
            Assert.Equal(RunChild.OwnerOf(child.Id), busy.Holder.Owner);
            Assert.Equal("child", Assert.Single(store.Journal.ReadRuns(null)).RunId);
        }

        // The first one is not disturbed.
        for (int moment = 9; moment <= 20; moment++)
        {
            child.StandardInput.WriteLine();
            Assert.Equal(moment.ToString(CultureInfo.InvariantCulture), child.StandardOutput.ReadLine());
        }

        child.StandardInput.WriteLine();
        Assert.Equal("Completed", child.StandardOutput.ReadLine());
        Assert.Equal("", child.StandardError.ReadToEnd());
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
    }

    // 1 and 2 begin the run, 3 and 4 write Started, 5 and 6 are the platform's call; then it is asked how it
    // goes.
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_process_that_is_killed_while_a_VM_is_moved_leaves_a_run_that_the_next_one_finishes(int moment)
    {
        KillChildAt(moment, "move");

        using IStateStore store = Open();
        using SimulationProvider provider = Connect();
        RunRecovery recovery = new(new FabricController(provider, store), provider, store);
        RunHistory left = recovery.Unfinished(null)!;
        RunResult result = recovery.Resume(
            left, new RunOptions("child", "test") { IsOwnerAlive = IsAlive }, _ => { }, default);

        Assert.Equal((RunState.Completed, "test"), (result.Run.State, result.Run.Owner));
        Assert.Equal(StepState.Verified, Assert.Single(result.Steps).State);
        Assert.Equal("h2", provider.ReadInventory(default).FindMachine("a")!.HostId);
        Assert.Equal("child/1", Assert.Single(provider.ReadState(default).Steps).StepId);
        Assert.Null(recovery.Unfinished(null));
    }

    private static RunOptions Options() => new("next", "test") { IsOwnerAlive = IsAlive };

    private static bool IsAlive(string owner) => Process.GetProcesses()
        .Any(process => RunChild.OwnerOf(process.Id) == owner);

    private static PortSettings PortOf(IFabricProvider provider, BandwidthAdaptation change) =>
        provider.ReadInventory(default).FindAdapter(change.AdapterId)!.Port;

    private static RunRecord RecordOf(IStateStore store, string runId) =>
        store.Journal.ReadRuns(null).Single(run => run.RunId == runId);

    private static void GoTo(Process child, int last)
    {
        for (int moment = 1; moment <= last; moment++)
        {
            if (moment > 1)
            {
                child.StandardInput.WriteLine();
            }

            Assert.Equal(moment.ToString(CultureInfo.InvariantCulture), child.StandardOutput.ReadLine());
        }
    }

    private IStateStore Open() => new StorageEntry().OpenStore(StoreFolder, StoreAccess.Write);

    private SimulationProvider Connect() => new(new SimulationDocuments().OpenState(Simulation));

    private void KillChildAt(int moment, string what = "run")
    {
        using Process child = StoreChild.Start(what, StoreFolder, Simulation);
        GoTo(child, moment);
        child.Kill();
        child.WaitForExit();
    }
}
