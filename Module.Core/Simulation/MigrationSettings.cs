using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>How live migrations go in a simulated fabric. Immutable, compared by value.</summary>
public sealed record MigrationSettings
{
    /// <summary>The longest of its times.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>What a fabric has that says nothing of it.</summary>
    public static MigrationSettings Usual { get; } = new();

    /// <summary>How long a migration waits for a slot before it fails; 0 to a day; default 15 min, as in VMM.
    /// </summary>
    public TimeSpan QueueTimeout
    {
        get;
        init => field = Checked(value, nameof(QueueTimeout));
    } = TimeSpan.FromMinutes(15);

    /// <summary>How long a VM stands still once all is copied; 0 to a day; default
    /// <see cref="MigrationEstimate.UsualPause"/>.</summary>
    public TimeSpan Pause
    {
        get;
        init => field = Checked(value, nameof(Pause));
    } = MigrationEstimate.UsualPause;

    private static TimeSpan Checked(TimeSpan value, string name) =>
        value < TimeSpan.Zero || value > LongestTime
            ? throw new ArgumentOutOfRangeException(name, value, "It lasts from 0 to a day.")
            : value;
}
