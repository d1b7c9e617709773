using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>Totals over one span, less the pairs that are measured: what an estimate has to add up to. Not a
/// number where no meter tells. Rates in bit/s. Immutable.</summary>
internal sealed class OpenRates
{
    private OpenRates(double[] sent, double[] received, double[] insideLow, double[] insideHigh)
    {
        Sent = sent;
        Received = received;
        InsideLow = insideLow;
        InsideHigh = insideHigh;
    }

    /// <summary>Shape: one an adapter.</summary>
    public double[] Sent { get; }

    /// <summary>Shape: one an adapter.</summary>
    public double[] Received { get; }

    /// <summary>Shape: one a virtual switch. At least this stays on it.</summary>
    public double[] InsideLow { get; }

    /// <summary>Shape: one a virtual switch. At most this stays on it.</summary>
    public double[] InsideHigh { get; }

    /// <summary>Reads the means of a span.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="rates">The rates.</param>
    public static OpenRates Of(EndpointIndex index, ITrafficRates rates)
    {
        double[] sent = new double[index.AdapterCount];
        double[] received = new double[index.AdapterCount];
        for (int i = 0; i < sent.Length; i++)
        {
            WindowRate? rate = rates.Adapter(index.IdOf(i), WindowStatistic.Mean);
            double port =
                index.Fabric.FindAdapter(index.IdOf(i))!.Port.MaximumBitsPerSecond ?? double.PositiveInfinity;
            sent[i] = rate is null ? double.NaN : Math.Min(port, rate.SentBitsPerSecond);
            received[i] = rate?.ReceivedBitsPerSecond ?? double.NaN;
        }

        return Without(Measured(index, rates), index, rates, sent, received);
    }

    /// <summary>The means of some hours, less the pairs that are measured now.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="means">The hours.</param>
    /// <param name="measured">The measured pairs.</param>
    public static OpenRates Of(
        EndpointIndex index,
        TotalsTable means,
        IReadOnlyDictionary<(int Source, int Target), double> measured)
    {
        double[] sent = (double[])means.MeanSent.Clone();
        double[] received = (double[])means.MeanReceived.Clone();
        foreach (KeyValuePair<(int Source, int Target), double> pair in measured)
        {
            TakeFrom(sent, pair.Key.Source, pair.Value);
            TakeFrom(received, pair.Key.Target, pair.Value);
        }

        double[] unknown = Enumerable.Repeat(double.NaN, index.Places.SwitchCount).ToArray();
        return new OpenRates(sent, received, unknown, unknown);
    }

    /// <summary>The measured pairs of a span, by numbers of their ends.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="rates">The rates.</param>
    public static IReadOnlyDictionary<(int Source, int Target), double> Measured(
        EndpointIndex index, ITrafficRates rates)
    {
        Dictionary<(int, int), double> measured = new();
        // In a stated order, so that sums are the same to the last digit.
        foreach ((string source, string target) in rates.PairsSeen
            .OrderBy(pair => pair.Source, StringComparer.Ordinal)
            .ThenBy(pair => pair.Target, StringComparer.Ordinal))
        {
            int from = index.Find(source) ?? index.Elsewhere;
            int to = index.Find(target) ?? index.Elsewhere;
            double rate = RateOf(rates.Pair(source, target, WindowStatistic.Mean)) ?? 0;
            measured[(from, to)] = (measured.TryGetValue((from, to), out double other) ? other : 0) + rate;
        }

        return measured;
    }

    /// <summary>The likeliest rate of a measured pair: what arrived, or where only that is known what was
    /// offered. </summary>
    public static double? RateOf(PairRate? pair) => pair?.ArrivedBitsPerSecond ?? pair?.OfferedBitsPerSecond;

    private static OpenRates Without(
        IReadOnlyDictionary<(int Source, int Target), double> measured,
        EndpointIndex index,
        ITrafficRates rates,
        double[] sent,
        double[] received)
    {
        int switches = index.Places.SwitchCount;
        double[] insideSent = new double[switches];
        double[] insideReceived = new double[switches];
        double[] inside = new double[switches];
        for (int i = 0; i < sent.Length; i++)
        {
            insideSent[index.Places.SwitchOf(i)] += sent[i];
            insideReceived[index.Places.SwitchOf(i)] += received[i];
        }

        foreach (KeyValuePair<(int Source, int Target), double> pair in measured)
        {
            TakeFrom(sent, pair.Key.Source, pair.Value);
            TakeFrom(received, pair.Key.Target, pair.Value);
            if (index.IsInside(pair.Key.Source, pair.Key.Target))
            {
                inside[index.Places.SwitchOf(pair.Key.Source)] += pair.Value;
            }
        }

        double[] low = new double[switches];
        double[] high = new double[switches];
        for (int i = 0; i < switches; i++)
        {
            (low[i], high[i]) = InsideOf(
                index.Places.UplinkOf(i) is string id ? rates.Uplink(id, WindowStatistic.Mean) : null,
                insideSent[i],
                insideReceived[i]);
            high[i] = Math.Max(0, high[i] - inside[i]);
            low[i] = Math.Min(high[i], Math.Max(0, low[i] - inside[i]));
        }

        return new OpenRates(sent, received, low, high);
    }

    // What adapters receive and did not enter by the uplink stayed inside; what they sent and did not leave by it
    // may also have been lost on the way.
    private static (double Low, double High) InsideOf(WindowRate? uplink, double sent, double received)
    {
        if (uplink is null || double.IsNaN(received))
        {
            return (double.NaN, double.NaN);
        }

        double slack = PairTotals.SharedSlack;
        double low = received - (uplink.ReceivedBitsPerSecond * (1 + slack));
        double high = received - (uplink.ReceivedBitsPerSecond * (1 - slack));
        double kept = sent - (uplink.SentBitsPerSecond * (1 - slack));
        return (Math.Min(low, kept), Math.Min(high, kept));
    }

    private static void TakeFrom(double[] totals, int number, double known)
    {
        if (number < totals.Length)
        {
            totals[number] = Math.Max(0, totals[number] - known);
        }
    }
}
