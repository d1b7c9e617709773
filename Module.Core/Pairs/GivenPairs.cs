using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Pairs;

/// <summary>Pairs whose rates are given, to see whether the totals allow them. Rates in bit/s. Immutable but
/// for the rates, which can be given anew.</summary>
internal sealed class GivenPairs
{
    private readonly HashSet<(string Source, string Target)> _set;
    private readonly bool[] _isLimited;
    private readonly Dictionary<string, double> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _sentElsewhere = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _received = new(StringComparer.Ordinal);

    /// <summary>Names the pairs; their rates are 0 at first.</summary>
    /// <param name="pairs">The pairs; each once; none of them known.</param>
    /// <param name="isLimited">Says of which the sender's pair meter tells what was offered.</param>
    public GivenPairs(
        IReadOnlyList<(string Source, string Target)> pairs, Func<(string Source, string Target), bool> isLimited)
    {
        Pairs = pairs;
        _set = new HashSet<(string Source, string Target)>(pairs);
        _isLimited = pairs.Select(isLimited).ToArray();
        Rates = new double[pairs.Count];
    }

    /// <summary>No pair.</summary>
    public static GivenPairs None { get; } = new([], _ => false);

    /// <summary>The pairs.</summary>
    public IReadOnlyList<(string Source, string Target)> Pairs { get; }

    /// <summary>Shape: one a pair.</summary>
    public IReadOnlyList<double> Rates { get; private set; }

    /// <summary>Says of a pair whether the sender's pair meter tells what was offered.</summary>
    public bool IsLimited(int index) => _isLimited[index];

    /// <summary>Gives other rates.</summary>
    /// <param name="rates">Shape: one a pair; at least 0.</param>
    public void Set(IReadOnlyList<double> rates)
    {
        Rates = rates;
        _sent.Clear();
        _sentElsewhere.Clear();
        _received.Clear();
        for (int i = 0; i < rates.Count; i++)
        {
            Add(_sent, Pairs[i].Source, rates[i]);
            Add(_received, Pairs[i].Target, rates[i]);
            if (!_isLimited[i])
            {
                Add(_sentElsewhere, Pairs[i].Source, rates[i]);
            }
        }
    }

    /// <summary>Says whether a pair is given.</summary>
    public bool Has((string Source, string Target) pair) => _set.Contains(pair);

    /// <summary>How many pairs lie between some endpoints.</summary>
    public int CountWithin(HashSet<string> ids) => _set.Count == 0
        ? 0
        : Pairs.Count(pair => ids.Contains(pair.Source) && ids.Contains(pair.Target));

    /// <summary>What an endpoint sends of them.</summary>
    public double SentBy(string id) => Of(_sent, id);

    /// <summary>What an endpoint sends of those that are not limited.</summary>
    public double SentElsewhereBy(string id) => Of(_sentElsewhere, id);

    /// <summary>What an endpoint receives of them.</summary>
    public double ReceivedBy(string id) => Of(_received, id);

    private static void Add(Dictionary<string, double> sums, string id, double rate) => sums[id] = Of(sums, id) + rate;

    private static double Of(Dictionary<string, double> sums, string id) =>
        sums.TryGetValue(id, out double sum) ? sum : 0;
}
