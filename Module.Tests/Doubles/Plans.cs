using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Tests.Doubles;

/// <summary>Plans that a test writes by hand.</summary>
internal static class Plans
{
    public static RebalancePlan Of(FabricInventory fabric, params BandwidthAdaptation[] changes) => new()
    {
        PlanId = "plan by hand",
        FabricId = fabric.FabricId,
        Time = fabric.Time,
        Steps = [.. changes.Select((change, index) => new PlanStep(
            index + 1,
            change,
            fabric.FindHost(fabric.FindMachine(change.MachineId)?.HostId ?? "h1")!.Name,
            "because of " + change.MachineName))],
    };
}
