using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>A run as the journal keeps it. Immutable.</summary>
public sealed record RunRecord
{
    /// <summary>Stands in <see cref="Undoes"/> for all runs.</summary>
    public const string Everything = "*";

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

    /// <summary>Machine, user and process that carry it out, or did so last.</summary>
    public string Owner
    {
        get;
        init => field = Guard.NotBlank(value, nameof(Owner));
    }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When it ended, UTC; null while it is under way.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The run that it takes back, <see cref="Everything"/> for all of them; null for a run that takes
    /// back none.</summary>
    public string? Undoes { get; init; }

    /// <summary>How it stands.</summary>
    public RunState State { get; init; }

    /// <summary>What came of it, in words; may be empty.</summary>
    public string Summary { get; init; } = "";
}
