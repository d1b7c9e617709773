using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>Hours of some days of the week in which a fabric may be changed. Immutable.</summary>
/// <remarks>A window that ends at or before the time of day that it begins at ends on the next day; the day is
/// the one on which it begins. Times are those that clocks of the time zone show, so a window is an hour longer
/// or shorter where they are set back or ahead in it.</remarks>
public sealed class ChangeWindow
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    // Every window opens within a week, and a clock that is set may skip one.
    private static readonly TimeSpan s_search = TimeSpan.FromDays(8);

    private readonly TimeZoneInfo _zone;

    /// <summary>Makes a window.</summary>
    /// <param name="days">Days on which it begins; at least one.</param>
    /// <param name="from">Time of day; at least 0, below 24 h.</param>
    /// <param name="to">Time of day; above 0, at most 24 h.</param>
    /// <param name="zone">The time zone of the clock.</param>
    /// <exception cref="ArgumentException">No day is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time breaks its range.</exception>
    public ChangeWindow(IReadOnlyCollection<DayOfWeek> days, TimeSpan from, TimeSpan to, TimeZoneInfo zone)
    {
        Days = Guard.NotNull(days, nameof(days)).Distinct().OrderBy(FromMonday).ToArray();
        if (Days.Count == 0)
        {
            throw new ArgumentException("A window begins on at least one day.", nameof(days));
        }

        From = from >= TimeSpan.Zero && from < s_day
            ? from
            : throw new ArgumentOutOfRangeException(nameof(from), from, "A window begins within a day.");
        To = to > TimeSpan.Zero && to <= s_day
            ? to
            : throw new ArgumentOutOfRangeException(nameof(to), to, "A window ends within a day.");
        _zone = Guard.NotNull(zone, nameof(zone));
    }

    /// <summary>Days on which it begins, from Monday.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; }

    /// <summary>Time of day at which it begins.</summary>
    public TimeSpan From { get; }

    /// <summary>Time of day at which it ends; on the next day where it is not after <see cref="From"/>.</summary>
    public TimeSpan To { get; }

    /// <summary>Id of the time zone, as this machine knows it.</summary>
    public string TimeZone => _zone.Id;

    /// <summary>Says whether the window is open.</summary>
    /// <param name="time">The time, UTC.</param>
    public bool Contains(DateTimeOffset time)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, _zone).DateTime;
        TimeSpan clock = local.TimeOfDay;
        return From < To
            ? Days.Contains(local.DayOfWeek) && clock >= From && clock < To
            : (Days.Contains(local.DayOfWeek) && clock >= From)
                || (Days.Contains(local.AddDays(-1).DayOfWeek) && clock < To);
    }

    /// <summary>The window as <see cref="ChangeWindowText"/> reads it, such as "Mon-Fri 22:00-06:00
    /// Europe/Berlin".</summary>
    public override string ToString() => ChangeWindowText.Write(this);

    internal static string? ClosedReason(IReadOnlyList<ChangeWindow> windows, DateTimeOffset time) =>
        windows.Count == 0 || windows.Any(window => window.Contains(time))
            ? null
            : $"at {time:u} no window of the policy is open ({string.Join("; ", windows)})";

    // Windows begin and end on full minutes of their clock, and no zone's offset has seconds today.
    internal static DateTimeOffset? NextOpening(
        IReadOnlyList<IReadOnlyList<ChangeWindow>> lists, DateTimeOffset time)
    {
        bool IsOpen(DateTimeOffset at) => lists.All(windows => ClosedReason(windows, at) is null);

        if (IsOpen(time))
        {
            return time;
        }

        DateTimeOffset minute = time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerMinute));
        for (DateTimeOffset at = minute.AddMinutes(1); at <= time + s_search; at = at.AddMinutes(1))
        {
            if (IsOpen(at))
            {
                return at;
            }
        }

        return null;
    }

    internal static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
