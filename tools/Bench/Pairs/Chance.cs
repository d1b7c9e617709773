using System;

namespace NetUtil.Bench.Pairs;

/// <summary>Draws random figures; same seed, same figures. Not safe on several threads.</summary>
internal sealed class Chance
{
    private readonly Random _random;

    public Chance(int seed) => _random = new Random(seed);

    /// <summary>A whole number.</summary>
    /// <param name="least">At least this.</param>
    /// <param name="most">At most this.</param>
    public int Whole(int least, int most) => _random.Next(least, most + 1);

    /// <summary>A number, all equally likely.</summary>
    /// <param name="least">At least this.</param>
    /// <param name="most">Below this.</param>
    public double Between(double least, double most) => least + ((most - least) * _random.NextDouble());

    /// <summary>True as often as said.</summary>
    /// <param name="probability">0 to 1.</param>
    public bool Happens(double probability) => _random.NextDouble() < probability;

    /// <summary>A normal figure of mean 0 and deviation 1 (G. E. P. Box and M. E. Muller, 1958).</summary>
    public double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>A log-normal figure of median 1.</summary>
    /// <param name="sigma">Deviation of its logarithm.</param>
    public double Factor(double sigma) => Math.Exp(sigma * Normal());

    /// <summary>A series that wanders about 1 and forgets slowly: log-normal, autoregressive.</summary>
    /// <param name="steps">How long; at least 1.</param>
    /// <param name="sigma">Deviation of its logarithm.</param>
    /// <param name="memory">What is left of a deviation after a step; 0 to below 1.</param>
    public double[] Wander(int steps, double sigma, double memory)
    {
        double[] series = new double[steps];
        double level = Normal();
        for (int t = 0; t < steps; t++)
        {
            series[t] = Math.Exp(sigma * level);
            level = (memory * level) + (Math.Sqrt(1 - (memory * memory)) * Normal());
        }

        return series;
    }

    /// <summary>How many of many rare things happen (D. E. Knuth's product for few, a normal figure for
    /// many).</summary>
    /// <param name="mean">At least 0.</param>
    public int Count(double mean)
    {
        if (mean > 40)
        {
            return (int)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        double limit = Math.Exp(-mean);
        int count = 0;
        for (double product = _random.NextDouble(); product > limit; product *= _random.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>A heavy-tailed figure: Pareto from 1, cut off (Crovella and Bestavros, IEEE/ACM Trans. Networking
    /// 5 (1997), 835-846, found tails of 1.1 to 1.5 in the sizes of web transfers).</summary>
    /// <param name="tail">Above 0; the smaller the heavier.</param>
    /// <param name="most">The cut.</param>
    public double HeavyTailed(double tail, double most) =>
        Math.Min(most, Math.Pow(1 - _random.NextDouble(), -1 / tail));

    /// <summary>One of several, by weight.</summary>
    /// <param name="weights">Shape: n >= 1; at least 0, not all 0.</param>
    public int Pick(double[] weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }

        double at = _random.NextDouble() * sum;
        int index = 0;
        while (index < weights.Length - 1 && at >= weights[index])
        {
            at -= weights[index++];
        }

        return index;
    }
}
