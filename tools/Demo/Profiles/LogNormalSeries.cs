using System;

namespace NetUtil.Demo.Profiles;

/// <summary>Makes rates that look like measured ones: never negative, now and then far above the mean, each
/// minute leaning on the one before.</summary>
internal static class LogNormalSeries
{
    // A deviation of a million times the mean: beyond it logarithms lose their digits.
    private const double LargestVariation = 1e12;

    /// <summary>Makes a series.</summary>
    /// <param name="profile">Mean, spread and persistence that it is to have.</param>
    /// <param name="minutes">At least 0.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>Shape: <paramref name="minutes"/> rates. Unit: that of the profile; finite, at least 0; constant
    /// where the mean is 0 or the deviation vanishes beside it.</returns>
    /// <remarks>x = exp(m + s z) with z an autoregression of order 1 with unit variance. With v = deviation /
    /// mean, s² = ln(1 + v²) and m = ln(mean) - s²/2 give the mean and the deviation; the correlation r of
    /// neighbouring x asks for the correlation ln(1 + r v²) / s² of neighbouring z, held within ±0.99. Source:
    /// moments of the log-normal distribution, N. L. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate
    /// Distributions, vol. 1, 2nd ed. (1994), chapter 14; normal numbers, G. E. P. Box, M. E. Muller, Ann. Math.
    /// Stat. 29 (1958), 610-611.</remarks>
    internal static double[] Make(RateProfile profile, int minutes, Random random)
    {
        double[] rates = new double[minutes];
        double variation = profile.Mean > 0
            ? Math.Min(LargestVariation, Math.Pow(profile.Deviation / profile.Mean, 2))
            : 0;
        double logVariance = Math.Log(1 + variation);
        if (logVariance <= 0)
        {
            Array.Fill(rates, profile.Mean);
            return rates;
        }

        double middle = Math.Log(profile.Mean) - (logVariance / 2);
        double correlation = CorrelationOfLogs(profile.Persistence, variation, logVariance);
        double fresh = Math.Sqrt(1 - (correlation * correlation));
        double z = Normal(random);
        for (int minute = 0; minute < minutes; minute++)
        {
            rates[minute] = Math.Exp(middle + (Math.Sqrt(logVariance) * z));
            z = (correlation * z) + (fresh * Normal(random));
        }

        return rates;
    }

    // A log-normal series cannot be as opposed to its last minute as any other series can.
    private static double CorrelationOfLogs(double persistence, double variation, double logVariance)
    {
        double argument = Math.Max(double.Epsilon, 1 + (persistence * variation));
        return Math.Clamp(Math.Log(argument) / logVariance, -0.99, 0.99);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
