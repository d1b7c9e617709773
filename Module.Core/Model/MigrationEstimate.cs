using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>What a live migration at a steady rate comes to. Immutable.</summary>
/// <remarks>See <see cref="PreCopy"/> for the model and its source.</remarks>
public sealed class MigrationEstimate
{
    /// <summary>How long a VM stands still at the end beyond the copying of the rest: it is made known to the
    /// network on its new host. Clark et al. measured 60 to 210 ms of downtime in all.</summary>
    public static readonly TimeSpan UsualPause = TimeSpan.FromMilliseconds(200);

    private MigrationEstimate(
        double copyBytes, double bitsPerSecond, int rounds, double restBytes, TimeSpan pause)
    {
        CopyBytes = copyBytes;
        RoundCount = rounds;
        PauseSeconds = (restBytes * 8 / bitsPerSecond) + pause.TotalSeconds;
        Seconds = (copyBytes * 8 / bitsPerSecond) + pause.TotalSeconds;
    }

    /// <summary>What passes the network, every round and the rest. Unit: byte.</summary>
    public double CopyBytes { get; }

    /// <summary>Rounds with the VM running.</summary>
    public int RoundCount { get; }

    /// <summary>From begin to end.</summary>
    public double Seconds { get; }

    /// <summary>How long the VM stands still at the end.</summary>
    public double PauseSeconds { get; }

    /// <summary>Works out a migration.</summary>
    /// <param name="machine">The VM, with its memory and the rate at which it writes to it.</param>
    /// <param name="bitsPerSecond">The rate that the migration gets. Unit: bit/s; above 0.</param>
    /// <param name="pause">How long the VM stands still beyond the copying; null for
    /// <see cref="UsualPause"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public static MigrationEstimate Of(VirtualMachine machine, double bitsPerSecond, TimeSpan? pause = null)
    {
        Guard.NotNull(machine, nameof(machine));
        Guard.InRange(bitsPerSecond, double.Epsilon, double.MaxValue, nameof(bitsPerSecond));
        double memory = machine.MemoryBytes;
        double sent = 0;
        double size = memory;
        for (int round = 1; ; round++)
        {
            sent += size;
            double rest = Math.Min(memory, machine.DirtyBitsPerSecond * size / bitsPerSecond);
            if (PreCopy.EndsAfter(round, size, sent, memory, rest))
            {
                return new MigrationEstimate(sent + rest, bitsPerSecond, round, rest, pause ?? UsualPause);
            }

            size = rest;
        }
    }
}
