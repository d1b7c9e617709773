using System;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>Holds what a platform says of a migration against where the VM lies: a migration that is called
/// failed, as one that took too long, can still go on and end well.</summary>
internal static class MoveOutcome
{
    /// <summary>Says how a step stands.</summary>
    /// <param name="adaptation">The change.</param>
    /// <param name="told">What the platform says of it.</param>
    /// <param name="read">Reads the fabric as it is now; asked for only where a migration is called
    /// failed.</param>
    /// <returns>Done where the VM lies on its target, Running where it is on its way there; else what the
    /// platform says.</returns>
    public static AdaptationOutcome Of(
        Adaptation adaptation, AdaptationOutcome told, Func<FabricInventory> read)
    {
        if (told.State != AdaptationState.Failed
            || adaptation is not MigrationAdaptation move
            || read().FindMachine(move.MachineId) is not VirtualMachine machine)
        {
            return told;
        }

        return machine.HostId == move.ToHostId
            ? new AdaptationOutcome(
                AdaptationState.Done,
                $"The platform called it failed, and {machine.Name} lies on {move.ToHostName} all the same. "
                + "It said: " + told.Message)
            : machine.MovingToHostId == move.ToHostId
                ? new AdaptationOutcome(
                    AdaptationState.Running,
                    $"The platform calls it failed, and {machine.Name} is on its way all the same.")
            : told;
    }
}
