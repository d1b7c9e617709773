using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Bench.Forecast;

/// <summary>What the VMs of one host sent, at even steps. Immutable.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Start">When the first step begins, UTC.</param>
/// <param name="Step">Length of a step.</param>
/// <param name="Sent">Shape: VMs by steps; not a number where nothing was recorded. Unit: bit/s.</param>
internal sealed record UplinkLoads(
    string Name, DateTimeOffset Start, TimeSpan Step, IReadOnlyList<double[]> Sent)
{
    /// <summary>What the uplink may carry before something required is no longer left. Unit: bit/s.</summary>
    public double Bound { get => field > 0 ? field : Percentile(0.9); init; }

    /// <summary>Steps in all.</summary>
    public int Count => Sent[0].Length;

    /// <summary>What the uplink carried in a step. Unit: bit/s.</summary>
    public double TotalAt(int step) => Sent.Sum(series => double.IsNaN(series[step]) ? 0 : series[step]);

    /// <summary>A rate that the uplink carried less than in so many of the steps. Unit: bit/s.</summary>
    public double Percentile(double fraction)
    {
        double[] totals = [.. Enumerable.Range(0, Count).Select(TotalAt).Order()];
        return totals[(int)(fraction * (totals.Length - 1))];
    }
}
