using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Bench.Pairs;

/// <summary>What NetUtil is compared with: a gravity prior over some pairs, fitted to the totals of one window by
/// iterative proportional fitting.</summary>
/// <remarks>Source: Y. Zhang, M. Roughan, N. Duffield, A. Greenberg, SIGMETRICS 2003, 206-217; W. E. Deming and
/// F. F. Stephan, Annals of Mathematical Statistics 11 (1940), 427-444.</remarks>
internal static class PlainGravity
{
    private const int Rounds = 100;

    /// <summary>Estimates.</summary>
    /// <param name="sent">Totals of those that are metered, by id.</param>
    /// <param name="received">The same.</param>
    /// <param name="pairs">The pairs that may carry something; an end without a total is outside.</param>
    public static Dictionary<(string Source, string Target), double> Estimate(
        IReadOnlyDictionary<string, double> sent,
        IReadOnlyDictionary<string, double> received,
        IEnumerable<(string Source, string Target)> pairs)
    {
        // What is sent and received by VMs in all decides what somebody outside counts for.
        double allSent = sent.Values.Sum();
        double allReceived = received.Values.Sum();
        double leaving = Math.Max(0.01 * allSent, allSent - allReceived);
        double entering = Math.Max(0.01 * allReceived, allReceived - allSent);
        (string Source, string Target)[] all = [.. pairs];
        string[] ends = [.. all.SelectMany(pair => new[] { pair.Source, pair.Target }).Distinct()];
        Dictionary<string, int> numbers = ends
            .Select((end, i) => (end, i))
            .ToDictionary(one => one.end, one => one.i);
        int[] sources = [.. all.Select(pair => numbers[pair.Source])];
        int[] targets = [.. all.Select(pair => numbers[pair.Target])];
        double[] from = [.. ends.Select(end => sent.GetValueOrDefault(end, double.NaN))];
        double[] to = [.. ends.Select(end => received.GetValueOrDefault(end, double.NaN))];
        double[] rates = [.. all.Select((_, i) =>
            (double.IsNaN(from[sources[i]]) ? entering : from[sources[i]])
            * (double.IsNaN(to[targets[i]]) ? leaving : to[targets[i]])
            / Math.Max(1, allSent))];
        for (int round = 0; round < Rounds; round++)
        {
            Scale(rates, sources, from);
            Scale(rates, targets, to);
        }

        return all.Zip(rates).ToDictionary(one => one.First, one => one.Second);
    }

    private static void Scale(double[] rates, int[] ends, double[] totals)
    {
        double[] sums = new double[totals.Length];
        for (int i = 0; i < rates.Length; i++)
        {
            sums[ends[i]] += rates[i];
        }

        for (int i = 0; i < rates.Length; i++)
        {
            double total = totals[ends[i]];
            rates[i] *= double.IsNaN(total) || sums[ends[i]] <= 0 ? 1 : total / sums[ends[i]];
        }
    }
}
