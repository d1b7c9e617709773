using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Finds what takes back runs.</summary>
/// <remarks>Only what stands as it was left is touched. Caps, windows and the cool-down of the policy are not
/// asked, since an administrator wants it now; VMs that the policy excludes or protects stay as they
/// are.</remarks>
public static class UndoPlanner
{
    /// <summary>Makes the plan that takes back one run, or all.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="steps">All steps of all runs of the fabric, oldest first.</param>
    /// <param name="runId">The run; null for all.</param>
    /// <param name="policyOf">What may be done with a VM.</param>
    /// <param name="dead">A run of the fabric whose process died; null where there is none.</param>
    public static UndoPlan Make(
        FabricInventory fabric,
        IReadOnlyList<RunStep> steps,
        string? runId,
        Func<VirtualMachine, MachinePolicy> policyOf,
        RunRecord? dead = null)
    {
        Guard.NotNull(fabric, nameof(fabric));
        Guard.NotNull(policyOf, nameof(policyOf));
        List<UndoObstacle> obstacles = new();
        PortChanges ports = new(fabric);
        foreach (ChangeChain<PortSettings> chain in StandingChanges.PortChainsIn(fabric, steps))
        {
            BandwidthAdaptation any = (BandwidthAdaptation)chain.Any.Adaptation;
            string gone = fabric.FindMachine(any.MachineId) is null
                ? "The fabric has no such VM any more."
                : $"The VM has no adapter '{any.AdapterId}' any more.";
            UndoTarget<PortSettings>? target =
                UndoTarget<PortSettings>.Of(chain, runId, port => $"the port has {port}", gone);
            if (target?.Obstacle is string obstacle)
            {
                obstacles.Add(new UndoObstacle(any.MachineName, obstacle));
            }
            else if (target?.Value is PortSettings port)
            {
                AddPort(any.AdapterId, port, target.Last);
            }
        }

        string undoes = runId ?? RunRecord.Everything;
        RebalancePlan plan = new()
        {
            PlanId = "undo of " + undoes,
            FabricId = fabric.FabricId,
            Time = fabric.Time,
            Steps = ports.ToSteps(),
        };
        return new UndoPlan(undoes, plan, obstacles) { DeadRun = dead };

        void AddPort(string adapterId, PortSettings to, RunStep last)
        {
            VirtualMachine machine = fabric.MachineOf(adapterId)!;
            VirtualAdapter adapter = fabric.FindAdapter(adapterId)!;
            string? obstacle = policyOf(machine).Exclusion
                ?? adapter.NotAdjustableReason;
            if (obstacle is not null)
            {
                obstacles.Add(new UndoObstacle(machine.Name, $"It stays as it is: {obstacle.TrimEnd('.')}."));
                return;
            }

            ports.Set(adapterId, to, $"takes back what run {last.RunId} did because: {last.Reason}");
        }
    }
}
