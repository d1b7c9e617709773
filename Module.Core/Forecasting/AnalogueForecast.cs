using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>Foresees the rates of a fabric from its own past: an ensemble of analogues. Each future is the
/// present with the joint change of all rates that followed a time in the past, so that what moves together stays
/// together. Not safe on several threads.</summary>
/// <remarks>One half of the futures is what came after the eight times of the last day that were most like now,
/// in rates and in how they were changing, so that a trend that is under way goes on; the other is what came
/// after the same time of day on up to seven earlier days, so that a nightly backup is foreseen. The history
/// suffices where it is known for two windows and the horizon, and for two hours more, or four windows where that
/// is longer. Sources: E. N. Lorenz, J. Atmos. Sci. 26 (1969), 636-646; L. Delle Monache and others, Mon. Wea.
/// Rev. 141 (2013), 3498-3516; J. M. Bates and C. W. J. Granger, Operational Research Quarterly 20 (1969),
/// 451-468. Cost: the last day of the components' adapters and their uplinks is read, and at most fifteen short
/// spans of all that verdicts can depend on.</remarks>
public sealed class AnalogueForecast : IForecast
{
    /// <summary>How far back it looks: a week, and the longest course before it.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(9);

    private readonly IStatisticStore _statistics;
    private readonly ForecastScope _scope;
    private readonly Func<TimeSpan, ITrafficRates> _ratesOver;
    private readonly Dictionary<(DateTimeOffset, TimeSpan, TimeSpan), IReadOnlyList<TrafficFuture>> _drawn = new();

    /// <summary>Makes a forecast.</summary>
    /// <param name="statistics">The history.</param>
    /// <param name="scope">What matters of the fabric.</param>
    /// <param name="ratesOver">Gives the rates over a window that ends when futures begin.</param>
    public AnalogueForecast(
        IStatisticStore statistics, ForecastScope scope, Func<TimeSpan, ITrafficRates> ratesOver)
    {
        _statistics = Guard.NotNull(statistics, nameof(statistics));
        _scope = Guard.NotNull(scope, nameof(scope));
        _ratesOver = Guard.NotNull(ratesOver, nameof(ratesOver));
    }

    /// <inheritdoc/>
    public IReadOnlyList<TrafficFuture> Futures(
        DateTimeOffset now, TimeSpan window, TimeSpan horizon, CancellationToken stopToken)
    {
        if (!_drawn.TryGetValue((now, window, horizon), out IReadOnlyList<TrafficFuture>? futures))
        {
            _drawn.Add((now, window, horizon), futures = Draw(now, window, horizon, stopToken));
        }

        return futures;
    }

    private IReadOnlyList<TrafficFuture> Draw(
        DateTimeOffset now, TimeSpan window, TimeSpan horizon, CancellationToken stopToken)
    {
        ForecastTimes times = new(now, window, horizon);
        CourseSearch search = new(_statistics, _scope, stopToken);
        IReadOnlyList<PastCourse> found = search.Find(times);
        IReadOnlyList<CourseChanges> courses =
            CourseReader.Read(_statistics, _scope, found, times, search.Interval, stopToken);
        if (courses.Count == 0)
        {
            return [];
        }

        PresentRates present = new(_ratesOver(window));
        FlowMap map = new(_scope.Fabric, FlowsOf(present, courses), present.PairsSeen);
        return courses
            .Select(changes => new TrafficFuture(
                changes.Course.Weight,
                Enumerable.Range(0, times.Ends.Count)
                    .Select(step => new ForeseenRates(present, map, statistic => new CourseStep(
                        present, _scope, map, changes, step, statistic)))
                    .ToArray())
            {
                StepEnds = times.Ends.Select(minutes => TimeSpan.FromMinutes(minutes)).ToArray(),
            })
            .ToArray();
    }

    private static (string Source, string Target)[] FlowsOf(
        PresentRates present, IReadOnlyList<CourseChanges> courses) => courses
        .SelectMany(changes => changes.Keys)
        .Where(key => key.Kind == TrafficKind.Pair && key.RemoteId is not null)
        .SelectMany(key => new[] { (key.SubjectId, key.RemoteId!), (key.RemoteId!, key.SubjectId) })
        .Concat(present.PairsSeen)
        .Distinct()
        .OrderBy(flow => flow.Item1, StringComparer.Ordinal)
        .ThenBy(flow => flow.Item2, StringComparer.Ordinal)
        .ToArray();
}
