using System;

namespace NetUtil.Core.Simulation;

/// <summary>Chance without a generator whose state must be kept: a number follows from the seed, a time and a
/// subject alone.</summary>
/// <remarks>The subject's characters are folded with FNV-1a (Fowler, Noll, Vo; RFC 9923) and mixed with seed and
/// time by the finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195).</remarks>
internal static class SeededChance
{
    private const ulong FoldBasis = 14695981039346656037;
    private const ulong FoldPrime = 1099511628211;
    private const ulong GoldenStep = 0x9E3779B97F4A7C15;

    /// <summary>Draws a number.</summary>
    /// <param name="seed">Start of all chance.</param>
    /// <param name="time">When.</param>
    /// <param name="subject">Whatever the draw is for.</param>
    /// <returns>At least 0, below 1; the same for the same arguments.</returns>
    public static double Draw(long seed, DateTimeOffset time, string subject)
    {
        unchecked
        {
            ulong fold = FoldBasis;
            foreach (char letter in subject)
            {
                fold = (fold ^ letter) * FoldPrime;
            }

            ulong mixed = Mix(Mix(Mix((ulong)seed + GoldenStep) + (ulong)time.UtcTicks) + fold);
            return (mixed >> 11) * (1.0 / (1UL << 53));
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
