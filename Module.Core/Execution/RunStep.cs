using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>A step of a run as the journal keeps it. Immutable.</summary>
public sealed record RunStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="runId">Its run; not blank.</param>
    /// <param name="number">From 1, in the order of the plan.</param>
    /// <param name="stepId">The id left on the platform, unique among all steps; not blank.</param>
    /// <param name="adaptation">The change.</param>
    /// <param name="reason">Why, in words; not blank.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="time">When it came to stand so, UTC, by the fabric's clock.</param>
    public RunStep(
        string runId,
        int number,
        string stepId,
        Adaptation adaptation,
        string reason,
        StepState state,
        DateTimeOffset time)
    {
        RunId = Guard.NotBlank(runId, nameof(runId));
        Number = (int)Guard.InRange(number, 1, int.MaxValue, nameof(number));
        StepId = Guard.NotBlank(stepId, nameof(stepId));
        Adaptation = Guard.NotNull(adaptation, nameof(adaptation));
        Reason = Guard.NotBlank(reason, nameof(reason));
        State = state;
        Time = time.ToUniversalTime();
    }

    /// <summary>Its run.</summary>
    public string RunId { get; }

    /// <summary>From 1, in the order of the plan.</summary>
    public int Number { get; }

    /// <summary>The id left on the platform, unique among all steps.</summary>
    public string StepId { get; }

    /// <summary>The change.</summary>
    public Adaptation Adaptation { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }

    /// <summary>The host of its VM when its turn comes; "" where nobody wrote it down.</summary>
    public string HostName { get; init; } = "";

    /// <summary>From 1: migrations of one wave go at once.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>Numbers of earlier steps of the run without which it is not tried.</summary>
    public IReadOnlyList<int> DependsOn { get; init; } = Array.Empty<int>();

    /// <summary>How it stands.</summary>
    public StepState State { get; init; }

    /// <summary>When it came to stand so, UTC.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>What the platform or the measurement said; may be empty.</summary>
    public string Message { get; init; } = "";
}
