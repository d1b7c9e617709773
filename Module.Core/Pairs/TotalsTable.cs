using System;
using System.Linq;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>How the totals of adapters went over some hours. Rates in bit/s; not a number in gaps.
/// Immutable.</summary>
internal sealed class TotalsTable
{
    // An adapter that was metered less of the time says too little.
    private const double LeastFraction = 0.5;

    private TotalsTable(double[][] sent, double[][] received)
    {
        Sent = sent;
        Received = received;
        MeanSent = sent.Select(Mean).ToArray();
        MeanReceived = received.Select(Mean).ToArray();
    }

    /// <summary>Shape: one row an adapter, one column a step, oldest first.</summary>
    public double[][] Sent { get; }

    /// <summary>The same.</summary>
    public double[][] Received { get; }

    /// <summary>Shape: one an adapter; not a number where it was hardly metered.</summary>
    public double[] MeanSent { get; }

    /// <summary>The same.</summary>
    public double[] MeanReceived { get; }

    /// <summary>How many steps there are.</summary>
    public int Steps => Sent.Length == 0 ? 0 : Sent[0].Length;

    /// <summary>Reads a history.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="history">The history.</param>
    public static TotalsTable Of(EndpointIndex index, TotalsHistory history) => new(
        Enumerable.Range(0, index.AdapterCount).Select(i => history.SentBy(index.IdOf(i))).ToArray(),
        Enumerable.Range(0, index.AdapterCount).Select(i => history.ReceivedBy(index.IdOf(i))).ToArray());

    private static double Mean(double[] series)
    {
        double sum = 0;
        int count = 0;
        foreach (double rate in series)
        {
            if (!double.IsNaN(rate))
            {
                sum += rate;
                count++;
            }
        }

        return count > 0 && count >= LeastFraction * series.Length ? sum / count : double.NaN;
    }
}
