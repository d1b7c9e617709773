using System;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Core.Units;

namespace NetUtil.Core.Execution;

/// <summary>Says by measurement whether a bandwidth change works: a limit that a platform accepted is not yet a limit
/// that works.</summary>
/// <remarks>A maximum is measured at the receivers, since the sender's meter shows what the guest offers. A minimum is
/// measured where its flows are short of what they ask for. Where the traffic tests neither, the step stays Done.
/// </remarks>
public static class StepVerifier
{
    // A shaper works in bursts and counters are read a little apart, so a rate may lie this much beyond its limit.
    private const double Leeway = 0.05;

    /// <summary>Judges a step that the platform did.</summary>
    /// <param name="change">The change.</param>
    /// <param name="fabric">The fabric, read after the change.</param>
    /// <param name="rates">Rates of intervals that lie wholly after the change.</param>
    /// <returns>How the step stands, and why in words.</returns>
    public static (StepState State, string Message) Judge(
        BandwidthAdaptation change, FabricInventory fabric, ITrafficRates rates)
    {
        Guard.NotNull(change, nameof(change));
        PortSettings? port = Guard.NotNull(fabric, nameof(fabric)).FindAdapter(change.AdapterId)?.Port;
        if (port != change.To)
        {
            return (StepState.NotVerified, $"Read back, the port has {port}, not {change.To}.");
        }

        PairRate[] pairs = Guard.NotNull(rates, nameof(rates)).PairsSeen
            .Where(pair => pair.Source == change.AdapterId)
            .Select(pair => rates.Pair(pair.Source, pair.Target, WindowStatistic.Mean))
            .OfType<PairRate>()
            .Where(pair => pair.ArrivedBitsPerSecond is not null)
            .ToArray();
        double arrived = pairs.Sum(pair => pair.ArrivedBitsPerSecond!.Value);
        double? offered = rates.Adapter(change.AdapterId, WindowStatistic.Mean)?.SentBitsPerSecond;
        return change.To.MaximumBitsPerSecond is double maximum && maximum != change.From.MaximumBitsPerSecond
            ? JudgeMaximum(maximum, arrived, offered)
            : JudgeMinimum(change.To, arrived, offered);
    }

    private static (StepState State, string Message) JudgeMaximum(double maximum, double arrived, double? offered)
    {
        string figures = $"{BandwidthText.Scaled(arrived, CultureInfo.CurrentCulture)} arrived of "
            + (offered is double known ? BandwidthText.Scaled(known, CultureInfo.CurrentCulture) : "an unknown rate") + " offered";
        return arrived > maximum * (1 + Leeway) ? (StepState.NotVerified, $"The limit does not hold: {figures}.")
            : offered > maximum && arrived > 0 ? (StepState.Verified, $"The limit holds: {figures}.")
            : (StepState.Done, $"Read back as set; the traffic does not test it yet ({figures}).");
    }

    private static (StepState State, string Message) JudgeMinimum(
        PortSettings to, double arrived, double? offered)
    {
        if (to.MinimumBitsPerSecond is not double minimum || offered is not double asked || arrived <= 0)
        {
            return (StepState.Done, "Read back as set; no meter tests it.");
        }

        double owed = Math.Min(minimum, asked);
        string figures = $"{BandwidthText.Scaled(arrived, CultureInfo.CurrentCulture)} arrived of "
            + $"{BandwidthText.Scaled(asked, CultureInfo.CurrentCulture)} offered";
        return arrived >= owed * (1 - Leeway)
            ? (StepState.Verified, $"The guarantee holds: {figures}.")
            : (StepState.NotVerified, $"The guarantee does not hold: {figures}.");
    }
}
