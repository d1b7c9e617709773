using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What lies between two readings of one counter. Immutable.</summary>
/// <remarks>A rate is bytes over time, so both must be sure. The bytes are where the counter is of one life and
/// cannot have wrapped more often than is seen. The time is where the meter's clock and the clock of whoever
/// asked agree on it: a clock that was set shows in their difference, whichever of the two it was.</remarks>
internal readonly struct ReadingComparison
{
    private readonly CounterReading _first;
    private readonly CounterReading _second;
    private readonly CollectorOptions _options;

    /// <param name="first">The reading that is remembered.</param>
    /// <param name="second">The one that comes after it.</param>
    /// <param name="options">What is known of the meter.</param>
    public ReadingComparison(CounterReading first, CounterReading second, CollectorOptions options)
    {
        _first = first;
        _second = second;
        _options = options;
    }

    /// <summary>Bytes counted between both, one wrap completed.</summary>
    public ulong SentBytes => Difference(_first.SentBytes, _second.SentBytes);

    /// <summary>Bytes counted between both, one wrap completed.</summary>
    public ulong ReceivedBytes => Difference(_first.ReceivedBytes, _second.ReceivedBytes);

    /// <summary>True where a counter shows less than before.</summary>
    public bool HasFallen =>
        _second.SentBytes < _first.SentBytes || _second.ReceivedBytes < _first.ReceivedBytes;

    private TimeSpan Interval => _second.Time - _first.Time;

    private bool IsNarrow => _second.CounterBits == 32;

    /// <summary>Says why no rate comes of both.</summary>
    /// <param name="now">The time now.</param>
    /// <returns>Null where one does.</returns>
    public ReadingDrop? Drop(DateTimeOffset now)
    {
        // Another life may be another host's, with a clock of its own.
        bool isOtherLife = _second.Life != _first.Life;
        return isOtherLife && _second.Taken > _first.Taken ? ReadingDrop.Restarted
            : DropByTime(now) ?? (isOtherLife ? ReadingDrop.Restarted : DropByCount());
    }

    private ReadingDrop? DropByTime(DateTimeOffset now)
    {
        if (Interval == TimeSpan.Zero)
        {
            return ReadingDrop.Repeated;
        }

        TimeSpan? passed = _second.Taken - _first.Taken;
        if (passed is TimeSpan asked && asked != TimeSpan.Zero && !Agree(asked.TotalSeconds, Interval.TotalSeconds))
        {
            return Interval < asked ? ReadingDrop.ClockSetBack : ReadingDrop.ClockSetForward;
        }

        return Interval > TimeSpan.Zero ? null
            : _first.Time > now && _second.Time <= now ? ReadingDrop.ClockSetBack
            : ReadingDrop.Late;
    }

    private ReadingDrop? DropByCount()
    {
        if (!HasFallen && !IsNarrow)
        {
            return null;
        }

        double? most = _options.MaximumBitsPerSecond(_second) / 8 * Interval.TotalSeconds;
        return IsNarrow && !(most < uint.MaxValue) ? ReadingDrop.WrapUnclear
            : HasFallen && !(Math.Max(SentBytes, ReceivedBytes) <= most) ? ReadingDrop.Restarted
            : null;
    }

    private bool Agree(double first, double second) =>
        Math.Abs(first - second) <= _options.ClockTolerance * Math.Max(0, Math.Min(first, second));

    private ulong Difference(ulong first, ulong second)
    {
        ulong difference = unchecked(second - first);
        return IsNarrow ? difference & uint.MaxValue : difference;
    }
}
