using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What a live migration is expected to cost. Immutable, compared by value.</summary>
/// <remarks>See <see cref="PreCopy"/> for the model and its source.</remarks>
public sealed record MoveCost
{
    private MoveCost(double bytes, double bitsPerSecond)
    {
        Bytes = bytes;
        BitsPerSecond = bitsPerSecond;
    }

    /// <summary>What is copied, memory written to again included. Unit: byte.</summary>
    public double Bytes { get; }

    /// <summary>How fast. Unit: bit/s; above 0.</summary>
    public double BitsPerSecond { get; }

    /// <summary>How long it takes, the pause at the end included. Unit: s.</summary>
    public double Seconds => (Bytes * 8 / BitsPerSecond) + MigrationEstimate.UsualPause.TotalSeconds;

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
    public static MoveCost Of(VirtualMachine machine, double bitsPerSecond) =>
        new(MigrationEstimate.Of(machine, bitsPerSecond).CopyBytes, bitsPerSecond);
}
