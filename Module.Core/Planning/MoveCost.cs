using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What a live migration is expected to cost. Immutable, compared by value.</summary>
/// <remarks>Memory is copied in rounds; what was written to while a round ran is copied again, so the rounds
/// are a geometric series with the ratio of the two rates. Source: C. Clark et al., "Live Migration of Virtual
/// Machines", NSDI 2005.</remarks>
public sealed record MoveCost
{
    // More of each round than this is hardly left out by any platform: it stops copying and pauses the VM.
    private const double MostRewritten = 0.9;

    private MoveCost(double bytes, double bitsPerSecond)
    {
        Bytes = bytes;
        BitsPerSecond = bitsPerSecond;
    }

    /// <summary>What is copied, memory written to again included. Unit: byte.</summary>
    public double Bytes { get; }

    /// <summary>How fast. Unit: bit/s; above 0.</summary>
    public double BitsPerSecond { get; }

    /// <summary>How long it takes. Unit: s.</summary>
    public double Seconds => Bytes * 8 / BitsPerSecond;

    /// <summary>The cost of a move that was expected before.</summary>
    /// <param name="bytes">What is copied; at least 0. Unit: byte.</param>
    /// <param name="bitsPerSecond">How fast; above 0. Unit: bit/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value breaks its range.</exception>
    public static MoveCost Known(double bytes, double bitsPerSecond) => new(
        Guard.NotNegative(bytes, nameof(bytes)),
        Guard.InRange(bitsPerSecond, double.Epsilon, double.MaxValue, nameof(bitsPerSecond)));

    /// <summary>Expects the cost of a move.</summary>
    /// <param name="machine">The VM.</param>
    /// <param name="bitsPerSecond">What the migration gets on its way; above 0. Unit: bit/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public static MoveCost Of(VirtualMachine machine, double bitsPerSecond)
    {
        Guard.NotNull(machine, nameof(machine));
        Guard.InRange(bitsPerSecond, double.Epsilon, double.MaxValue, nameof(bitsPerSecond));
        double rewritten = Math.Min(MostRewritten, machine.DirtyBitsPerSecond / bitsPerSecond);
        return new MoveCost(machine.MemoryBytes / (1 - rewritten), bitsPerSecond);
    }
}
