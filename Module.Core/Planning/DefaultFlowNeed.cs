using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What ports without a minimum or weight of their own take of a contended uplink, at least. Rates in
/// bit/s.
/// </summary>
internal static class DefaultFlowNeed
{
    /// <summary>Finds what they take.</summary>
    /// <param name="scope">The plan's scope.</param>
    /// <param name="step">The uplink.</param>
    /// <param name="unnamed">Those of them whose traffic no requirement counts.</param>
    /// <returns>What the unnamed ones must keep, each by a guarantee of its own or by its part of the default
    /// flow. In absolute mode that flow gets its minimum as far as they ask for it.</returns>
    public static double Of(PlanScope scope, RouteStep step, IReadOnlyList<string> unnamed)
    {
        VirtualSwitch onSwitch = scope.SwitchWith(step.Id)!;
        if (onSwitch.MinimumMode != MinimumBandwidthMode.Absolute)
        {
            return LeastOf(scope, unnamed);
        }

        double sure = DefaultFlow.MinimumOf(onSwitch.Uplink!);
        string[] mostFirst = unnamed.OrderByDescending(scope.KeptOn).ThenBy(id => id, StringComparer.Ordinal).ToArray();
        // Who keeps most is the first to need a minimum of his own; who keeps nothing can have none.
        return Enumerable.Range(0, 1 + mostFirst.Count(id => scope.KeptOn(id) > 0)).Min(own =>
            mostFirst.Take(own).Sum(scope.KeptOn) + Together(scope, mostFirst.Skip(own).ToArray(), sure));
    }

    /// <summary>No plan leaves them less than this.</summary>
    public static double LeastOf(PlanScope scope, IReadOnlyList<string> unnamed) => unnamed.Sum(scope.KeptOn);

    // They share alike, so that each keeps enough once the one with the most to keep does.
    private static double Together(PlanScope scope, string[] unnamed, double sure)
    {
        double most = unnamed.Select(scope.KeptOn).DefaultIfEmpty(0).Max();
        double[] asked = unnamed.Select(scope.Traffic.AskedLeaving).ToArray();
        return Math.Max(asked.Sum(rate => Math.Min(most, rate)), Math.Min(sure, asked.Sum()));
    }
}
