using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>A VM that is to lie on another host in the end. Immutable.</summary>
public sealed class PlannedMove
{
    /// <summary>Makes a move.</summary>
    /// <param name="machineId">Id of the VM; not blank.</param>
    /// <param name="targetHostId">Id of the host that it is to lie on; not blank.</param>
    /// <param name="reason">Why, in words; not blank.</param>
    public PlannedMove(string machineId, string targetHostId, string reason)
    {
        MachineId = Guard.NotBlank(machineId, nameof(machineId));
        TargetHostId = Guard.NotBlank(targetHostId, nameof(targetHostId));
        Reason = Guard.NotBlank(reason, nameof(reason));
    }

    /// <summary>Id of the VM.</summary>
    public string MachineId { get; }

    /// <summary>Id of the host that it is to lie on.</summary>
    public string TargetHostId { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }
}
