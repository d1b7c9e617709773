using System;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Checks whether a fabric is still as a plan took it to be.</summary>
internal static class PlanCheck
{
    // Clocks of machines differ a little.
    private static readonly TimeSpan s_clockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Names the difference that keeps a plan from being carried out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="now">The fabric's time, UTC.</param>
    /// <param name="longest">How old a plan may be.</param>
    /// <returns>The difference in words, or null where there is none.</returns>
    public static string? DifferenceOf(
        RebalancePlan plan, string fabricId, DateTimeOffset now, TimeSpan longest) =>
        FabricDifferenceOf(plan, fabricId)
        ?? (now - plan.Time > longest
                ? $"The plan is stale: it is of {plan.Time:u}, it is {now:u} now, and a plan may be {longest:c} old at "
                    + "most (MaximumPlanAge of the policy)."
            : plan.Time - now > s_clockDifference
                ? $"The plan is not of this fabric as it is: it is of {plan.Time:u}, and it is only {now:u} there."
            : null);

    /// <summary>Says that a plan is for another fabric.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <returns>The difference in words, or null where there is none.</returns>
    public static string? FabricDifferenceOf(RebalancePlan plan, string fabricId) =>
        string.Equals(plan.FabricId, fabricId, StringComparison.Ordinal)
            ? null
            : $"The plan is for fabric '{plan.FabricId}', and '{fabricId}' is connected.";

    /// <summary>Names the difference that keeps a step from being carried out.</summary>
    /// <param name="adaptation">The step's change.</param>
    /// <param name="hostName">The host of its VM as the plan took it to be; "" where that does not
    /// matter.</param>
    /// <param name="fabric">The fabric now.</param>
    /// <returns>The difference in words, or null where there is none.</returns>
    public static string? DifferenceOf(Adaptation adaptation, string hostName, FabricInventory fabric)
    {
        string name = adaptation.MachineName;
        if (fabric.FindMachine(adaptation.MachineId) is not VirtualMachine machine)
        {
            return $"The plan is stale: the fabric has no VM '{name}' any more.";
        }

        string host = fabric.FindHost(machine.HostId)!.Name;
        string? elsewhere = hostName.Length > 0 && host != hostName
            ? $"The plan is stale: VM '{name}' is on {host}, and the plan saw it on {hostName}."
            : null;
        return adaptation switch
        {
            BandwidthAdaptation change => OfPort(change, machine, elsewhere),
            MigrationAdaptation move => OfMove(move, machine, elsewhere, fabric),
            _ => $"A step of kind {adaptation.GetType().Name} cannot be carried out.",
        };
    }

    private static string? OfPort(BandwidthAdaptation change, VirtualMachine machine, string? elsewhere)
    {
        string name = change.MachineName;
        PortSettings? port = machine.Adapters.FirstOrDefault(one => one.Id == change.AdapterId)?.Port;
        return port is null ? $"The plan is stale: VM '{name}' has no adapter '{change.AdapterId}' any more."
            : elsewhere
                ?? (port != change.From
                    ? $"The plan is stale: the port of '{name}' has {port}, and the plan saw {change.From}."
                    : null);
    }

    private static string? OfMove(
        MigrationAdaptation move, VirtualMachine machine, string? elsewhere, FabricInventory fabric)
    {
        if (elsewhere is not null)
        {
            return elsewhere;
        }

        if (fabric.FindHost(move.ToHostId) is not FabricHost target)
        {
            return $"The plan is stale: the fabric has no host '{move.ToHostName}' any more.";
        }

        return machine.HostId != move.FromHostId
            ? $"The plan is stale: VM '{move.MachineName}' does not lie on {move.FromHostName} any more."
            : MigrationRules.Refusal(fabric, machine, target) is string refusal
                ? "The plan is stale: " + refusal
                : null;
    }
}
