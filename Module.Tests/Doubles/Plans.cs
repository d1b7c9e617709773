using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Tests.Doubles;

/// <summary>Plans that a test writes by hand.</summary>
internal static class Plans
{
    public static RebalancePlan Of(FabricInventory fabric, params BandwidthAdaptation[] changes) =>
        Of(fabric, Steps(fabric, changes));

    /// <summary>Moves of VMs to hosts, by ids, in that order, and changes of ports before and after
    /// them.</summary>
    public static RebalancePlan OfMoves(
        FabricInventory fabric, (string MachineId, string HostId)[] moves, params BandwidthAdaptation[] changes) =>
        Of(fabric, new StepSequence(fabric, 2).Write(
            Steps(fabric, changes), moves, (_, move) => ("because of " + move.MachineName, null)));

    private static RebalancePlan Of(FabricInventory fabric, IReadOnlyList<PlanStep> steps) => new()
    {
        PlanId = "plan by hand",
        FabricId = fabric.FabricId,
        Time = fabric.Time,
        Steps = steps,
    };

    private static PlanStep[] Steps(FabricInventory fabric, BandwidthAdaptation[] changes) =>
    [
        .. changes.Select((change, index) => new PlanStep(
            index + 1,
            change,
            fabric.FindHost(fabric.FindMachine(change.MachineId)?.HostId ?? "h1")!.Name,
            "because of " + change.MachineName)),
    ];
}
