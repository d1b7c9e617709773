using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Bench.Forecast;

/// <summary>Invented traffic of two VMs, minute by minute for nine days: one steady, one that does what is
/// foreseen.</summary>
internal static class MadeLoads
{
    private const int Day = 24 * 60;
    private const int Minutes = 9 * Day;
    private const double M = 1e6;

    private static readonly DateTimeOffset s_start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The worlds.</summary>
    public static IEnumerable<UplinkLoads> All()
    {
        yield return Make("made: a backup at 02:00, +/- 10 min", 1, Backup) with { Bound = 200 * M };
        yield return Make("made: ramps of an hour, at any time", 2, Ramps);
        yield return Make("made: noise alone", 3, random => Noise(random, 40));
        yield return Make("made: office hours, noise", 4, Office);
    }

    private static UplinkLoads Make(string name, int seed, Func<Random, double[]> second)
    {
        Random random = new(seed);
        return new UplinkLoads(
            name, s_start, TimeSpan.FromMinutes(1), [Noise(random, 60), second(random)]);
    }

    // First-order autoregressive noise of 15 % about a level.
    private static double[] Noise(Random random, double level)
    {
        double[] rates = new double[Minutes];
        double deviation = 0;
        for (int i = 0; i < Minutes; i++)
        {
            deviation = (0.9 * deviation) + (0.15 * Math.Sqrt(1 - 0.81) * Normal(random));
            rates[i] = Math.Max(0, level * (1 + deviation)) * M;
        }

        return rates;
    }

    private static double[] Backup(Random random)
    {
        double[] rates = Noise(random, 20);
        for (int day = 0; day < Minutes / Day; day++)
        {
            int begin = (day * Day) + 120 + random.Next(-10, 11);
            Add(rates, begin, 50 + random.Next(20), _ => 200 * M);
        }

        return rates;
    }

    private static double[] Ramps(Random random)
    {
        double[] rates = Noise(random, 20);
        for (int begin = random.Next(300); begin < Minutes; begin += 240 + random.Next(360))
        {
            double slope = 1.5 + (2 * random.NextDouble());
            int length = 50 + random.Next(40);
            Add(rates, begin, length, minute => slope * minute * M);
            Add(rates, begin + length, 30, _ => slope * length * M);
        }

        return rates;
    }

    private static double[] Office(Random random)
    {
        double[] rates = Noise(random, 20);
        for (int i = 0; i < Minutes; i++)
        {
            double hour = i % Day / 60d;
            rates[i] += Math.Max(0, Math.Sin((hour - 7) * Math.PI / 11)) * 120 * M * (hour is > 7 and < 18 ? 1 : 0);
        }

        return rates;
    }

    private static void Add(double[] rates, int begin, int length, Func<int, double> extra)
    {
        for (int i = 0; i < length && begin + i < rates.Length; i++)
        {
            rates[begin + i] += extra(i);
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
