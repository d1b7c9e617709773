using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Statistics;

/// <summary>The distribution of rates in little memory. Two sketches merge into the sketch of all their rates, in
/// any order, so percentiles stay right over coarser intervals. Mutable; not safe on several threads.</summary>
/// <remarks>Rates are counted in bins whose bounds grow by a constant factor, so that the middle of a bin is
/// within <see cref="RelativeError"/> of each rate in it. Source: C. Masson, J. E. Rim, H. K. Lee, "DDSketch: a
/// fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12 (2019), 2195-2205; without
/// its limit on the number of bins, since a range of 1 bit/s to 1 Tbit/s takes 1383 of them.</remarks>
public sealed class RateSketch
{
    /// <summary>The largest relative error of a percentile: 1 %.</summary>
    public const double RelativeError = 0.01;

    private static readonly double s_logOfGrowth = Math.Log((1 + RelativeError) / (1 - RelativeError));

    private List<RateBin> _bins = [];

    /// <summary>How many rates there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them are 0.</summary>
    public long ZeroCount { get; private set; }

    /// <summary>The smallest rate, exact; NaN where there is none. Unit: as added.</summary>
    public double Least { get; private set; } = double.NaN;

    /// <summary>The largest rate, exact; NaN where there is none. Unit: as added.</summary>
    public double Most { get; private set; } = double.NaN;

    /// <summary>The bins with a rate above 0, by index.</summary>
    public IReadOnlyList<RateBin> Bins => _bins;

    /// <summary>Makes a sketch of what was kept of one.</summary>
    /// <param name="zeroCount">How many rates are 0; at least 0.</param>
    /// <param name="least">The smallest rate (trusted).</param>
    /// <param name="most">The largest rate (trusted).</param>
    /// <param name="bins">Bins by rising index (trusted).</param>
    public static RateSketch Of(long zeroCount, double least, double most, IEnumerable<RateBin> bins)
    {
        RateSketch sketch = new() { ZeroCount = zeroCount, Count = zeroCount, Least = least, Most = most };
        sketch._bins.AddRange(Guard.NotNull(bins, nameof(bins)));
        foreach (RateBin bin in sketch._bins)
        {
            sketch.Count += bin.Count;
        }

        return sketch;
    }

    /// <summary>Adds a rate.</summary>
    /// <param name="rate">At least 0; infinity counts as the largest number.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public void Add(double rate)
    {
        double finite = Guard.NotNegative(Math.Min(rate, double.MaxValue), nameof(rate));
        Widen(finite, finite);
        Count++;
        if (finite == 0)
        {
            ZeroCount++;
            return;
        }

        RateBin bin = new((int)Math.Ceiling(Math.Log(finite) / s_logOfGrowth), 1);
        int place = _bins.BinarySearch(bin, RateBin.ByIndex);
        if (place >= 0)
        {
            _bins[place] = bin with { Count = _bins[place].Count + 1 };
        }
        else
        {
            _bins.Insert(~place, bin);
        }
    }

    /// <summary>Adds all rates of another sketch, which stays as it is.</summary>
    /// <param name="other">The other.</param>
    public void Merge(RateSketch other)
    {
        if (Guard.NotNull(other, nameof(other)).Count == 0)
        {
            return;
        }

        Widen(other.Least, other.Most);
        Count += other.Count;
        ZeroCount += other.ZeroCount;
        List<RateBin> merged = new(_bins.Count + other._bins.Count);
        int mine = 0;
        foreach (RateBin bin in other._bins)
        {
            for (; mine < _bins.Count && _bins[mine].Index < bin.Index; mine++)
            {
                merged.Add(_bins[mine]);
            }

            bool isShared = mine < _bins.Count && _bins[mine].Index == bin.Index;
            merged.Add(isShared ? bin with { Count = bin.Count + _bins[mine++].Count } : bin);
        }

        merged.AddRange(_bins.GetRange(mine, _bins.Count - mine));
        _bins = merged;
    }

    /// <summary>A percentile: the value at position 1 + (n - 1) p of the sorted rates, interpolated between
    /// neighbours as in a spec.</summary>
    /// <param name="fraction">0 to 1.</param>
    /// <returns>Within <see cref="RelativeError"/> of the exact figure; exact for 0 and for 1.</returns>
    /// <exception cref="InvalidOperationException">There is no rate.</exception>
    public double Percentile(double fraction)
    {
        Guard.InRange(fraction, 0, 1, nameof(fraction));
        if (Count == 0)
        {
            throw new InvalidOperationException("There is no rate, so there is no percentile.");
        }

        double position = (Count - 1) * fraction;
        long below = (long)position;
        double lower = RateAt(below);
        return position == below ? lower : lower + ((position - below) * (RateAt(below + 1) - lower));
    }

    /// <summary>About the rate at a rank.</summary>
    /// <param name="rank">From 0, the smallest, to the last; trusted.</param>
    /// <returns>Within <see cref="RelativeError"/> of the rate.</returns>
    public double RateAt(long rank)
    {
        if (rank >= Count - 1)
        {
            return Most;
        }

        long left = rank - ZeroCount;
        if (rank <= 0 || left < 0)
        {
            return Least;
        }

        int place = 0;
        for (; left >= _bins[place].Count; place++)
        {
            left -= _bins[place].Count;
        }

        double middle = (1 - RelativeError) * Math.Exp(_bins[place].Index * s_logOfGrowth);
        return Math.Min(Most, Math.Max(Least, middle));
    }

    private void Widen(double least, double most)
    {
        Least = Count == 0 ? least : Math.Min(Least, least);
        Most = Count == 0 ? most : Math.Max(Most, most);
    }
}
