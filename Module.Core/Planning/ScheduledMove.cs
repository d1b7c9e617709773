using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>One migration in its place among others. Immutable.</summary>
public sealed class ScheduledMove
{
    internal ScheduledMove(
        MigrationAdaptation migration, string reason, int wave, IReadOnlyList<ScheduledMove> needs)
    {
        Migration = migration;
        Reason = reason;
        Wave = wave;
        Needs = needs;
    }

    /// <summary>The migration.</summary>
    public MigrationAdaptation Migration { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }

    /// <summary>From 1: those of one wave can be under way at once.</summary>
    public int Wave { get; }

    /// <summary>Migrations of earlier waves that make room for it, or bring its VM to where it begins.</summary>
    public IReadOnlyList<ScheduledMove> Needs { get; }
}
