using System;

namespace NetUtil.Core.Import;

/// <summary>Says how long the intervals of rows are that tell only when they end: from the row before, and where
/// that is missing as long as usual. One thread at a time.</summary>
internal sealed class IntervalRule
{
    /// <summary>An interval above so many usual ones is long: a row is missing in it.</summary>
    public const double LongFactor = 1.5;

    private const int FewGaps = 8;

    private readonly bool _gapsAreWhole;
    private long _usual;
    private long _last = -1;

    /// <param name="gapsAreWhole">True where a value counts from the row before however long that is ago, as in
    /// performance logs; false where it stands for a usual interval.</param>
    public IntervalRule(bool gapsAreWhole) => _gapsAreWhole = gapsAreWhole;

    /// <summary>Looks at the rows that are held, before some of them are passed.</summary>
    /// <param name="window">The rows.</param>
    /// <param name="gaps">Room for as many numbers as there may be rows.</param>
    public void Learn(OrderWindow window, long[] gaps)
    {
        int found = 0;
        bool areUsual = true;
        long last = _last;
        for (int i = 0; i < window.Count; i++)
        {
            long ticks = window.TicksAt(i);
            if (last >= 0 && ticks > last)
            {
                gaps[found++] = ticks - last;
                areUsual &= ticks - last == _usual;
            }

            last = ticks;
        }

        // A few gaps at a file's end say less than the many before them.
        if (found > 0 && !areUsual && (_usual == 0 || found >= FewGaps))
        {
            _usual = Selection.At(gaps, found, (found - 1) / 2);
        }
    }

    /// <summary>Passes the next time, and says where its interval begins.</summary>
    /// <param name="ticks">The time; later than the one before.</param>
    /// <param name="mend">What had to be assumed; null for nothing.</param>
    /// <param name="isLong">True where the interval is longer than usual.</param>
    /// <returns>Ticks, or -1 where nothing tells.</returns>
    public long Pass(long ticks, out ImportMend? mend, out bool isLong)
    {
        long last = _last;
        _last = ticks;
        mend = null;
        isLong = false;
        if (last < 0)
        {
            mend = ImportMend.FirstInterval;
            return _usual > 0 ? ticks - _usual : -1;
        }

        bool isGap = ticks - last > _usual * LongFactor;
        if (isGap && !_gapsAreWhole)
        {
            mend = ImportMend.Gap;
            return ticks - _usual;
        }

        isLong = isGap;
        return last;
    }
}
