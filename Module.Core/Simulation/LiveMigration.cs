using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>A live migration that a simulated fabric is at. Immutable.</summary>
/// <remarks>Its progress is kept as of the last change of its rate; in between it follows from rate and time.
/// So a process that ends leaves it going on, and the time at which a round ends does not depend on how the
/// time up to it was cut into steps.</remarks>
public sealed record LiveMigration
{
    /// <summary>Makes a migration that waits.</summary>
    /// <param name="stepId">The step it was asked for as; not blank.</param>
    /// <param name="move">The move.</param>
    /// <param name="asked">When it was asked for, UTC.</param>
    public LiveMigration(string stepId, MigrationAdaptation move, DateTimeOffset asked)
    {
        StepId = Guard.NotBlank(stepId, nameof(stepId));
        Move = Guard.NotNull(move, nameof(move));
        Asked = asked.ToUniversalTime();
        (Started, RoundStart, Since) = (Asked, Asked, Asked);
    }

    /// <summary>The step it was asked for as.</summary>
    public string StepId { get; }

    /// <summary>The move.</summary>
    public MigrationAdaptation Move { get; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset Asked { get; }

    /// <summary>How far it is.</summary>
    public MigrationPhase Phase { get; init; }

    /// <summary>When it got its slots, UTC; while it waits the time it was asked for.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>The fault that hits it; null for none.</summary>
    public AdaptationFaultKind? Fault { get; init; }

    /// <summary>How long after its start the fault hits it; null where it never does.</summary>
    public TimeSpan? FaultAfter { get; init; }

    /// <summary>True once its step was given up, though it goes on.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>Rounds of copying begun, the one with the paused VM among them; 0 while it waits.</summary>
    public int Round { get; init; }

    /// <summary>When the round began, UTC.</summary>
    public DateTimeOffset RoundStart { get; init; }

    /// <summary>What the round copies in all. Unit: byte.</summary>
    public double RoundBytes { get; init; }

    /// <summary>What it still had to copy at <see cref="Since"/>. Unit: byte.</summary>
    public double LeftBytes { get; init; }

    /// <summary>What all rounds had copied by <see cref="Since"/>. Unit: byte.</summary>
    public double SentBytes { get; init; }

    /// <summary>Since when it copies at its rate, or is in its phase, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The rate at which it copies. Unit: bit/s.</summary>
    public double BitsPerSecond { get; init; }

    /// <summary>True where it copies as fast as the network lets it.</summary>
    public bool IsCopying => (Phase is MigrationPhase.Copying or MigrationPhase.Stopping) && !IsHeldUp;

    /// <summary>True where the VM stands still.</summary>
    public bool IsPaused => Phase is MigrationPhase.Stopping or MigrationPhase.Switching;

    private bool IsHeldUp =>
        Fault == AdaptationFaultKind.Stuck || (Fault == AdaptationFaultKind.Late && !IsGivenUp);

    /// <summary>When its fault hits it; null where none does any more.</summary>
    internal DateTimeOffset? FaultTime =>
        Phase != MigrationPhase.Waiting && !IsGivenUp && FaultAfter is TimeSpan after ? Started + after : null;

    /// <summary>When its phase or round ends as things are; null where nobody can say.</summary>
    internal DateTimeOffset? End(MigrationSettings settings) => Phase switch
    {
        MigrationPhase.Waiting => Asked + settings.QueueTimeout,
        MigrationPhase.Switching => Since + settings.Pause,
        _ => IsCopying ? TimeToSend(LeftBytes) : null,
    };

    /// <summary>The same from now on at another rate.</summary>
    internal LiveMigration At(double bitsPerSecond, DateTimeOffset now)
    {
        if (bitsPerSecond == BitsPerSecond)
        {
            return this;
        }

        double sent = Math.Min(LeftBytes, BitsPerSecond / 8 * (now - Since).TotalSeconds);
        return this with
        {
            LeftBytes = LeftBytes - sent,
            SentBytes = SentBytes + sent,
            Since = now,
            BitsPerSecond = bitsPerSecond,
        };
    }

    /// <summary>The same with all of its round copied.</summary>
    internal LiveMigration Sent() => this with { LeftBytes = 0, SentBytes = SentBytes + LeftBytes };

    /// <summary>The same with its round copied and another begun.</summary>
    internal LiveMigration InRound(MigrationPhase phase, double bytes, DateTimeOffset now) => Sent() with
    {
        Phase = phase,
        Round = Round + 1,
        RoundStart = now,
        RoundBytes = bytes,
        LeftBytes = bytes,
        Since = now,
    };

    private DateTimeOffset? TimeToSend(double bytes)
    {
        if (bytes <= 0)
        {
            return Since;
        }

        // Rounded up to whole ticks, so that all is sent by then.
        double ticks = Math.Ceiling(bytes * 8 / BitsPerSecond * TimeSpan.TicksPerSecond);
        return ticks < (DateTimeOffset.MaxValue - Since).Ticks ? Since.AddTicks((long)ticks) : null;
    }
}
