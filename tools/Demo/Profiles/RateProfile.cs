using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Demo.Profiles;

/// <summary>A series of rates in three figures. Immutable, compared by value.</summary>
/// <param name="Mean">Unit: byte/s; at least 0.</param>
/// <param name="Deviation">Standard deviation over the whole series (divided by n). Unit: byte/s; at least
/// 0.</param>
/// <param name="Persistence">Correlation of a minute with the minute before; -1 to 1.</param>
internal sealed record RateProfile(double Mean, double Deviation, double Persistence)
{
    /// <summary>Computes the figures of a series.</summary>
    /// <param name="rates">Shape: n >= 1 finite rates. Unit: byte/s.</param>
    internal static RateProfile Of(IReadOnlyList<double> rates)
    {
        double mean = rates.Average();
        double squares = rates.Sum(rate => (rate - mean) * (rate - mean));
        double products = Enumerable.Range(1, rates.Count - 1)
            .Sum(minute => (rates[minute] - mean) * (rates[minute - 1] - mean));
        return new RateProfile(
            mean, Math.Sqrt(squares / rates.Count), squares > 0 ? products / squares : 0);
    }
}
