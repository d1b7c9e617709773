using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>The loop over one fabric and one store: observe, evaluate, plan, act, verify, record. Not safe on several
/// threads.</summary>
public sealed class FabricController
{
    private static readonly TimeSpan s_history = TimeSpan.FromHours(24);

    private readonly IFabricProvider _provider;
    private readonly IStateStore _store;

    /// <summary>Makes a controller.</summary>
    /// <param name="provider">The fabric.</param>
    /// <param name="store">Specs, statistics and journal.</param>
    public FabricController(IFabricProvider provider, IStateStore store)
    {
        _provider = Guard.NotNull(provider, nameof(provider));
        _store = Guard.NotNull(store, nameof(store));
    }

    /// <summary>What may be done.</summary>
    public RebalancePolicy Policy { get; init; } = RebalancePolicy.Default;

    /// <summary>Tells what comes; null where nothing does.</summary>
    public IForecast? Forecast { get; init; }

    private string FabricId => _provider.FabricId;

    /// <summary>Reads every meter once and keeps the rates.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <returns>What was gained, and what could not be read.</returns>
    /// <exception cref="FabricException">The meters could not be read.</exception>
    public MeterRound Observe(CancellationToken stopToken)
    {
        MeterReading reading = _provider.ReadMeters(stopToken);
        CollectedTraffic collected = ReadingCollector.Collect(
            reading, _store.Statistics.ReadLastReadings(FabricId), new CollectorOptions());
        _store.Statistics.Add(FabricId, collected.Samples, collected.LastReadings);
        return new MeterRound(reading, collected);
    }

    /// <summary>What the verdict is reached from now: inventory, registered specs and samples.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    public EvaluationRequest Ask(CancellationToken stopToken)
    {
        ApplicationSpec[] specs = Specs();
        FabricInventory fabric = _provider.ReadInventory(stopToken);
        DateTimeOffset now = _provider.Clock.Now;
        return RequestAt(fabric, specs, now, SamplesBefore(now, LookBack(specs), stopToken));
    }

    /// <summary>Reaches the verdict on every registered requirement.</summary>
    /// <param name="stopToken">Ends the work.</param>
    public IReadOnlyList<PathCompliance> Evaluate(CancellationToken stopToken) =>
        ComplianceEvaluator.Evaluate(Ask(stopToken), stopToken);

    /// <summary>Makes a plan. Nothing changes, the store included.</summary>
    /// <param name="options">How it is sought.</param>
    /// <param name="stopToken">Ends the search.</param>
    public RebalancePlan Plan(PlanOptions options, CancellationToken stopToken)
    {
        ApplicationSpec[] specs = Specs();
        FabricInventory fabric = _provider.ReadInventory(stopToken);
        DateTimeOffset now = _provider.Clock.Now;
        IReadOnlyList<TrafficSample> samples = SamplesBefore(now, LookBack(specs), stopToken);
        EvaluationRequest request = RequestAt(fabric, specs, now, samples);
        return RebalancePlanner.Plan(
            new PlanRequest(request, _store.Statistics.SentPercentiles(FabricId, 95, now - s_history, now))
            {
                Standing = StandingChanges.In(fabric, History()),
                Policy = Policy,
                CanChangeBandwidth = _provider.Capabilities.CanChangeBandwidth,
                YoungBreaches = BreachAge.Of(
                    specs, at => RequestAt(fabric, specs, at, samples), now, BreachAge.StepOf(samples), stopToken),
            },
            options,
            stopToken);
    }

    /// <summary>Carries out a plan, measures what came of it and records all of it.</summary>
    /// <param name="plan">The plan; not empty.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="report">Told each time a step comes to stand otherwise.</param>
    /// <param name="stopToken">Ends the run before its next step; what was done is recorded as a partial run.</param>
    /// <exception cref="PlanStaleException">The plan is for another fabric.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunResult Run(
        RebalancePlan plan, RunOptions options, Action<RunStep> report, CancellationToken stopToken)
    {
        RebalanceRun run = new(_provider, _store.Journal, options, report);
        RunRecord record = run.Begin(plan);
        bool isEnded = false;
        try
        {
            run.Act(stopToken);
            IReadOnlyList<PathCompliance> after = run.Steps.Any(StandingChanges.WasDone)
                ? Verify(run, options, stopToken)
                : Evaluate(stopToken);
            record = run.End(record);
            isEnded = true;
            RebalancePlan? proposal = record.State == RunState.Completed ? null : Plan(new PlanOptions(), stopToken);
            return new RunResult(record, run.Steps)
            {
                After = after,
                Proposal = proposal is { IsEmpty: false } ? proposal : null,
            };
        }
        finally
        {
            if (!isEnded)
            {
                run.End(record);
            }
        }
    }

    /// <summary>All steps of all runs of the fabric, oldest first.</summary>
    public IReadOnlyList<RunStep> History() => _store.Journal.ReadRuns(FabricId)
        .Reverse()
        .SelectMany(run => _store.Journal.ReadSteps(run.RunId))
        .ToArray();

    /// <summary>What earlier runs changed and still stands.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    public IReadOnlyList<StandingChange> Standing(CancellationToken stopToken) =>
        StandingChanges.In(_provider.ReadInventory(stopToken), History());

    private ApplicationSpec[] Specs() => _store.Specs.ReadAll().Select(registered => registered.Spec).ToArray();

    // Data of up to three intervals' age is fresh, and breaches are followed back in time, so more is read than the
    // longest window.
    private static TimeSpan LookBack(IReadOnlyList<ApplicationSpec> specs)
    {
        TimeSpan longest = specs
            .SelectMany(spec => spec.Requirements)
            .Select(requirement => requirement.Settings.Window)
            .DefaultIfEmpty(TimeSpan.FromMinutes(5))
            .Max();
        return longest + longest + TimeSpan.FromMinutes(30);
    }

    private IReadOnlyList<TrafficSample> SamplesBefore(
        DateTimeOffset now, TimeSpan span, CancellationToken stopToken) =>
        _store.Statistics.Read(FabricId, now - span, now, stopToken).ToArray();

    private EvaluationRequest RequestAt(
        FabricInventory fabric,
        IReadOnlyList<ApplicationSpec> specs,
        DateTimeOffset at,
        IReadOnlyList<TrafficSample> samples)
    {
        EvaluationRequest request = EvaluationRequest.From(fabric, specs, samples, at);
        return new EvaluationRequest(fabric, specs, request.RatesOver, at) { Forecast = Forecast };
    }

    private IReadOnlyList<PathCompliance> Verify(
        RebalanceRun run, RunOptions options, CancellationToken stopToken)
    {
        Observe(stopToken);
        DateTimeOffset begin = _provider.Clock.Now;
        for (int i = 0; i < options.VerifyIntervals; i++)
        {
            _provider.Clock.Wait(options.VerifyInterval, stopToken);
            Observe(stopToken);
        }

        DateTimeOffset now = _provider.Clock.Now;
        ApplicationSpec[] specs = Specs();
        FabricInventory fabric = _provider.ReadInventory(stopToken);
        TrafficSample[] samples = SamplesBefore(now, now - begin, stopToken)
            .Where(sample => sample.Start >= begin)
            .ToArray();
        TrafficWindow rates = TrafficWindow.From(samples, now, now - begin);
        for (int i = 0; i < run.Steps.Count; i++)
        {
            if (run.Steps[i].State == StepState.Done && run.Steps[i].Adaptation is BandwidthAdaptation change)
            {
                (StepState state, string message) = StepVerifier.Judge(change, fabric, rates);
                run.Put(i, state, message);
            }
        }

        return ComplianceEvaluator.Evaluate(new EvaluationRequest(fabric, specs, _ => rates, now), stopToken);
    }
}
