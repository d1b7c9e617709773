using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>Estimates pair rates from totals: a gravity prior in favour of pairs that specs speak of, what totals
/// that rise and fall together tell of it, and the totals of the window, which the estimate adds up to. Same
/// input, same estimate. Safe on any thread.</summary>
/// <remarks>What is learned from the hours before is kept for the next window of the same fabric, specs and
/// hours. Cost of that: O(adapters² x steps); of each window: O(adapters + pairs of the specs).</remarks>
public sealed class PairEstimator : IPairRateEstimator
{
    private readonly object _lock = new();
    private FabricInventory? _fabric;
    private TotalsHistory? _history;
    private IReadOnlyCollection<(string, string)> _expected = [];
    private PairPrior? _learned;

    /// <inheritdoc/>
    public IPairEstimate Estimate(
        FabricInventory fabric,
        ITrafficRates rates,
        WindowStatistic statistic,
        IReadOnlyCollection<(string Source, string Target)> expected,
        TotalsHistory? history,
        CancellationToken stopToken)
    {
        Guard.NotNull(fabric, nameof(fabric));
        Guard.NotNull(rates, nameof(rates));
        Guard.NotNull(statistic, nameof(statistic));
        Guard.NotNull(expected, nameof(expected));
        EndpointIndex index = new(fabric, expected.SelectMany(pair => new[] { pair.Source, pair.Target }));
        PriorLearner learner = new(index, expected, stopToken);
        PairPrior? learned = history is null ? null : Learned(index, learner, expected, rates, history);
        PairPrior prior = WithMeasured(
            learned ?? learner.Gravity(OpenRates.Of(index, rates)), OpenRates.Measured(index, rates).Keys);
        IReadOnlyList<ITrafficRates> parts = statistic != WindowStatistic.Mean && rates is IMeasuredRates measured
            ? measured.Intervals
            : [rates];
        GravityFit[] fits = parts
            .Select(part => GravityFit.Of(index, prior, OpenRates.Of(index, part), stopToken))
            .ToArray();
        return new PairEstimate(index, prior, fits, new PairBounds(
            fabric, rates, statistic, PairTotals.Arrivals(rates, statistic)), rates, statistic)
        {
            LearnedOver =
                learned is null ? TimeSpan.Zero : TimeSpan.FromTicks(history!.Step.Ticks * history.Steps),
        };
    }

    // What is measured is taken out of the totals, so nothing more is to be given to those pairs.
    private static PairPrior WithMeasured(PairPrior prior, IEnumerable<(int Source, int Target)> measured)
    {
        HashSet<(int, int)> known = new(measured);
        (int Source, int Target)[] edges = prior.Edges.Concat(known.Except(prior.Edges)).ToArray();
        double[] rates = edges
            .Select((edge, i) => i < prior.Rates.Length && !known.Contains(edge) ? prior.Rates[i] : 0)
            .ToArray();
        return prior with { Edges = edges, Rates = rates };
    }

    private PairPrior? Learned(
        EndpointIndex index,
        PriorLearner learner,
        IReadOnlyCollection<(string Source, string Target)> expected,
        ITrafficRates rates,
        TotalsHistory history)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_fabric, index.Fabric)
                || !ReferenceEquals(_history, history)
                || !_expected.SequenceEqual(expected))
            {
                _learned = learner.Learn(TotalsTable.Of(index, history), OpenRates.Measured(index, rates));
                (_fabric, _expected, _history) = (index.Fabric, expected, history);
            }

            return _learned;
        }
    }
}
