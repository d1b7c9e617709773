using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Turns guarantees in bit/s into weights on a switch in weight mode.</summary>
internal static class PortWeights
{
    private const int Rounds = 200;

    // What gives way gives way by less than a two-hundredth more than it must.
    private const int Halvings = 8;

    // Rounding is no reason for a larger weight.
    private const double Hair = 1e-9;

    /// <summary>Finds the smallest weights whose shares are the guarantees wanted. Weights are whole numbers,
    /// so where guarantees fill the uplink to the last, those that may give way give way a little.</summary>
    /// <param name="capacityBitsPerSecond">The uplink. Unit: bit/s.</param>
    /// <param name="ports">All ports on it.</param>
    /// <param name="wanted">Guarantees by adapter id. Unit: bit/s.</param>
    /// <param name="firm">Adapters whose guarantee does not give way.</param>
    /// <returns>Weights by adapter id, 1 to 100 and never below the port's own; at 100 a guarantee may be missed.
    /// </returns>
    public static IReadOnlyDictionary<string, int> For(
        double capacityBitsPerSecond,
        IReadOnlyList<VirtualAdapter> ports,
        IReadOnlyDictionary<string, double> wanted,
        ICollection<string> firm)
    {
        (IReadOnlyDictionary<string, int> weights, bool isEnough) = Find(capacityBitsPerSecond, ports, wanted);
        double given = 0;
        double refused = isEnough ? 0 : 1;
        for (int halving = 0; halving < Halvings && refused > given; halving++)
        {
            double tried = (given + refused) / 2;
            (IReadOnlyDictionary<string, int> found, bool isFound) = Find(
                capacityBitsPerSecond,
                ports,
                wanted.ToDictionary(
                    one => one.Key,
                    one => firm.Contains(one.Key) ? one.Value : one.Value * tried,
                    StringComparer.Ordinal));
            (given, refused) = isFound ? (tried, refused) : (given, tried);
            weights = isFound ? found : weights;
        }

        return weights;
    }

    // Every weight raised makes the others' shares smaller, so the weights are raised in turns until all shares
    // suffice; each turn only raises, and 100 ends it.
    private static (IReadOnlyDictionary<string, int> Weights, bool IsEnough) Find(
        double capacityBitsPerSecond,
        IReadOnlyList<VirtualAdapter> ports,
        IReadOnlyDictionary<string, double> wanted)
    {
        Dictionary<string, int> weights = ports
            .Where(port => port.Port.MinimumWeight is not null || wanted.ContainsKey(port.Id))
            .ToDictionary(port => port.Id, port => port.Port.MinimumWeight ?? 1, StringComparer.Ordinal);
        int defaultFlow = ports.Count > weights.Count ? DefaultFlow.Weight : 0;
        bool isSettled = false;
        for (int round = 0; round < Rounds && !isSettled; round++)
        {
            isSettled = true;
            foreach (KeyValuePair<string, double> one in wanted.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                int needed = Math.Min(100, Needed(one.Key));
                if (needed > weights[one.Key])
                {
                    weights[one.Key] = needed;
                    isSettled = false;
                }
            }
        }

        return (
            wanted.Keys.ToDictionary(id => id, id => weights[id], StringComparer.Ordinal),
            wanted.Keys.All(id => weights[id] >= Needed(id)));

        int Needed(string id)
        {
            int others = defaultFlow + weights.Values.Sum() - weights[id];
            double share = Math.Min(0.99, wanted[id] / capacityBitsPerSecond);
            return (int)Math.Ceiling((share * others / (1 - share)) - Hair);
        }
    }
}
