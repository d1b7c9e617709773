using System;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Says in words why something is not measured.</summary>
internal static class GapText
{
    /// <summary>Says why a path is not measured.</summary>
    /// <param name="path">The path.</param>
    /// <param name="picture">The traffic.</param>
    /// <param name="now">The fabric's time.</param>
    public static string Of(PathInstance path, TrafficPicture picture, DateTimeOffset now)
    {
        ComponentInstance? bare = path.Nodes.FirstOrDefault(node => node is not null && node.Endpoints.Count == 0);
        if (bare is not null)
        {
            return $"{bare.Name} has no adapter that counts";
        }

        foreach (PathHop hop in path.Hops)
        {
            foreach (FlowKey flow in hop.Flows.Where(flow => IsOpen(picture.Arriving(flow))))
            {
                return Of(flow, picture, now);
            }

            foreach (string endpoint in hop.Endpoints)
            {
                RateRange range = hop.Kind == HopKind.AllSent
                    ? picture.ArrivingFrom(endpoint)
                    : picture.ArrivingAt(endpoint);
                if (IsOpen(range))
                {
                    return Silence(endpoint, picture, now) ?? $"what {Name(endpoint, picture)} sends is metered, but "
                        + "not all of it may arrive, and what arrives is not metered";
                }
            }
        }

        return "";
    }

    private static bool IsOpen(RateRange range) => range.Low < range.High || range.Evidence == Evidence.None;

    private static string Of(FlowKey flow, TrafficPicture picture, DateTimeOffset now)
    {
        string from = Name(flow.SourceId, picture);
        string to = Name(flow.TargetId, picture);
        if (picture.OfferedBetween(flow) is not null)
        {
            return $"what {from} sends to {to} is metered, but not all of it may arrive, and what arrives is not metered";
        }

        string? silentSource = Silence(flow.SourceId, picture, now);
        string? silentTarget = Silence(flow.TargetId, picture, now);
        return (silentSource, silentTarget) switch
        {
            (null, null) => $"the meters of {from} and {to} tell totals only, not what one sends to the other",
            (null, string silent) => $"the meter of {from} tells totals only, and {silent}",
            (string silent, null) => $"the meter of {to} tells totals only, and {silent}",
            (string one, string other) => one == other ? one : $"{one} and {other}",
        };
    }

    // Why nothing is known of an endpoint's traffic; null where its totals are.
    private static string? Silence(string endpointId, TrafficPicture picture, DateTimeOffset now)
    {
        if (picture.Fabric.FindAdapter(endpointId) is null)
        {
            return $"nothing meters {Name(endpointId, picture)}, which is external";
        }

        if (picture.TotalOf(endpointId) is not null)
        {
            return null;
        }

        MeterFreshness? freshness = (picture.Window as TrafficWindow)?.FreshnessOf(TrafficKind.Adapter, endpointId);
        return freshness switch
        {
            null => $"no meter of {Name(endpointId, picture)} has been read",
            { IsStale: true } => string.Format(
                CultureInfo.CurrentCulture,
                "the newest reading of {0} is {1:0.#} min old",
                Name(endpointId, picture),
                (now - freshness.Newest).TotalMinutes),
            _ => $"the meter of {Name(endpointId, picture)} has no full interval in the window yet",
        };
    }

    private static string Name(string endpointId, TrafficPicture picture) =>
        ObstacleText.MachineOf(endpointId, picture.Fabric);
}
