using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>Rates as they will be if the present takes a past course. Samples and sources are those of the
/// present rates. Not safe on several threads.</summary>
internal sealed class ForeseenRates : ITrafficRates
{
    private readonly PresentRates _now;
    private readonly FlowMap _map;
    private readonly Func<WindowStatistic, CourseStep> _stepBy;
    private readonly Dictionary<WindowStatistic, (CourseStep Step, FullWays Full)> _foreseen = new();

    /// <param name="now">The present rates.</param>
    /// <param name="map">The flows that are foreseen.</param>
    /// <param name="stepBy">What is offered then, by statistic.</param>
    public ForeseenRates(PresentRates now, FlowMap map, Func<WindowStatistic, CourseStep> stepBy)
    {
        _now = now;
        _map = map;
        _stepBy = stepBy;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Source, string Target)> PairsSeen
    {
        get
        {
            HashSet<(string, string)> seen = new(_now.PairsSeen);
            seen.UnionWith(_map.Flows.Where(flow => Of(WindowStatistic.Mean).Step.FlowOf(flow).Carried > 0));
            return seen;
        }
    }

    /// <inheritdoc/>
    public WindowRate? Adapter(string adapterId, WindowStatistic statistic)
    {
        (CourseStep step, FullWays full) = Of(statistic);
        if (_now.Adapter(adapterId, statistic) is not WindowRate now
            || step.Adapter(adapterId) is not (double sent, double received))
        {
            return null;
        }

        double lost = _map.To(adapterId).Sum(flow => full.LostOf(flow, step.FlowOf(flow).Arrived ?? 0));
        return With(now, sent, Math.Max(0, received - lost));
    }

    /// <inheritdoc/>
    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) =>
        Carried(_now.Uplink(uplinkId, statistic), RouteStepKind.Uplink, uplinkId, statistic);

    /// <inheritdoc/>
    public WindowRate? Link(string linkId, WindowStatistic statistic) =>
        Carried(_now.Link(linkId, statistic), RouteStepKind.Link, linkId, statistic);

    /// <inheritdoc/>
    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic)
    {
        PairRate? now = _now.Pair(sourceId, targetId, statistic);
        (string, string) flow = (sourceId, targetId);
        (CourseStep step, FullWays full) = Of(statistic);
        FlowForecast then = step.FlowOf(flow);
        return now is null || (then.ArrivedNow is null && then.OfferedNow is null)
            ? now
            : now.WithRates(then.Arrived - full.LostOf(flow, then.Arrived ?? 0), then.Offered);
    }

    /// <inheritdoc/>
    public PairCoverage CoverageOf(string adapterId) => _now.CoverageOf(adapterId);

    private static WindowRate With(WindowRate now, double sent, double received) =>
        new(sent, received, now.Samples, now.Newest, now.Sources);

    private WindowRate? Carried(WindowRate? now, RouteStepKind kind, string id, WindowStatistic statistic)
    {
        if (now is null)
        {
            return null;
        }

        FullWays full = Of(statistic).Full;
        return With(now, full.Carried(kind, id, RouteDirection.Out), full.Carried(kind, id, RouteDirection.In));
    }

    private (CourseStep Step, FullWays Full) Of(WindowStatistic statistic)
    {
        if (!_foreseen.TryGetValue(statistic, out (CourseStep, FullWays) foreseen))
        {
            CourseStep step = _stepBy(statistic);
            _foreseen.Add(statistic, foreseen = (step, new FullWays(step, _map)));
        }

        return foreseen;
    }
}
