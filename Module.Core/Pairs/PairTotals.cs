using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>What meters say of one span of time, arranged by what it means for pairs that no meter counts: what
/// is left of every total once the known pairs are taken out. Rates in bit/s; infinite where no meter tells.
/// Not safe on several threads, since figures are kept once asked for.</summary>
/// <remarks>A sender's total is what was offered, so what arrives of it may be less; a receiver's total is what
/// arrived, from whomever.</remarks>
internal sealed class PairTotals
{
    /// <summary>Share by which the total of an uplink or a link may be too small: its meter is read before or
    /// after those of the adapters.</summary>
    public const double SharedSlack = 0.01;

    private readonly ITrafficRates _rates;
    private readonly Func<(string Source, string Target), double?> _known;
    private readonly Dictionary<string, OpenTotals> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<RouteStep, double> _through = new();
    private readonly Dictionary<(RouteStepKind, string, RouteDirection), double> _knownThrough = new();
    private readonly ILookup<string, (string Source, string Target)> _seenFrom;
    private readonly ILookup<string, (string Source, string Target)> _seenTo;

    /// <summary>Arranges totals.</summary>
    /// <param name="fabric">The fabric that was metered.</param>
    /// <param name="rates">The rates of the span.</param>
    /// <param name="known">The exact rate of a pair, or null where the meters do not tell.</param>
    public PairTotals(
        FabricInventory fabric, ITrafficRates rates, Func<(string Source, string Target), double?> known)
    {
        Fabric = fabric;
        _rates = rates;
        _known = known;
        (string Source, string Target)[] seen = rates.PairsSeen.ToArray();
        _seenFrom = seen.ToLookup(pair => pair.Source, StringComparer.Ordinal);
        _seenTo = seen.ToLookup(pair => pair.Target, StringComparer.Ordinal);
        foreach ((string Source, string Target) pair in seen)
        {
            foreach (RouteStep step in known(pair) > 0 ? RouteOf(pair) : [])
            {
                (RouteStepKind, string, RouteDirection) key = (step.Kind, step.Id, step.Direction);
                _knownThrough.TryGetValue(key, out double sum);
                _knownThrough[key] = sum + known(pair)!.Value;
            }
        }
    }

    /// <summary>The fabric that was metered.</summary>
    public FabricInventory Fabric { get; }

    /// <summary>What is measured of a pair by the receiver's meter.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    public static Func<(string Source, string Target), double?> Arrivals(
        ITrafficRates rates, WindowStatistic statistic) =>
        pair => rates.Pair(pair.Source, pair.Target, statistic)?.ArrivedBitsPerSecond;

    /// <summary>The exact rate of a pair: measured, or 0 where there is no way; null where only bounds are known.
    /// </summary>
    public double? Known((string Source, string Target) pair) =>
        Fabric.Routes.Connects(pair.Source, pair.Target) ? _known(pair) : 0;

    /// <summary>What the sender's meter says was offered of a pair; infinite where it does not tell.</summary>
    public double Offered((string Source, string Target) pair) =>
        _rates.Pair(pair.Source, pair.Target, WindowStatistic.Mean)?.OfferedBitsPerSecond ?? double.PositiveInfinity;

    /// <summary>Says whether any meter counts pairs of an endpoint.</summary>
    public bool HasPairs(string endpointId) =>
        _rates.CoverageOf(endpointId) != PairCoverage.None
        || _seenFrom.Contains(endpointId)
        || _seenTo.Contains(endpointId);

    /// <summary>What is left of an endpoint's totals.</summary>
    public OpenTotals Open(string endpointId)
    {
        if (!_open.TryGetValue(endpointId, out OpenTotals? open))
        {
            _open.Add(endpointId, open = Find(endpointId));
        }

        return open;
    }

    /// <summary>What is left of a total that several pairs share, or of the capacity where no meter tells it.
    /// </summary>
    public double Through(RouteStep step)
    {
        if (!_through.TryGetValue(step, out double rest))
        {
            WindowRate? rate = step.Kind switch
            {
                RouteStepKind.Uplink => _rates.Uplink(step.Id, WindowStatistic.Mean),
                RouteStepKind.Link => _rates.Link(step.Id, WindowStatistic.Mean),
                _ => null,
            };
            double? carried = step.Direction == RouteDirection.Out
                ? rate?.SentBitsPerSecond
                : rate?.ReceivedBitsPerSecond;
            double most = carried * (1 + SharedSlack) ?? step.CapacityBitsPerSecond;
            _knownThrough.TryGetValue((step.Kind, step.Id, step.Direction), out double known);
            _through.Add(step, rest = Math.Max(0, most - known));
        }

        return rest;
    }

    /// <summary>What a pair passes; empty where it stays inside a host.</summary>
    public IReadOnlyList<RouteStep> RouteOf((string Source, string Target) pair) =>
        Fabric.Routes.Between(pair.Source, pair.Target);

    /// <summary>Says whether a pair uses no uplink.</summary>
    public bool IsInside((string Source, string Target) pair) =>
        Fabric.Routes.StaysInside(pair.Source, pair.Target);

    private OpenTotals Find(string id)
    {
        WindowRate? total = _rates.Adapter(id, WindowStatistic.Mean);
        bool isOff = total is null && Fabric.MachineOf(id) is { IsRunning: false };
        double offered = isOff ? 0 : total?.SentBitsPerSecond ?? double.PositiveInfinity;
        double arrived = isOff ? 0 : total?.ReceivedBitsPerSecond ?? double.PositiveInfinity;
        double port = Fabric.FindAdapter(id)?.Port.MaximumBitsPerSecond ?? double.PositiveInfinity;
        double member = Fabric.SwitchOf(id)?.Uplink?.LargestMemberBitsPerSecond ?? double.PositiveInfinity;
        double knownSent = 0;
        double knownLeft = 0;
        double knownOffered = 0;
        double promised = 0;
        foreach ((string Source, string Target) pair in _seenFrom[id])
        {
            double? known = Known(pair);
            double offer = Offered(pair);
            knownSent += known ?? 0;
            knownLeft += IsInside(pair) ? 0 : known ?? 0;
            knownOffered += known is null ? 0 : Math.Max(known.Value, double.IsInfinity(offer) ? 0 : offer);
            promised += known is null && !double.IsInfinity(offer) ? offer : 0;
        }

        double knownReceived = _seenTo[id].Sum(pair => Known(pair) ?? 0);
        return new OpenTotals(
            Rest(Math.Min(offered - knownOffered, port - knownSent)),
            Rest(Math.Min(offered - knownOffered - promised, port - knownSent)),
            Rest(member - knownLeft),
            // Whoever counts every pair it receives has nothing left to explain.
            _rates.CoverageOf(id) == PairCoverage.All ? 0 : Rest(arrived - knownReceived));
    }

    private static double Rest(double rate) => Math.Max(0, rate);
}
