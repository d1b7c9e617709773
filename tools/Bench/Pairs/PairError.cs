using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Bench.Pairs;

/// <summary>How far estimated pair rates are from the true ones.</summary>
internal static class PairError
{
    private const double Share = 0.75;

    /// <summary>The median relative error over the largest pairs between VMs, those that carry 75 % of all that
    /// is sent between VMs.</summary>
    /// <param name="truth">True rates; all above 0.</param>
    /// <param name="estimate">Gives the estimated rate of a pair.</param>
    public static double Median(
        IReadOnlyDictionary<(string Source, string Target), double> truth,
        Func<(string Source, string Target), double> estimate)
    {
        double[] errors = [.. Largest(truth)
            .Select(pair => Math.Abs(estimate(pair.Key) - pair.Value) / pair.Value)
            .Order()];
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2;
    }

    /// <summary>The pairs that carry 75 % of the volume, largest first.</summary>
    /// <param name="truth">True rates.</param>
    public static IReadOnlyList<KeyValuePair<(string Source, string Target), double>> Largest(
        IReadOnlyDictionary<(string Source, string Target), double> truth)
    {
        double wanted = Share * truth.Values.Sum();
        List<KeyValuePair<(string Source, string Target), double>> largest = [];
        foreach (KeyValuePair<(string Source, string Target), double> pair in truth
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key))
        {
            if (wanted <= 0)
            {
                break;
            }

            largest.Add(pair);
            wanted -= pair.Value;
        }

        return largest;
    }
}
