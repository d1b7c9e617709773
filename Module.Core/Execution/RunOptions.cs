using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>How a run is carried out. Immutable.</summary>
public sealed record RunOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="runId">Unique among all runs; not blank.</param>
    /// <param name="owner">Machine, user and process, as the journal names them; not blank.</param>
    public RunOptions(string runId, string owner)
    {
        RunId = Guard.NotBlank(runId, nameof(runId));
        Owner = Guard.NotBlank(owner, nameof(owner));
    }

    /// <summary>Unique among all runs.</summary>
    public string RunId { get; }

    /// <summary>Machine, user and process, as the journal names them.</summary>
    public string Owner { get; }

    /// <summary>Says whether the owner of a run that is under way still lives; where it does not, the run is closed and
    /// the fabric is free. Default: every owner lives.</summary>
    public Func<string, bool> IsOwnerAlive { get; init; } = _ => true;

    /// <summary>Time between the readings that verify; default 1 min; above 0.</summary>
    public TimeSpan VerifyInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Full intervals measured to verify; default 2; at least 1.</summary>
    public int VerifyIntervals { get; init; } = 2;

    /// <summary>Tries of a step that fails with what the platform calls transient; default 3; at least 1.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>Wait before the second try, doubled for each further one; default 10 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(10);
}
