using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Pairs;

/// <summary>The adapters of one host, one virtual switch and one subnet: between them traffic uses no uplink.
/// Rates in bit/s. Not safe on several threads.</summary>
internal sealed class InsideGroup
{
    private readonly PairTotals _totals;
    private readonly string[] _ids;
    private readonly HashSet<string> _set;
    private readonly Lazy<double[,]> _limits;
    private readonly Lazy<bool> _isPlain;

    /// <summary>Makes a group.</summary>
    /// <param name="totals">What is left of the totals.</param>
    /// <param name="ids">Its adapters, at least one.</param>
    public InsideGroup(PairTotals totals, IEnumerable<string> ids)
    {
        _totals = totals;
        _ids = ids.ToArray();
        _set = new HashSet<string>(_ids, StringComparer.Ordinal);
        _limits = new Lazy<double[,]>(FindLimits);
        _isPlain = new Lazy<bool>(() => !_ids.Any(totals.HasPairs));
    }

    /// <summary>Its adapters.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Says whether an adapter is one of them.</summary>
    public bool Has(string id) => _set.Contains(id);

    /// <summary>Finds what must come from outside once some traffic is given.</summary>
    /// <param name="given">The given traffic. Of its pairs inside the group nothing is sent beyond that.</param>
    public InsideNeed NeedWith(GivenPairs given)
    {
        double[] sent = new double[_ids.Length];
        double[] elsewhere = new double[_ids.Length];
        double[] received = new double[_ids.Length];
        for (int i = 0; i < _ids.Length; i++)
        {
            OpenTotals open = _totals.Open(_ids[i]);
            sent[i] = Math.Max(0, open.Sent - given.SentBy(_ids[i]));
            elsewhere[i] = Math.Max(0, open.SentElsewhere - given.SentElsewhereBy(_ids[i]));
            received[i] = double.IsInfinity(open.Received)
                ? 0
                : Math.Max(0, open.Received - given.ReceivedBy(_ids[i]));
        }

        return received.All(rate => rate == 0) ? InsideNeed.None
            : _isPlain.Value && given.CountWithin(_set) == 0 ? PlainNeed(sent, received)
            : NeedByFlow(sent, elsewhere, received, given);
    }

    // Where everybody may send to everybody else, only one receiver alone or all together can be short: any two
    // of them can be sent to by all.
    private InsideNeed PlainNeed(double[] sent, double[] received)
    {
        double allSent = sent.Sum();
        double worst = received.Sum() - allSent;
        int alone = -1;
        for (int j = 0; j < _ids.Length; j++)
        {
            double others = double.IsInfinity(sent[j]) ? sent.Where((_, i) => i != j).Sum() : allSent - sent[j];
            double need = received[j] - others;
            if (received[j] > 0 && need > worst)
            {
                worst = need;
                alone = j;
            }
        }

        return worst <= 0 ? InsideNeed.None : new InsideNeed(
            Set(j => received[j] > 0 && (alone < 0 || j == alone)),
            Set(i => i != alone),
            Set(_ => false),
            0,
            worst);
    }

    private InsideNeed NeedByFlow(double[] sent, double[] elsewhere, double[] received, GivenPairs given)
    {
        int count = _ids.Length;
        int sink = (3 * count) + 1;
        FlowNetwork network = new(sink + 1);
        for (int i = 0; i < count; i++)
        {
            network.AddEdge(0, 1 + i, sent[i]);
            network.AddEdge(1 + i, 1 + count + i, elsewhere[i]);
            network.AddEdge(1 + (2 * count) + i, sink, received[i]);
        }

        double[,] limits = _limits.Value;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                if (limits[i, j] > 0 && received[j] > 0 && !given.Has((_ids[i], _ids[j])))
                {
                    bool isLimited = !double.IsInfinity(limits[i, j]);
                    network.AddEdge(
                        isLimited ? 1 + i : 1 + count + i, 1 + (2 * count) + j, limits[i, j]);
                }
            }
        }

        double need = received.Sum() - network.Maximize(0, sink);
        if (need <= 0)
        {
            return InsideNeed.None;
        }

        bool[] isShort = new bool[count];
        bool[] isAsked = new bool[count];
        bool[] isAskedElsewhere = new bool[count];
        for (int i = 0; i < count; i++)
        {
            isShort[i] = received[i] > 0 && !network.IsOnSourceSide(1 + (2 * count) + i);
            isAsked[i] = !network.IsOnSourceSide(1 + i);
            isAskedElsewhere[i] = !isAsked[i] && !network.IsOnSourceSide(1 + count + i);
        }

        double limited = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                limited += !isAsked[i] && isShort[j] && !double.IsInfinity(limits[i, j])
                    && !given.Has((_ids[i], _ids[j]))
                    ? limits[i, j]
                    : 0;
            }
        }

        return new InsideNeed(
            Set(j => isShort[j]), Set(i => isAsked[i]), Set(i => isAskedElsewhere[i]), limited, need);
    }

    private HashSet<string> Set(Func<int, bool> isIn) =>
        new(_ids.Where((_, i) => isIn(i)), StringComparer.Ordinal);

    // 0 where nothing is open; finite where the sender's pair meter limits it.
    private double[,] FindLimits()
    {
        double[,] limits = new double[_ids.Length, _ids.Length];
        for (int i = 0; i < _ids.Length; i++)
        {
            for (int j = 0; j < _ids.Length; j++)
            {
                (string, string) pair = (_ids[i], _ids[j]);
                bool mayBeCounted = _totals.HasPairs(_ids[i]) || _totals.HasPairs(_ids[j]);
                limits[i, j] = i == j || (mayBeCounted && _totals.Known(pair) is not null) ? 0
                    : mayBeCounted ? _totals.Offered(pair)
                    : double.PositiveInfinity;
            }
        }

        return limits;
    }
}
