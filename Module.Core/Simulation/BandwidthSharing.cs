using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>Shares capacities among flows: weighted max-min fairness over guarantees.</summary>
public static class BandwidthSharing
{
    /// <summary>Gives each flow its rate.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="capacitiesBitsPerSecond">What all flows that pass a capacity get together at most. Unit:
    /// bit/s; finite, at least 0.</param>
    /// <returns>Shape: one rate per flow, in order. Unit: bit/s, at most its demand. Among the rates that exceed
    /// no capacity and give each flow its guarantee, the one whose rates per weight, sorted, are
    /// lexicographically largest. Where the guarantees alone do not fit, they are shared first, in the same way
    /// with the guarantees as demands and weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is negative or not finite, or a flow names one
    /// that does not exist.</exception>
    /// <remarks>Cost: O(c (c + f log f)) for c capacities that all bind; those that cannot bind cost O(f). Rates
    /// are exact to about 1e-12 of the largest capacity. Source: progressive filling (D. Bertsekas, R. Gallager,
    /// Data Networks, 2nd ed., section 6.5.2). Lower bounds keep it exact, because all constraints are sums of
    /// rates from above: the smallest rates of a level fit if any do.</remarks>
    public static double[] Share(
        IReadOnlyList<SharedFlow> flows, IReadOnlyList<double> capacitiesBitsPerSecond)
    {
        Guard.NotNull(flows, nameof(flows));
        foreach (double capacity in Guard.NotNull(capacitiesBitsPerSecond, nameof(capacitiesBitsPerSecond)))
        {
            Guard.NotNegative(capacity, nameof(capacitiesBitsPerSecond));
        }

        foreach (int index in flows.SelectMany(flow => flow.Capacities))
        {
            Guard.InRange(index, 0, capacitiesBitsPerSecond.Count - 1, nameof(flows));
        }

        return Share(
            flows.Select(flow => flow.Capacities.ToArray()).ToArray(),
            flows.Select(flow => flow.DemandBitsPerSecond).ToArray(),
            flows.Select(flow => flow.Weight).ToArray(),
            flows.Select(flow => flow.GuaranteeBitsPerSecond).ToArray(),
            capacitiesBitsPerSecond);
    }

    /// <summary>The same of figures that are known to be in range (trusted), one of each per flow.</summary>
    internal static double[] Share(
        int[][] ways, double[] demands, double[] weights, double[] guarantees, IReadOnlyList<double> capacities)
    {
        if (WaterFilling.Fits(ways, capacities, demands))
        {
            return demands.ToArray();
        }

        if (guarantees.Any(guarantee => guarantee > 0))
        {
            double[] none = new double[demands.Length];
            guarantees = new WaterFilling(ways, capacities, guarantees, none, guarantees).Fill();
        }

        return new WaterFilling(ways, capacities, weights, guarantees, demands).Fill();
    }
}
