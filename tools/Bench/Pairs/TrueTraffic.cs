using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Bench.Pairs;

/// <summary>A fabric with the rate of every pair in every interval: the truth that meters do not tell.</summary>
internal sealed class TrueTraffic
{
    private readonly Dictionary<(string Source, string Target), double[]> _rates = [];

    public TrueTraffic(FabricInventory fabric, int steps, TimeSpan interval)
    {
        Fabric = fabric;
        Steps = steps;
        Interval = interval;
    }

    public FabricInventory Fabric { get; }

    /// <summary>How many intervals there are.</summary>
    public int Steps { get; }

    public TimeSpan Interval { get; }

    /// <summary>End of the last interval.</summary>
    public DateTimeOffset End => Fabric.Time + (Steps * Interval);

    /// <summary>Pairs that specs speak of.</summary>
    public HashSet<(string Source, string Target)> Expected { get; } = [];

    /// <summary>Every pair between which something moves, with its rates. Unit: bit/s.</summary>
    public IReadOnlyDictionary<(string Source, string Target), double[]> Rates => _rates;

    /// <summary>The rates of a pair, to add to. Shape: one an interval. Unit: bit/s.</summary>
    /// <param name="source">Who sends.</param>
    /// <param name="target">Who receives.</param>
    public double[] Of(string source, string target)
    {
        if (!_rates.TryGetValue((source, target), out double[]? rates))
        {
            _rates.Add((source, target), rates = new double[Steps]);
        }

        return rates;
    }

    /// <summary>Adds traffic of a pair.</summary>
    /// <param name="source">Who sends.</param>
    /// <param name="target">Who receives.</param>
    /// <param name="bitsPerSecond">Gives the rate in an interval.</param>
    public void Add(string source, string target, Func<int, double> bitsPerSecond)
    {
        double[] rates = Of(source, target);
        for (int t = 0; t < Steps; t++)
        {
            rates[t] += bitsPerSecond(t);
        }
    }

    /// <summary>Mean rates of pairs of VMs between which something moved in the last intervals. Unit:
    /// bit/s.</summary>
    /// <param name="intervals">How many; at least 1.</param>
    public Dictionary<(string Source, string Target), double> Last(int intervals) => _rates
        .Where(pair => Fabric.FindAdapter(pair.Key.Source) is not null
            && Fabric.FindAdapter(pair.Key.Target) is not null)
        .Select(pair => (pair.Key, Mean: pair.Value.TakeLast(intervals).Average()))
        .Where(pair => pair.Mean > 0)
        .ToDictionary(pair => pair.Key, pair => pair.Mean);

    /// <summary>The same traffic up to a time.</summary>
    /// <param name="steps">How many intervals of it; at least 1.</param>
    public TrueTraffic First(int steps)
    {
        TrueTraffic part = new(Fabric, steps, Interval);
        part.Expected.UnionWith(Expected);
        foreach (((string source, string target), double[] rates) in _rates)
        {
            part.Add(source, target, t => rates[t]);
        }

        return part;
    }
}
