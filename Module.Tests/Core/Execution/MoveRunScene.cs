using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Core.Simulation;
using NetUtil.Tests.Doubles;
using static NetUtil.Tests.Core.Simulation.MigrationScene;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Runs with moves of plans written by hand: m and n on h1 send 8 Mbit/s each to o on h3; copying a VM
/// takes 10 s at 1 Gbit/s.</summary>
internal sealed class MoveRunScene : IDisposable
{
    private readonly MigrationScene _scene;

    public MoveRunScene(params AdaptationFault[] faults)
        : this(null, faults)
    {
    }

    public MoveRunScene(
        VirtualMachine[]? machines,
        AdaptationFault[]? faults = null,
        FabricHost[]? hosts = null)
    {
        _scene = new MigrationScene(
            machines ?? [Vm("m", 10), Vm("n", 10), Vm("o", 1, "h3")],
            machines is null ? [Demand("m-nic", "o-nic", 8), Demand("n-nic", "o-nic", 8)] : [],
            hosts,
            definition => definition with { AdaptationFaults = faults ?? [] });
        Provider = new WatchedProvider(_scene.Provider);
        Store = new MemoryStore(Journal);
    }

    public MemoryJournal Journal { get; } = new();

    public MemoryStore Store { get; }

    public WatchedProvider Provider { get; }

    public FabricInventory Fabric => _scene.Fabric;

    public FabricController Controller => new(Provider, Store);

    public RunRecovery Recovery => new(Controller, Provider, Store);

    /// <summary>The host of each VM, as "m h1, n h1".</summary>
    public string Places => string.Join(", ", Fabric.VirtualMachines.Select(one => $"{one.Id} {one.HostId}"));

    public static RunOptions Options(string id = "run") => new(id, "me");

    public RunResult Run(string id, params (string MachineId, string HostId)[] moves) =>
        Run(Plans.OfMoves(Fabric, moves), id);

    public RunResult Run(RebalancePlan plan, string id = "run") =>
        Controller.Run(plan, Options(id), _ => { }, default);

    public RunResult? Resume() => Recovery.Unfinished(null) is RunHistory left
        ? Recovery.Resume(left, Options(left.Run.RunId), _ => { }, default)
        : null;

    public UndoPlan PlanUndo(string? runId = "run") => Recovery.PlanUndo(runId, Options("undo"), default);

    public RunResult? Undo(string? runId = "run", string id = "undo") =>
        Recovery.Undo(PlanUndo(runId), Options(id), _ => { }, default);

    public void Wait(double seconds) => _scene.Wait(seconds);

    /// <summary>Moves a VM as somebody else would.</summary>
    public void MoveBehindNetUtil(string machineId, string from, string to)
    {
        _scene.Begin(Move(machineId, from, to), "somebody moves " + machineId + " to " + to);
        Wait(60);
    }

    public IReadOnlyList<string> Descriptions(UndoPlan undo) =>
        [.. undo.Plan.Steps.Select(step => step.Adaptation.Description)];

    public void Dispose() => _scene.Dispose();
}
