using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Demo.Recordings;

/// <summary>Counts what was odd in a recording. Not safe on several threads.</summary>
internal sealed class RecordingTally
{
    private readonly List<(string Pod, long Seconds)> _shifted = [];

    /// <summary>Rows read.</summary>
    internal int Rows { get; set; }

    /// <summary>Rows that stand before an earlier one of their pod.</summary>
    internal int OutOfOrder { get; set; }

    /// <summary>Rates that are missing, negative or impossible.</summary>
    internal int Dropped { get; set; }

    /// <summary>Rates of minutes with more than one reading.</summary>
    internal int Averaged { get; set; }

    /// <summary>Rates of minutes without a reading.</summary>
    internal int Filled { get; set; }

    /// <summary>Remembers a pod whose clock is wrong.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="seconds">How late it is.</param>
    internal void Shifted(string pod, long seconds) => _shifted.Add((pod, seconds));

    /// <summary>The counts in words; what did not occur is left out.</summary>
    internal IReadOnlyList<string> Notes()
    {
        List<string> notes = [.. _shifted.Select(one => NoteOf(one.Pod, one.Seconds))];
        Add(notes, OutOfOrder, "rows stand before an earlier one and are put in order");
        Add(notes, Dropped, "rates are missing, negative or impossible and are left out");
        Add(notes, Averaged, "rates are the mean of several readings in one minute");
        Add(notes, Filled, "rates of minutes without a reading repeat the one before");
        return notes;
    }

    private static string NoteOf(string pod, long seconds)
    {
        string direction = seconds > 0 ? "late" : "early";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the clock of {pod} is {Math.Abs(seconds):N0} s {direction}; its rows are put back");
    }

    private static void Add(List<string> notes, int count, string words)
    {
        if (count > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {words}"));
        }
    }
}
