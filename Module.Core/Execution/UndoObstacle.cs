using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>A change of NetUtil that cannot be taken back. Immutable, compared by value.</summary>
public sealed record UndoObstacle
{
    /// <summary>Makes one.</summary>
    /// <param name="machineName">Name of the VM; not blank.</param>
    /// <param name="reason">Why it stays as it is, a sentence; not blank.</param>
    public UndoObstacle(string machineName, string reason)
    {
        MachineName = Guard.NotBlank(machineName, nameof(machineName));
        Reason = Guard.NotBlank(reason, nameof(reason));
    }

    /// <summary>Name of the VM.</summary>
    public string MachineName { get; }

    /// <summary>Why it stays as it is, a sentence.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{MachineName}: {Reason}";
}
