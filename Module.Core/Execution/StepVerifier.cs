using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Core.Units;

namespace NetUtil.Core.Execution;

/// <summary>Says by measurement whether a bandwidth change works: a limit that a platform accepted is not yet a
/// limit that works.</summary>
/// <remarks>What arrived is measured at the receivers, since the sender's meter shows what the guest offers, and
/// compared with what was offered to the same receivers. A step is NotVerified only where no meter that is off by
/// at most 5 % could show this of steady traffic if the change worked: where more arrives than a maximum lets
/// through, where a port whose maximum rose still stands at the old one though its way is free, or where a port
/// gets less than its guarantee on its uplink though its way beyond is free. Where the traffic tests none of
/// this, the step stays Done.</remarks>
public static class StepVerifier
{
    private const double Leeway = PortTraffic.Leeway;

    /// <summary>Judges a step that the platform did.</summary>
    /// <param name="change">The change.</param>
    /// <param name="fabric">The fabric, read after the change.</param>
    /// <param name="intervals">Shape: n >= 0, rates of one interval each, wholly after the change.</param>
    /// <returns>How the step stands (Verified, NotVerified or Done), and why in words.</returns>
    public static (StepState State, string Message) Judge(
        BandwidthAdaptation change, FabricInventory fabric, IReadOnlyList<ITrafficRates> intervals)
    {
        Guard.NotNull(change, nameof(change));
        PortSettings? port = Guard.NotNull(fabric, nameof(fabric)).FindAdapter(change.AdapterId)?.Port;
        if (port != change.To)
        {
            return (StepState.NotVerified, port is null
                ? $"The fabric has no adapter '{change.AdapterId}' any more."
                : $"Read back, the port has {port}, not {change.To}.");
        }

        if (PortTraffic.Of(change.AdapterId, Guard.NotNull(intervals, nameof(intervals)), null)
            is not PortTraffic traffic)
        {
            return (StepState.Done, "Read back as set; no meter tests it.");
        }

        PortWay way = new(change.AdapterId, fabric, intervals);
        (StepState State, string Message)[] parts = new[]
        {
            JudgeLowerMaximum(change, traffic),
            JudgeHigherMaximum(change, traffic, way),
            JudgeGuarantee(change, traffic, intervals, way),
        }
            .Where(part => part.State != StepState.Done)
            .OrderBy(part => part.State == StepState.NotVerified ? 0 : 1)
            .ToArray();
        return parts.Length == 0
            ? (StepState.Done, $"Read back as set; the traffic does not test it yet ({Figures(traffic)}).")
            : (parts[0].State, string.Join(" ", parts
                .Where(part => part.State == parts[0].State)
                .Select(part => part.Message)));
    }

    private static (StepState State, string Message) JudgeLowerMaximum(
        BandwidthAdaptation change, PortTraffic traffic)
    {
        double maximum = Maximum(change.To);
        if (maximum >= Maximum(change.From))
        {
            return (StepState.Done, "");
        }

        // Far below the limit something else holds the traffic back, which says nothing of the limit.
        bool isAtLimit = traffic.OfferedLow > maximum * (1 + Leeway)
            && traffic.ArrivedHigh <= maximum * (1 + Leeway)
            && traffic.ArrivedLow >= maximum * (1 - (2 * Leeway));
        return traffic.ArrivedLow > maximum * (1 + Leeway)
            ? (StepState.NotVerified, $"The limit of {Text(maximum)} does not hold: {Figures(traffic)}.")
            : (isAtLimit ? StepState.Verified : StepState.Done,
                $"The limit of {Text(maximum)} holds: {Figures(traffic)}.");
    }

    private static (StepState State, string Message) JudgeHigherMaximum(
        BandwidthAdaptation change, PortTraffic traffic, PortWay way)
    {
        double before = Maximum(change.From);
        if (Maximum(change.To) <= before)
        {
            return (StepState.Done, "");
        }

        double owed = Math.Min(Math.Min(traffic.OfferedLow, Maximum(change.To)), way.MemberBitsPerSecond);
        bool isStuck = traffic.ArrivedHigh <= before * (1 + Leeway)
            && traffic.ArrivedHigh < owed * (1 - Leeway)
            && traffic.IsSteady
            && way.HasRoom(withOwnUplink: true);
        return isStuck
            ? (StepState.NotVerified,
                $"The old limit of {Text(before)} still holds, though the way is free: {Figures(traffic)}.")
            : (traffic.ArrivedLow > before * (1 + Leeway) ? StepState.Verified : StepState.Done,
                $"More arrives than the old limit of {Text(before)} let through: {Figures(traffic)}.");
    }

    private static (StepState State, string Message) JudgeGuarantee(
        BandwidthAdaptation change, PortTraffic all, IReadOnlyList<ITrafficRates> intervals, PortWay way)
    {
        bool isRaised = (change.To.MinimumBitsPerSecond ?? 0) > (change.From.MinimumBitsPerSecond ?? 0)
            || (change.To.MinimumWeight ?? 0) > (change.From.MinimumWeight ?? 0);
        double guaranteed = isRaised ? Math.Min(way.GuaranteedBitsPerSecond(), way.MemberBitsPerSecond) : 0;
        if (guaranteed <= 0
            || PortTraffic.Of(change.AdapterId, intervals, way.LeavesTo) is not PortTraffic traffic)
        {
            return (StepState.Done, "");
        }

        bool isKept = way.IsUplinkFull
            && traffic.ArrivedLow > 0
            && traffic.ArrivedLow >= Math.Min(guaranteed, traffic.OfferedHigh) * (1 - (2 * Leeway));
        // A port at its maximum shares that with what it sends inside its host; a weight may be shared so, too.
        bool isShared = change.To.MinimumWeight is not null && traffic.Offered < all.Offered;
        double outside = isShared ? traffic.OfferedLow / all.OfferedHigh : 1;
        bool isBroken = traffic.ArrivedHigh < Math.Min(guaranteed * outside, traffic.OfferedLow) * (1 - Leeway)
            && all.ArrivedHigh < Maximum(change.To) * (1 - Leeway)
            && traffic.IsSteady
            && way.HasRoom(withOwnUplink: false);
        return isBroken
            ? (StepState.NotVerified, $"The guarantee of {Text(guaranteed)} does not hold: {Figures(traffic)}.")
            : (isKept ? StepState.Verified : StepState.Done,
                $"The guarantee of {Text(guaranteed)} holds on a full uplink: {Figures(traffic)}.");
    }

    private static double Maximum(PortSettings port) => port.MaximumBitsPerSecond ?? double.PositiveInfinity;

    private static string Figures(PortTraffic traffic) => string.Format(
        CultureInfo.CurrentCulture,
        traffic.ArrivedHigh > traffic.ArrivedLow
            ? "at least {0} arrived of {1} offered"
            : "{0} arrived of {1} offered",
        Text(traffic.ArrivedLow),
        Text(traffic.Offered));

    private static string Text(double rate) => BandwidthText.Scaled(rate, CultureInfo.CurrentCulture);
}
