using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo.Fabrics;

/// <summary>Says how a service's rate splits over the services it talks with. A model: what pairs exchanged was
/// not recorded.</summary>
/// <remarks>A service sends requests to those it calls and answers to those that call it, and a call weighs the
/// same either way; so its sent rate is split over all of them by calls. What a service sends for which no call
/// was recorded goes elsewhere as a whole. People send to the entry the part of what it received that their calls
/// are of all its calls.</remarks>
internal static class PairModel
{
    /// <summary>The target of what services send that no recorded call explains.</summary>
    internal const string Elsewhere = "elsewhere";

    /// <summary>Splits the rates of an application.</summary>
    /// <param name="traffic">Its services and calls; calls to themselves count nothing.</param>
    /// <returns>Pairs in the order of services and then of their partners' names; for each service that sends the
    /// shares add up to 1.</returns>
    internal static IReadOnlyList<PairTraffic> Split(ApplicationTraffic traffic)
    {
        ILookup<string, (string Partner, double Calls)> partners = traffic.Calls
            .Where(call => call.Caller != call.Callee)
            .SelectMany(call => new[]
            {
                (Service: call.Caller, Partner: call.Callee, call.PerMinute),
                (Service: call.Callee, Partner: call.Caller, call.PerMinute),
            })
            .ToLookup(one => one.Service, one => (one.Partner, one.PerMinute), StringComparer.Ordinal);
        return [.. traffic.Services.SelectMany(service => PairsOf(service.Service, partners[service.Service]))];
    }

    private static IEnumerable<PairTraffic> PairsOf(
        string service, IEnumerable<(string Partner, double Calls)> calls)
    {
        (string Partner, double Calls)[] partners =
        [
            .. calls
                .GroupBy(one => one.Partner, StringComparer.Ordinal)
                .Select(group => (Partner: group.Key, Calls: group.Sum(one => one.Calls)))
                .OrderBy(one => one.Partner, StringComparer.Ordinal),
        ];
        if (partners.Length == 0)
        {
            yield return new PairTraffic(service, Elsewhere, 1);
        }

        double all = partners.Sum(one => one.Calls);
        foreach ((string partner, double count) in partners)
        {
            yield return new PairTraffic(service, partner, count / all);
            if (partner == ServiceCalls.Users)
            {
                yield return new PairTraffic(ServiceCalls.Users, service, count / all);
            }
        }
    }
}
