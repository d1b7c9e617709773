using System;
using System.Collections.Generic;
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

/// <summary>A run that can be broken off at any moment, and other processes that finish it or take it
/// back.</summary>
internal sealed class RecoveryScene
{
    /// <summary>What the run does: b is limited to 30 Mbit/s, then a is guaranteed 70, then c 5.</summary>
    public static readonly BandwidthAdaptation[] Changes =
    [
        Change("b", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 30 * M)),
        Change("a", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 70 * M)),
        Change("c", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 5 * M)),
    ];

    private readonly Func<FabricInventory, RebalancePlan> _plan;

    public RecoveryScene(params AdaptationFault[] faults)
        : this(Crowded(), fabric => Plans.Of(fabric, Changes), faults)
    {
    }

    public RecoveryScene(
        SimulationDefinition definition,
        Func<FabricInventory, RebalancePlan> plan,
        params AdaptationFault[] faults)
    {
        _plan = plan;
        File = new(SimulationState.Begin(definition with
        {
            PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"],
            AdaptationFaults = faults,
        }));
    }

    public MemorySimulationFile File { get; }

    public MemoryJournal Journal { get; } = new();

    /// <summary>What the fabric shows: the settings of each port and the host of each VM.</summary>
    public IReadOnlyList<string> Shown => [.. File.State.Definition.Inventory.VirtualMachines.Select(
        machine => $"{machine.Name} on {machine.HostId}: {machine.Adapters[0].Port}")];

    /// <summary>The steps of the run as the journal has them.</summary>
    public IReadOnlyList<RunStep> Steps => Journal.ReadSteps("run");

    /// <summary>The run itself.</summary>
    public RunRecord Run => Journal.ReadRuns(null).Single(run => run.RunId == "run");

    /// <summary>Carries the plan out in a process that a fuse may end.</summary>
    public RunResult Start(Fuse fuse) => With(fuse, (controller, provider) => controller.Run(
        _plan(provider.ReadInventory(default)), Options("run", "first"), _ => { }, default));

    /// <summary>Finishes what is unfinished in another process.</summary>
    /// <returns>What came of it; null where nothing was unfinished.</returns>
    public RunResult? Resume(Fuse? fuse = null, string owner = "second", string? runId = null) => With(
        fuse,
        (controller, provider) =>
        {
            RunRecovery recovery = new(controller, provider, Store(fuse));
            return recovery.Unfinished(runId) is RunHistory left
                ? recovery.Resume(left, Options(left.Run.RunId, owner), _ => { }, default)
                : null;
        });

    /// <summary>Takes back a run in another process.</summary>
    /// <returns>What came of it; null where there was nothing to take back.</returns>
    public RunResult? Undo(string? runId = "run", string id = "undo", Fuse? fuse = null) => With(
        fuse,
        (controller, provider) =>
        {
            RunRecovery recovery = new(controller, provider, Store(fuse));
            RunOptions options = Options(id, "who runs " + id);
            return recovery.Undo(recovery.PlanUndo(runId, options, default), options, _ => { }, default);
        });

    /// <summary>Nothing was done twice: the platform did each change once, and undid it once at most.</summary>
    public void AssertNothingTwice() => Assert.All(
        File.State.Steps
            .Where(step => step.Outcome.State == AdaptationState.Done)
            .GroupBy(step => step.Description),
        group => Assert.Single(group));

    private static RunOptions Options(string id, string owner) =>
        new(id, owner) { IsOwnerAlive = one => one == owner };

    private MemoryStore Store(Fuse? fuse) => new(fuse is null ? Journal : new FusedJournal(Journal, fuse));

    private T With<T>(Fuse? fuse, Func<FabricController, IFabricProvider, T> work)
    {
        SimulationProvider inner = new(File);
        using WatchedProvider provider = fuse is null ? new(inner) : new(inner, fuse);
        return work(new FabricController(provider, Store(fuse)), provider);
    }
}
