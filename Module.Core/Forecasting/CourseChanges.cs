using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Forecasting;

/// <summary>How the rates changed from the begin of a past course to each of its windows. Immutable. Rates in
/// bit/s.</summary>
internal sealed class CourseChanges
{
    private readonly Dictionary<MeterKey, (double Sent, double Received)[]> _changes = new();
    private readonly Dictionary<MeterKey, (double Sent, double Received)> _begins = new();

    private CourseChanges(PastCourse course) => Course = course;

    public PastCourse Course { get; }

    /// <summary>What changed.</summary>
    public IEnumerable<MeterKey> Keys => _changes.Keys;

    /// <summary>Finds the changes of a course.</summary>
    /// <param name="course">The course.</param>
    /// <param name="cells">The history of at least its windows.</param>
    /// <param name="times">Its windows.</param>
    public static CourseChanges Of(PastCourse course, HistoryCells cells, ForecastTimes times)
    {
        CourseChanges changes = new(course);
        foreach (MeterKey key in cells.Keys)
        {
            (double sent, double received) = cells.Window(key, course.Start, times.Window);
            changes._begins.Add(key, (sent, received));
            changes._changes.Add(key, times.Ends
                .Select(end => cells.Window(key, course.Start + end, times.Window))
                .Select(then => (then.Sent - sent, then.Received - received))
                .ToArray());
        }

        return changes;
    }

    /// <summary>The rates when the course began; not a number where unknown.</summary>
    public (double Sent, double Received) Begin(MeterKey key) =>
        _begins.TryGetValue(key, out (double, double) begin) ? begin : (double.NaN, double.NaN);

    /// <summary>The change to one of the windows, from 0; not a number where unknown.</summary>
    public (double Sent, double Received) To(int window, MeterKey key) =>
        _changes.TryGetValue(key, out (double Sent, double Received)[]? changes)
            ? changes[window]
            : (double.NaN, double.NaN);
}
