using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>Reads past courses from a store: what several of them share is read once.</summary>
internal static class CourseReader
{
    /// <summary>Reads courses.</summary>
    /// <param name="statistics">The store.</param>
    /// <param name="scope">What to read.</param>
    /// <param name="courses">The courses, newest first.</param>
    /// <param name="times">Their windows.</param>
    /// <param name="interval">The longest interval between two readings.</param>
    /// <param name="stopToken">Ends the reading.</param>
    /// <returns>In the order of the courses.</returns>
    public static IReadOnlyList<CourseChanges> Read(
        IStatisticStore statistics,
        ForecastScope scope,
        IReadOnlyList<PastCourse> courses,
        ForecastTimes times,
        TimeSpan interval,
        CancellationToken stopToken)
    {
        List<CourseChanges> changes = new();
        while (changes.Count < courses.Count)
        {
            PastCourse[] together = Together(courses, changes.Count, times).ToArray();
            MinuteSpan first = times.Course(together[together.Length - 1].Start);
            MinuteSpan last = times.Course(together[0].Start);
            HistoryCells cells = HistoryCells.Read(
                statistics,
                scope.Fabric.FabricId,
                first with { Count = (int)(last.First + last.Count - first.First) },
                interval,
                scope.Wants,
                stopToken);
            changes.AddRange(together.Select(course => CourseChanges.Of(course, cells, times)));
        }

        return changes;
    }

    // Courses that overlap, from one on.
    private static IEnumerable<PastCourse> Together(
        IReadOnlyList<PastCourse> courses, int from, ForecastTimes times)
    {
        yield return courses[from];
        for (int i = from + 1; i < courses.Count; i++)
        {
            MinuteSpan earlier = times.Course(courses[i].Start);
            if (earlier.First + earlier.Count < times.Course(courses[i - 1].Start).First)
            {
                yield break;
            }

            yield return courses[i];
        }
    }
}
