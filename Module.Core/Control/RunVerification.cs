using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>Measures a fabric after a run changed it, on intervals that lie wholly after the change.</summary>
internal sealed class RunVerification
{
    // So many times the intervals asked for are tried where meters lag or do not answer.
    private const int Patience = 3;

    private readonly IFabricClock _clock;
    private readonly Func<CancellationToken, MeterRound> _observe;
    private readonly List<IReadOnlyList<TrafficSample>> _rounds = new();
    private readonly DateTimeOffset _changed;

    /// <summary>Makes a verification.</summary>
    /// <param name="clock">The fabric's clock; the change is over.</param>
    /// <param name="observe">Reads every meter once and keeps the rates.</param>
    public RunVerification(IFabricClock clock, Func<CancellationToken, MeterRound> observe)
    {
        _clock = clock;
        _observe = observe;
        _changed = clock.Now;
    }

    /// <summary>Rates of each measured interval on its own.</summary>
    public IReadOnlyList<ITrafficRates> Intervals => _rounds.Select(RatesOf).ToArray();

    /// <summary>Rates over all that was measured.</summary>
    public ITrafficRates Rates => RatesOf(_rounds.SelectMany(round => round));

    /// <summary>Reads the meters, waits, and reads them again until enough was measured.</summary>
    /// <param name="adapterIds">What was changed.</param>
    /// <param name="options">How much is enough.</param>
    /// <param name="stopToken">Ends the waiting.</param>
    public void Measure(IReadOnlyCollection<string> adapterIds, RunOptions options, CancellationToken stopToken)
    {
        // A VM that does not run has no meter to wait for.
        MeterRound? first = Observe(stopToken);
        string[] awaited = adapterIds
            .Where(id => first?.Reading.Counters.Any(counter => counter.SubjectId == id) != false)
            .ToArray();
        int measured = 0;
        for (int i = 0; i < options.VerifyIntervals * Patience && measured < options.VerifyIntervals; i++)
        {
            _clock.Wait(options.VerifyInterval, stopToken);
            TrafficSample[] round = (Observe(stopToken)?.Collected.Samples ?? [])
                .Where(sample => sample.Start >= _changed && sample.Quality != SampleQuality.Long)
                .ToArray();
            if (round.Length == 0)
            {
                continue;
            }

            _rounds.Add(round);
            HashSet<string> metered = new(round
                .Where(sample => sample.Kind == TrafficKind.Adapter)
                .Select(sample => sample.SubjectId));
            measured += awaited.All(metered.Contains) ? 1 : 0;
        }
    }

    // What was done stays done where the meters cannot be read; it is then not verified either way.
    private MeterRound? Observe(CancellationToken stopToken)
    {
        try
        {
            return _observe(stopToken);
        }
        catch (FabricException)
        {
            return null;
        }
    }

    private ITrafficRates RatesOf(IEnumerable<TrafficSample> samples)
    {
        DateTimeOffset now = _clock.Now;
        TimeSpan span = now - _changed;
        return TrafficWindow.From(samples, now, span > TimeSpan.Zero ? span : TimeSpan.FromTicks(1));
    }
}
