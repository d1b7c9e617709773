using System;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>A step that a simulated fabric was asked for, and how it stands. Immutable.</summary>
public sealed class KnownStep
{
    /// <summary>Makes a known step.</summary>
    /// <param name="stepId">As given by the caller; not blank.</param>
    /// <param name="description">The change in words; not blank.</param>
    /// <param name="time">When it came to stand so, UTC.</param>
    /// <param name="outcome">How it stands.</param>
    public KnownStep(string stepId, string description, DateTimeOffset time, AdaptationOutcome outcome)
    {
        StepId = Guard.NotBlank(stepId, nameof(stepId));
        Description = Guard.NotBlank(description, nameof(description));
        Time = time.ToUniversalTime();
        Outcome = Guard.NotNull(outcome, nameof(outcome));
    }

    /// <summary>As given by the caller.</summary>
    public string StepId { get; }

    /// <summary>The change in words.</summary>
    public string Description { get; }

    /// <summary>When it came to stand so, UTC: when it ended, or while it runs when it was asked for or started.
    /// </summary>
    public DateTimeOffset Time { get; }

    /// <summary>How it stands.</summary>
    public AdaptationOutcome Outcome { get; }
}
