using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Bench.Loop.Scenes;

/// <summary>Background load that is made up: VMs that now and then transfer something large, such as a
/// backup, for a while.</summary>
internal static class MadeUpLoad
{
    private const double MinutesPerInterval = 5;
    private const double IdleBitsPerSecond = 5e6;
    private const double LeastBitsPerSecond = 200e6;
    private const double MostBitsPerSecond = 600e6;
    private const double LeastMinutes = 20;
    private const double MostMinutes = 90;
    private const double MeanPauseMinutes = 150;

    /// <summary>Makes it; the same seed gives the same load.</summary>
    /// <param name="machines">How many VMs; every third receives what it transfers, the others send it.</param>
    /// <param name="length">How long.</param>
    /// <param name="seed">Start of all chance.</param>
    internal static IReadOnlyList<BackgroundSeries> Make(int machines, TimeSpan length, int seed)
    {
        Random chance = new(seed);
        int intervals = (int)(length.TotalMinutes / MinutesPerInterval);
        return [.. Enumerable.Range(1, machines).Select(number =>
        {
            double[] bulk = Transfers(intervals, chance);
            double[] idle = [.. bulk.Select(_ => IdleBitsPerSecond)];
            string name = number.ToString("'bulk-'00", CultureInfo.InvariantCulture);
            return number % 3 == 0
                ? new BackgroundSeries(name, idle, bulk)
                : new BackgroundSeries(name, bulk, idle);
        })];
    }

    // Pauses are as random as calls are: of exponential length.
    private static double[] Transfers(int intervals, Random chance)
    {
        double[] rates = new double[intervals];
        Array.Fill(rates, IdleBitsPerSecond);
        for (double minute = Pause(chance); minute < intervals * MinutesPerInterval; minute += Pause(chance))
        {
            double end = minute + Between(LeastMinutes, MostMinutes, chance);
            double rate = Between(LeastBitsPerSecond, MostBitsPerSecond, chance);
            for (; minute < end && minute < intervals * MinutesPerInterval; minute += MinutesPerInterval)
            {
                rates[(int)(minute / MinutesPerInterval)] = rate;
            }
        }

        return rates;
    }

    private static double Pause(Random chance) => -MeanPauseMinutes * Math.Log(1 - chance.NextDouble());

    private static double Between(double least, double most, Random chance) =>
        least + ((most - least) * chance.NextDouble());
}
