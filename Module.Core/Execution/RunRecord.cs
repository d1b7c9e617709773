using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>A run as the journal keeps it. Immutable.</summary>
public sealed record RunRecord
{
    /// <summary>Makes a record.</summary>
    /// <param name="runId">Unique among all runs; not blank.</param>
    /// <param name="fabricId">The fabric it changes; not blank.</param>
    /// <param name="owner">Machine, user and process that carry it out; not blank.</param>
    /// <param name="start">When it began, UTC, by the fabric's clock.</param>
    public RunRecord(string runId, string fabricId, string owner, DateTimeOffset start)
    {
        RunId = Guard.NotBlank(runId, nameof(runId));
        FabricId = Guard.NotBlank(fabricId, nameof(fabricId));
        Owner = Guard.NotBlank(owner, nameof(owner));
        Start = start.ToUniversalTime();
    }

    /// <summary>Unique among all runs.</summary>
    public string RunId { get; }

    /// <summary>The fabric it changes.</summary>
    public string FabricId { get; }

    /// <summary>Machine, user and process that carry it out.</summary>
    public string Owner { get; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When it ended, UTC; null while it is under way.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How it stands.</summary>
    public RunState State { get; init; }

    /// <summary>What came of it, in words; may be empty.</summary>
    public string Summary { get; init; } = "";
}
