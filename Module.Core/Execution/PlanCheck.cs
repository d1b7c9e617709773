using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>Checks whether a fabric is still as a plan took it to be.</summary>
internal static class PlanCheck
{
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
