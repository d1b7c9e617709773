using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Import;

/// <summary>Turns the local times of a performance log, row after row, into UTC. One thread at a time.</summary>
/// <remarks>A log writes wall-clock time without a mark for daylight saving: in autumn an hour stands there
/// twice. Where the zone is known its rules tell, and the order of rows tells the two hours apart. Where only
/// the bias of the log's begin is known, a step back by an hour, but for one interval, is taken for the
/// change.</remarks>
internal sealed class LogClock
{
    private const int StepsToKnow = 5;
    private const double MostChange = 2;

    private readonly IReadOnlyList<TimeZoneInfo> _candidates;
    private readonly long _bias;
    private readonly bool _hasBias;
    private TimeZoneInfo? _zone;
    private long _last = -1;
    private long _lastStep;
    private int _steps;
    private long _shift;
    private bool _isSecond;
    private long _cachedBlock = -1;
    private long _cachedOffset;

    private LogClock(TimeZoneInfo? zone, IReadOnlyList<TimeZoneInfo> candidates, long? bias)
    {
        _zone = zone;
        _candidates = candidates;
        _bias = bias ?? 0;
        _hasBias = bias is not null;
    }

    /// <summary>How often the clock was changed.</summary>
    public int Changes { get; private set; }

    /// <summary>Makes a clock.</summary>
    /// <param name="named">The zone that the caller names; it comes before what the log says.</param>
    /// <param name="zoneName">The zone that the log names; null for none.</param>
    /// <param name="biasMinutes">Minutes to add to the log's first local times to get UTC; null where the log
    /// does not say.</param>
    /// <returns>Null where nothing tells the zone.</returns>
    public static LogClock? For(TimeZoneInfo? named, string? zoneName, int? biasMinutes)
    {
        if (named is not null)
        {
            return new LogClock(named, [], null);
        }

        if (biasMinutes is not int minutes)
        {
            return null;
        }

        return new LogClock(null, Candidates(zoneName, minutes), minutes * TimeSpan.TicksPerMinute);
    }

    /// <summary>Turns the next row's time into UTC.</summary>
    /// <param name="local">Ticks.</param>
    public long ToUtc(long local)
    {
        if (_last < 0 && _hasBias)
        {
            _zone = _candidates.FirstOrDefault(zone => HasBiasAt(zone, local));
        }

        long step = _last < 0 ? 0 : local - _last;
        long utc = _zone is null ? local + _bias + Shift(step) : local - Offset(local, step);
        _steps = step == 0 ? _steps : IsEven(step) ? _steps + 1 : 0;
        _lastStep = step > 0 ? step : _lastStep;
        _last = local;
        return utc;
    }

    private long Shift(long step)
    {
        if (IsHourBack(step, StepsToKnow))
        {
            _shift += TimeSpan.TicksPerHour;
            Changes++;
        }

        return _shift;
    }

    private bool IsHourBack(long step, int stepsToKnow) => step < 0
        && _steps >= stepsToKnow
        && step + TimeSpan.TicksPerHour is long rest
        && rest > 0
        && rest <= _lastStep * MostChange;

    // A file whose rows are in no order has no even steps, and its steps back say nothing.
    private bool IsEven(long step) =>
        step > 0 && step <= _lastStep * MostChange && step * MostChange >= _lastStep;

    private long Offset(long local, long step)
    {
        long block = local / (15 * TimeSpan.TicksPerMinute);
        bool isBack = IsHourBack(step, stepsToKnow: 1);
        if (block == _cachedBlock && !isBack)
        {
            return _cachedOffset;
        }

        DateTime time = new(local, DateTimeKind.Unspecified);
        bool isAmbiguous = _zone!.IsAmbiguousTime(time);
        bool wasSecond = _isSecond;
        _isSecond = isAmbiguous && (_isSecond || isBack || StartsSecond(time));
        Changes += _isSecond && !wasSecond && isBack ? 1 : 0;
        TimeSpan offset = isAmbiguous
            ? _isSecond ? _zone.GetAmbiguousTimeOffsets(time).Min() : _zone.GetAmbiguousTimeOffsets(time).Max()
            : _zone.GetUtcOffset(time);
        if (_cachedBlock >= 0 && !isAmbiguous && offset.Ticks > _cachedOffset && step > 0)
        {
            Changes++;
        }

        _cachedBlock = block;
        _cachedOffset = offset.Ticks;
        return _cachedOffset;
    }

    // A log that begins in the hour that stands there twice says by its bias in which.
    private bool StartsSecond(DateTime time) =>
        _last < 0 && _hasBias && -_bias == _zone!.GetAmbiguousTimeOffsets(time).Min().Ticks;

    // Zones of one name follow rules of their own: only what the log's bias agrees with when it begins is meant.
    private bool HasBiasAt(TimeZoneInfo zone, long local)
    {
        DateTime time = new(local, DateTimeKind.Unspecified);
        return zone.IsAmbiguousTime(time)
            ? zone.GetAmbiguousTimeOffsets(time).Any(offset => offset.Ticks == -_bias)
            : zone.GetUtcOffset(time).Ticks == -_bias;
    }

    // A log names a zone as its own system does, whose ids are the standard names in English; the machine's own
    // names come after that, by id, so that every machine takes the same.
    private static IReadOnlyList<TimeZoneInfo> Candidates(string? name, int biasMinutes)
    {
        List<TimeZoneInfo> candidates = new();
        try
        {
            if (!string.IsNullOrWhiteSpace(name) && name!.All(letter => char.IsLetter(letter) || letter == ' '))
            {
                candidates.Add(TimeZoneInfo.FindSystemTimeZoneById(name!.Replace(" Daylight ", " Standard ")));
            }
        }
        catch (TimeZoneNotFoundException)
        {
            // The name is no id here; the machine may still have a zone of that name.
        }
        catch (InvalidTimeZoneException)
        {
            // Likewise.
        }

        candidates.AddRange(TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => IsMeant(zone, name, biasMinutes))
            .OrderBy(zone => zone.Id, StringComparer.Ordinal));
        return candidates;
    }

    private static bool IsMeant(TimeZoneInfo zone, string? name, int biasMinutes)
    {
        if (string.IsNullOrWhiteSpace(name)
            || !(IsSame(zone.StandardName, name!) || IsSame(zone.DaylightName, name!) || IsSame(zone.Id, name!)))
        {
            return false;
        }

        double minutes = -zone.BaseUtcOffset.TotalMinutes;
        return minutes == biasMinutes || (zone.SupportsDaylightSavingTime && minutes - 60 == biasMinutes);
    }

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
