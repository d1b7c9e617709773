using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Pairs;

/// <summary>The adapters on one virtual switch. What they receive comes from each other, or through the uplink,
/// so the uplink's total says how much stays inside. Rates in bit/s. Not safe on several threads.</summary>
internal sealed class UplinkPart
{
    private const double RelativeTolerance = 1e-9;

    private readonly PairTotals _totals;
    private readonly InsideGroup[] _groups;
    private readonly RouteStep? _entry;
    private readonly HashSet<string> _ids;
    private readonly double _entering;
    private readonly double _scale;

    /// <summary>Makes a part.</summary>
    /// <param name="totals">What is left of the totals.</param>
    /// <param name="uplink">The switch's uplink; null where it has none.</param>
    /// <param name="groups">Its adapters, by subnet.</param>
    /// <remarks>Where the totals contradict each other, since meters are read one after the other, more enters
    /// than the uplink's meter says: just as much as makes them agree.</remarks>
    public UplinkPart(PairTotals totals, Uplink? uplink, IEnumerable<InsideGroup> groups)
    {
        _totals = totals;
        _groups = groups.ToArray();
        _ids = new HashSet<string>(_groups.SelectMany(group => group.Ids), StringComparer.Ordinal);
        _entry = uplink is null ? null
            : new RouteStep(RouteStepKind.Uplink, uplink.Id, RouteDirection.In, uplink.CapacityBitsPerSecond);
        double[] received = _ids.Select(id => totals.Open(id).Received).Where(rate => !double.IsInfinity(rate)).ToArray();
        _scale = received.Sum();
        double told = _entry is null ? 0 : totals.Through(_entry);
        double needed = _scale <= told ? 0 : _groups.Sum(group => group.NeedWith(GivenPairs.None).BitsPerSecond);
        _entering = Math.Max(told, needed);
    }

    /// <summary>Looks whether given pairs leave the receivers a way to come to their totals.</summary>
    /// <param name="given">The given pairs.</param>
    /// <returns>What the given rates break; null where they break nothing.</returns>
    public PairCut? Check(GivenPairs given)
    {
        double entered = 0;
        for (int i = 0; i < given.Pairs.Count; i++)
        {
            entered += Enters(given.Pairs[i]) ? given.Rates[i] : 0;
        }

        if (_scale <= _entering && given.Rates.All(rate => rate == 0))
        {
            return null;
        }

        InsideNeed[] needs = _groups.Select(group => group.NeedWith(given)).ToArray();
        double need = needs.Sum(one => one.BitsPerSecond);
        return need + entered > _entering + (RelativeTolerance * Math.Max(_scale, _entering))
            ? CutOf(needs, given)
            : null;
    }

    private PairCut CutOf(InsideNeed[] needs, GivenPairs given)
    {
        double right = _entering;
        double[] coefficients = new double[given.Pairs.Count];
        foreach (InsideNeed need in needs)
        {
            right += need.FixedBitsPerSecond
                + need.Senders.Sum(id => _totals.Open(id).Sent)
                + need.SendersElsewhere.Sum(id => _totals.Open(id).SentElsewhere)
                - need.Receivers.Sum(id => _totals.Open(id).Received);
            for (int i = 0; i < coefficients.Length; i++)
            {
                (string source, string target) = given.Pairs[i];
                bool isAsked = need.Senders.Contains(source)
                    || (need.SendersElsewhere.Contains(source) && !given.IsLimited(i));
                coefficients[i] += (isAsked ? 1 : 0) - (need.Receivers.Contains(target) ? 1 : 0);
            }
        }

        for (int i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] += Enters(given.Pairs[i]) ? 1 : 0;
        }

        return new PairCut(coefficients, right);
    }

    private bool Enters((string Source, string Target) pair) => _ids.Contains(pair.Target) && !_totals.IsInside(pair);
}
