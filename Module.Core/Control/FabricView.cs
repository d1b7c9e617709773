using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Execution;
using NetUtil.Core.Forecasting;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>A fabric at one time with its stored past: what verdicts and plans are reached from. Not safe on
/// several threads.</summary>
/// <remarks>The past is read only as far as somebody asks.</remarks>
internal sealed class FabricView
{
    private readonly FabricInventory _fabric;
    private readonly IReadOnlyList<ApplicationSpec> _specs;
    private readonly DateTimeOffset _now;
    private readonly IStatisticStore _statistics;
    private readonly CancellationToken _stopToken;
    private readonly SampleHistory _samples;
    private readonly Lazy<TotalsHistory> _totals;
    private readonly Lazy<EvaluationRequest> _request;

    /// <summary>Reads the samples that a verdict now needs.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="specs">All registered specs.</param>
    /// <param name="now">The fabric's time.</param>
    /// <param name="statistics">Its past.</param>
    /// <param name="stopToken">Ends the reading, also what is read later.</param>
    public FabricView(
        FabricInventory fabric,
        IReadOnlyList<ApplicationSpec> specs,
        DateTimeOffset now,
        IStatisticStore statistics,
        CancellationToken stopToken)
    {
        _fabric = fabric;
        _specs = specs;
        _now = now;
        _statistics = statistics;
        _stopToken = stopToken;
        _samples = new SampleHistory(
            statistics,
            fabric.FabricId,
            now,
            specs
                .SelectMany(spec => spec.Requirements)
                .Select(requirement => requirement.Settings.Window)
                .DefaultIfEmpty(TimeSpan.Zero)
                .Max(),
            stopToken);
        // The hours are read once, and only if something is to be estimated.
        _totals = new Lazy<TotalsHistory>(() => TotalsHistory.From(
            statistics.Read(fabric.FabricId, now - Day, now, stopToken), now, _samples.Interval));
        _request = new Lazy<EvaluationRequest>(Ask);
    }

    /// <summary>How far back floors and estimates look.</summary>
    public static TimeSpan Day { get; } = TimeSpan.FromHours(24);

    /// <summary>Gives all runs of the fabric, newest first; null where verdicts are not to look ahead.</summary>
    public Func<IEnumerable<RunHistory>>? Runs { get; init; }

    /// <summary>Says what is likely where meters count no pairs; null where nothing does.</summary>
    public IPairRateEstimator? Estimator { get; init; }

    /// <summary>What the verdict is reached from now, forecast and estimate included.</summary>
    public EvaluationRequest Request => _request.Value;

    /// <summary>How long breaches have lasted that are too young to be mended, as <see cref="BreachAge"/> counts
    /// them.</summary>
    public IReadOnlyDictionary<string, int> YoungBreaches(RebalancePolicy policy) => BreachAge.Of(
        _specs, policy, at => ComplianceEvaluator.Evaluate(At(at), _stopToken), _now, _samples.Interval);

    /// <summary>The same where what is likely counts as if it were certain; it looks at the same hours.</summary>
    public IReadOnlyDictionary<string, int> YoungLikely(RebalancePolicy policy) => BreachAge.Of(
        _specs,
        policy,
        at => ComplianceEvaluator
            .Evaluate(
                new EvaluationRequest(_fabric, _specs, At(at).RatesOver, at)
                {
                    Estimator = Estimator,
                    History = () => _totals.Value,
                },
                _stopToken)
            .Select(verdict => verdict.Likely is ComplianceStatus likely
                ? verdict.With(likely, verdict.Reason, null)
                : verdict)
            .ToArray(),
        _now,
        _samples.Interval);

    private EvaluationRequest Ask()
    {
        EvaluationRequest certain = At(_now);
        return new EvaluationRequest(_fabric, _specs, certain.RatesOver, _now)
        {
            Forecast = Runs is null ? null : new AnalogueForecast(
                _statistics,
                new ForecastScope(_fabric, _specs, MovesSince(Runs(), _now - AnalogueForecast.Reach)),
                certain.RatesOver),
            Estimator = Estimator,
            History = () => _totals.Value,
        };
    }

    // What is certain at a time, now or earlier.
    private EvaluationRequest At(DateTimeOffset time) =>
        EvaluationRequest.From(_fabric, _specs, _samples.For(time), time);

    private static MachineMove[] MovesSince(IEnumerable<RunHistory> runs, DateTimeOffset time) => runs
        .TakeWhile(run => run.Run.State == RunState.Running || (run.Run.End ?? run.Run.Start) >= time)
        .SelectMany(run => run.Steps)
        .Where(StandingChanges.WasDone)
        .Select(step => (Move: step.Adaptation as MigrationAdaptation, step.Time))
        .Where(step => step.Move is not null)
        .Select(step => new MachineMove(step.Move!.FromHostId, step.Move.ToHostId, step.Time))
        .ToArray();
}
