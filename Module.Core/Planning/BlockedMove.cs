using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>A move that no order of migrations makes possible. Immutable.</summary>
public sealed class BlockedMove
{
    /// <summary>Makes one.</summary>
    /// <param name="move">The move.</param>
    /// <param name="reason">What stands in its way, a sentence or several; not blank.</param>
    public BlockedMove(PlannedMove move, string reason)
    {
        Move = Guard.NotNull(move, nameof(move));
        Reason = Guard.NotBlank(reason, nameof(reason));
    }

    /// <summary>The move.</summary>
    public PlannedMove Move { get; }

    /// <summary>What stands in its way, a sentence or several.</summary>
    public string Reason { get; }
}
