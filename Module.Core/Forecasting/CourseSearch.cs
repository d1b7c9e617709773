using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>Chooses the past courses that the present may repeat: recent ones that began like it, and those of
/// earlier days at the same time of day.</summary>
/// <remarks>Source of the method: E. N. Lorenz, J. Atmos. Sci. 26 (1969), 636-646; of an ensemble of the nearest
/// ones: L. Delle Monache and others, Mon. Wea. Rev. 141 (2013), 3498-3516. How both kinds are weighed:
/// <see cref="DailyWeight"/>.</remarks>
internal sealed class CourseSearch
{
    /// <summary>Recent courses that are taken; fewer are no ensemble.</summary>
    public const int Nearest = 8;

    // So many days without a sample, one after the other, are the end of the history.
    private const int MostSilentDays = 2;

    private readonly IStatisticStore _statistics;
    private readonly ForecastScope _scope;
    private readonly CancellationToken _stopToken;

    public CourseSearch(IStatisticStore statistics, ForecastScope scope, CancellationToken stopToken)
    {
        _statistics = statistics;
        _scope = scope;
        _stopToken = stopToken;
    }

    /// <summary>The longest interval between two readings that was found.</summary>
    public TimeSpan Interval { get; private set; }

    /// <summary>Searches.</summary>
    /// <returns>Courses whose weights add up to 1, newest first; none where the history does not suffice.
    /// </returns>
    public IReadOnlyList<PastCourse> Find(ForecastTimes times)
    {
        HistoryCells recent = Read(times.Recent);
        Interval = recent.Interval;
        MeterKey[] features = recent.Keys
            .OrderBy(key => key.Kind)
            .ThenBy(key => key.SubjectId, StringComparer.Ordinal)
            .ToArray();
        if (features.Length == 0)
        {
            return [];
        }

        FeatureRow now = FeatureRow.At(recent, features, times.Now, times.Window);
        FeatureRow[] library = times.RecentStarts()
            .Select(start => FeatureRow.At(recent, features, start, times.Window))
            .ToArray();
        Likeness likeness = new(
            library, features.SelectMany(key => Enumerable.Repeat(GroupOf(key, features), 2)).ToArray());
        FeatureRow[] known = library.Where(row => !double.IsInfinity(likeness.Between(row, now))).ToArray();
        if (known.Length < Nearest || known[0].Time - known[known.Length - 1].Time < times.LeastSearched)
        {
            return [];
        }

        long[] nearest = known
            .OrderBy(row => likeness.Between(row, now))
            .ThenByDescending(row => row.Time)
            .Take(Nearest)
            .Select(row => row.Time)
            .ToArray();
        DailyWeight daily = new(likeness, now);
        int silentDays = 0;
        foreach (long start in times.SameTimeOfDay())
        {
            HistoryCells around = Read(times.Around(start));
            silentDays = around.IsEmpty ? silentDays + 1 : 0;
            if (silentDays == MostSilentDays)
            {
                break;
            }

            if (!around.IsEmpty)
            {
                daily.Add(
                    FeatureRow.At(around, features, start, times.Window),
                    FeatureRow.RatesAt(around, features, start + times.Horizon, times.Window));
            }
        }

        double share = daily.Share(nearest.Length);
        return daily.Starts
            .Select(start => new PastCourse(start, share / daily.Starts.Count))
            .Concat(nearest.Select(start => new PastCourse(start, (1 - share) / nearest.Length)))
            .Where(course => course.Weight > 0)
            .OrderByDescending(course => course.Start)
            .ToArray();
    }

    private HistoryCells Read(MinuteSpan span) => HistoryCells.Read(
        _statistics,
        _scope.Fabric.FabricId,
        span,
        HistoryCells.LongestInterval,
        _scope.IsFeature,
        _stopToken);

    private static int GroupOf(MeterKey key, IReadOnlyList<MeterKey> features) =>
        key.Kind == TrafficKind.Uplink && features[0].Kind != TrafficKind.Uplink ? 1 : 0;
}
