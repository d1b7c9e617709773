using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>Reduces the intervals of a window to one rate each way.</summary>
internal static class RateReducer
{
    /// <summary>Reduces intervals.</summary>
    /// <param name="moving">Intervals with what was counted in them.</param>
    /// <param name="silent">Intervals in which nothing moved, whatever their samples count.</param>
    /// <param name="statistic">How they become one figure.</param>
    /// <returns>The rates, or null where there is no interval.</returns>
    public static WindowRate? Reduce(
        IReadOnlyList<TrafficSample> moving, IReadOnlyList<TrafficSample> silent, WindowStatistic statistic)
    {
        int count = moving.Count + silent.Count;
        if (count == 0)
        {
            return null;
        }

        double[] sent = new double[count];
        double[] received = new double[count];
        double[] seconds = new double[count];
        DateTimeOffset newest = DateTimeOffset.MinValue;
        HashSet<string> sources = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            TrafficSample sample = i < moving.Count ? moving[i] : silent[i - moving.Count];
            sent[i] = i < moving.Count ? sample.SentBitsPerSecond : 0;
            received[i] = i < moving.Count ? sample.ReceivedBitsPerSecond : 0;
            seconds[i] = sample.IntervalSeconds;
            newest = sample.End > newest ? sample.End : newest;
            sources.Add(sample.Source);
        }

        return new WindowRate(
            statistic.Of(sent, seconds),
            statistic.Of(received, seconds),
            count,
            newest,
            sources.OrderBy(source => source, StringComparer.Ordinal).ToArray());
    }
}
