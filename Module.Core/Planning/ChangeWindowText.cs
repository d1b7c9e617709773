using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>Reads and writes windows as people write them: days, hours and a time zone, such as "Mon-Fri
/// 22:00-06:00 Europe/Berlin", "Sat,Sun 00:00-24:00 UTC" or "daily 20:00-23:30 W. Europe Standard
/// Time".</summary>
public static class ChangeWindowText
{
    private const string Daily = "daily";

    private static readonly string[] s_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly Regex s_pattern = new(
        @"^\s*(?<days>\S+)\s+(?<from>\d{1,2}:\d\d)\s*-\s*(?<to>\d{1,2}:\d\d)(\s+(?<zone>\S.*?))?\s*$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>Reads a window.</summary>
    /// <param name="text">The text; without a time zone, <paramref name="localZone"/> counts.</param>
    /// <param name="localZone">The time zone of this machine.</param>
    /// <param name="problem">What is wrong with the text, as a sentence; null where it is a window.</param>
    /// <returns>The window, or null.</returns>
    public static ChangeWindow? Read(string text, TimeZoneInfo localZone, out string? problem)
    {
        Match match = s_pattern.Match(Guard.NotNull(text, nameof(text)));
        problem = null;
        if (!match.Success)
        {
            problem = $"'{text}' is no window; write days, hours and a time zone, such as "
                + "'Mon-Fri 22:00-06:00 Europe/Berlin' or 'daily 20:00-24:00 UTC'.";
            return null;
        }

        IReadOnlyList<DayOfWeek>? days = DaysIn(match.Groups["days"].Value);
        TimeSpan? from = ClockIn(match.Groups["from"].Value);
        TimeSpan? to = ClockIn(match.Groups["to"].Value);
        TimeZoneInfo? zone = match.Groups["zone"].Success ? ZoneOf(match.Groups["zone"].Value) : localZone;
        problem = days is null
                ? $"'{match.Groups["days"].Value}' names no days; write 'daily', or days such as 'Mon', 'Sat,Sun' "
                    + "or 'Mon-Fri'."
            : from is null || from == TimeSpan.FromDays(1)
                ? $"'{match.Groups["from"].Value}' is no time of day to begin at; write 00:00 to 23:59."
            : to is null || to == TimeSpan.Zero
                ? $"'{match.Groups["to"].Value}' is no time of day to end at; write 00:01 to 24:00."
            : zone is null
                ? $"This machine knows no time zone '{match.Groups["zone"].Value}'; Get-TimeZone -ListAvailable "
                    + "lists those it knows, 'UTC' is always known."
            : null;
        return problem is null ? new ChangeWindow(days!, from!.Value, to!.Value, zone!) : null;
    }

    /// <summary>Writes a window so that <see cref="Read"/> reads it back.</summary>
    /// <param name="window">The window.</param>
    public static string Write(ChangeWindow window)
    {
        Guard.NotNull(window, nameof(window));
        int[] days = window.Days.Select(ChangeWindow.FromMonday).ToArray();
        bool isRow = days.Length > 2 && days[days.Length - 1] - days[0] == days.Length - 1;
        string names = days.Length == s_days.Length ? Daily
            : isRow ? s_days[days[0]] + "-" + s_days[days[days.Length - 1]]
            : string.Join(",", days.Select(day => s_days[day]));
        return $"{names} {Clock(window.From)}-{Clock(window.To)} {window.TimeZone}";
    }

    private static string Clock(TimeSpan time) => string.Format(
        CultureInfo.InvariantCulture, "{0:00}:{1:00}", Math.Floor(time.TotalHours), time.Minutes);

    private static TimeSpan? ClockIn(string text)
    {
        string[] parts = text.Split(':');
        TimeSpan time = new(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), 0);
        return time <= TimeSpan.FromDays(1) && int.Parse(parts[1], CultureInfo.InvariantCulture) < 60 ? time : null;
    }

    private static IReadOnlyList<DayOfWeek>? DaysIn(string text)
    {
        if (string.Equals(text, Daily, StringComparison.OrdinalIgnoreCase))
        {
            return Enumerable.Range(0, s_days.Length).Select(DayAt).ToArray();
        }

        List<DayOfWeek> days = new();
        foreach (string part in text.Split(','))
        {
            int[] ends = part.Split('-').Select(PlaceOf).ToArray();
            if (ends.Length > 2 || ends.Contains(-1))
            {
                return null;
            }

            // A row may pass the end of the week: Sat-Mon.
            int last = ends[ends.Length - 1];
            int count = ((last - ends[0] + s_days.Length) % s_days.Length) + 1;
            days.AddRange(Enumerable.Range(ends[0], count).Select(DayAt));
        }

        return days;
    }

    private static int PlaceOf(string name) => Array.FindIndex(
        s_days, day => name.StartsWith(day, StringComparison.OrdinalIgnoreCase) && IsDay(name, day));

    private static bool IsDay(string name, string day) => name.Length == day.Length
        || string.Equals(
            name, DayAt(Array.IndexOf(s_days, day)).ToString(), StringComparison.OrdinalIgnoreCase);

    private static DayOfWeek DayAt(int place) => (DayOfWeek)((place + 1) % s_days.Length);

    private static TimeZoneInfo? ZoneOf(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (TimeZoneNotFoundException)
        {
            return null;
        }
        catch (InvalidTimeZoneException)
        {
            return null;
        }
    }
}
