using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Finds what takes back runs.</summary>
/// <remarks>Only what stands as it was left is touched, and every state on the way keeps the hard rules. Caps,
/// windows and the cool-down of the policy are not asked, since an administrator wants it now; VMs that the
/// policy excludes or protects stay as they are.</remarks>
public sealed class UndoPlanner
{
    private readonly FabricInventory _fabric;
    private readonly string? _runId;
    private readonly IReadOnlyCollection<string> _undoers;
    private readonly Func<VirtualMachine, MachinePolicy> _policyOf;
    private readonly Func<string, string?> _hostExclusion;
    private readonly List<UndoObstacle> _obstacles = new();
    private readonly Dictionary<string, (string HostId, string Reason)> _homes = new(StringComparer.Ordinal);
    private readonly PortChanges _ports;

    private UndoPlanner(
        FabricInventory fabric,
        string? runId,
        IReadOnlyCollection<string> undoers,
        Func<VirtualMachine, MachinePolicy> policyOf,
        Func<string, string?> hostExclusion)
    {
        _hostExclusion = hostExclusion;
        _fabric = Guard.NotNull(fabric, nameof(fabric));
        _runId = runId;
        _undoers = Guard.NotNull(undoers, nameof(undoers));
        _policyOf = Guard.NotNull(policyOf, nameof(policyOf));
        _ports = new PortChanges(fabric);
    }

    /// <summary>Makes the plan that takes back one run, or all.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="steps">All steps of all runs of the fabric, oldest first.</param>
    /// <param name="runId">The run; null for all.</param>
    /// <param name="undoers">Ids of runs that took that run back before, as far as they came.</param>
    /// <param name="policyOf">What may be done with a VM.</param>
    /// <param name="migrationsAtOnce">Migrations at once that a host may take part in, where its own slots allow
    /// it; at least 1.</param>
    /// <param name="dead">A run of the fabric whose process died; null where there is none.</param>
    /// <param name="hostExclusion">Why nothing is moved to a host of a name, as a clause, or null; null where
    /// everything may be.</param>
    public static UndoPlan Make(
        FabricInventory fabric,
        IReadOnlyList<RunStep> steps,
        string? runId,
        IReadOnlyCollection<string> undoers,
        Func<VirtualMachine, MachinePolicy> policyOf,
        int migrationsAtOnce,
        RunRecord? dead = null,
        Func<string, string?>? hostExclusion = null)
    {
        UndoPlanner planner = new(fabric, runId, undoers, policyOf, hostExclusion ?? (_ => null));
        foreach (ChangeChain<string> chain in StandingChanges.PlaceChainsIn(fabric, steps))
        {
            planner.AddMove(chain);
        }

        foreach (ChangeChain<PortSettings> chain in StandingChanges.PortChainsIn(fabric, steps))
        {
            planner.AddPort(chain);
        }

        return planner.Plan(migrationsAtOnce, dead);
    }

    private UndoPlan Plan(int migrationsAtOnce, RunRecord? dead)
    {
        IReadOnlyList<PlanStep> ports = _ports.ToSteps();
        FabricInventory lowered = _fabric.With(ports
            .Where(step => step.IsLowering)
            .ToDictionary(step => step.Bandwidth!.AdapterId, step => step.Bandwidth!.To));
        MovesBack back = MovesBack.Find(
            lowered,
            _homes.ToDictionary(home => home.Key, home => home.Value.HostId),
            MayStepAside,
            host => _hostExclusion(host.Name) is null);
        foreach (KeyValuePair<string, string> blocked in back.Blocked)
        {
            _obstacles.Add(new UndoObstacle(
                _fabric.FindMachine(blocked.Key)!.Name,
                $"It cannot go back to {NameOf(_homes[blocked.Key].HostId)}: {blocked.Value}"));
        }

        RebalancePlan plan = new()
        {
            PlanId = "undo of " + (_runId ?? RunRecord.Everything),
            FabricId = _fabric.FabricId,
            Time = _fabric.Time,
            Steps = new StepSequence(_fabric, migrationsAtOnce)
                .Write(Placeable(ports, back), back.Moves, (_, move) => (ReasonOf(move), null)),
        };
        return new UndoPlan(_runId ?? RunRecord.Everything, plan, _obstacles) { DeadRun = dead };
    }

    private bool MayStepAside(VirtualMachine machine) =>
        machine.NotMovableReason is null && _policyOf(machine).NoMigrationReason is null;

    private string ReasonOf(MigrationAdaptation move) =>
        _homes.TryGetValue(move.MachineId, out (string HostId, string Reason) home)
            ? home.Reason
            : "makes room for others that go back";

    private void AddMove(ChangeChain<string> chain)
    {
        Adaptation any = chain.Any.Adaptation;
        UndoTarget<string>? target = UndoTarget<string>.Of(
            chain,
            _runId,
            _undoers,
            host => "it lies on " + NameOf(host),
            "The fabric has no such VM any more.",
            NameOf);
        if (target?.Value is not string hostId)
        {
            AddObstacle(any, target?.Obstacle);
            return;
        }

        VirtualMachine machine = _fabric.FindMachine(any.MachineId)!;
        string? obstacle = _policyOf(machine).Exclusion ?? (_fabric.FindHost(hostId) is null
            ? $"the fabric has no host '{hostId}' any more"
            : _hostExclusion(NameOf(hostId)));
        if (obstacle is null)
        {
            _homes.Add(machine.Id, (hostId, ReasonOf(target.Last)));
        }
        else
        {
            AddObstacle(any, $"It stays where it is: {obstacle.TrimEnd('.')}.");
        }
    }

    private void AddPort(ChangeChain<PortSettings> chain)
    {
        BandwidthAdaptation any = (BandwidthAdaptation)chain.Any.Adaptation;
        string gone = _fabric.FindMachine(any.MachineId) is null
            ? "The fabric has no such VM any more."
            : $"The VM has no adapter '{any.AdapterId}' any more.";
        UndoTarget<PortSettings>? target = UndoTarget<PortSettings>.Of(
            chain, _runId, _undoers, port => $"the port has {port}", gone, port => port.ToString());
        if (target?.Value is not PortSettings to)
        {
            AddObstacle(any, target?.Obstacle);
            return;
        }

        VirtualMachine machine = _fabric.MachineOf(any.AdapterId)!;
        string? obstacle = _policyOf(machine).Exclusion ?? _fabric.FindAdapter(any.AdapterId)!.NotAdjustableReason;
        if (obstacle is null)
        {
            _ports.Set(any.AdapterId, to, ReasonOf(target.Last));
        }
        else
        {
            AddObstacle(any, $"It stays as it is: {obstacle.TrimEnd('.')}.");
        }
    }

    // What raises comes once the VM lies where it is then; a switch there may not take the settings.
    private IReadOnlyList<PlanStep> Placeable(IReadOnlyList<PlanStep> ports, MovesBack back)
    {
        List<PlanStep> kept = new();
        FabricInventory after = back.Moves.Aggregate(
            _fabric, (now, move) => now.With([now.FindMachine(move.MachineId)!.On(move.HostId)]));
        foreach (PlanStep step in ports)
        {
            BandwidthAdaptation change = step.Bandwidth!;
            VirtualSwitch? then = (change.IsLowering ? _fabric : after).SwitchOf(change.AdapterId);
            string? refusal = PortRules.Refusal(_fabric.FindAdapter(change.AdapterId)!, then, change.To);
            if (refusal is null)
            {
                kept.Add(step);
            }
            else
            {
                AddObstacle(change, $"It stays as it is: {refusal.TrimEnd('.')}.");
            }
        }

        return kept;
    }

    private static string ReasonOf(RunStep last) => $"takes back what run {last.RunId} did because: {last.Reason}";

    private string NameOf(string hostId) => _fabric.FindHost(hostId)?.Name ?? hostId;

    private void AddObstacle(Adaptation change, string? reason)
    {
        if (reason is not null)
        {
            _obstacles.Add(new UndoObstacle(change.MachineName, reason));
        }
    }
}
