using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>An interval that samples share. Immutable.</summary>
internal readonly struct Interval
{
    /// <param name="start">Ticks, UTC; -1 where it is not known.</param>
    /// <param name="end">Ticks, UTC.</param>
    /// <param name="mend">What had to be assumed of it; null for nothing.</param>
    /// <param name="quality">The quality of samples of it.</param>
    public Interval(long start, long end, ImportMend? mend, SampleQuality quality)
    {
        Start = start;
        End = end;
        Mend = mend;
        Quality = quality;
        Seconds = (end - start) / (double)TimeSpan.TicksPerSecond;
    }

    public long Start { get; }

    public long End { get; }

    public ImportMend? Mend { get; }

    public SampleQuality Quality { get; }

    public double Seconds { get; }
}
