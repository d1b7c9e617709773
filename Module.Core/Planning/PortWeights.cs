using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Turns guarantees in bit/s into weights on a switch in weight mode.</summary>
internal static class PortWeights
{
    private const int Rounds = 200;

    /// <summary>Finds the smallest weights whose shares are the guarantees wanted.</summary>
    /// <param name="capacityBitsPerSecond">The uplink. Unit: bit/s.</param>
    /// <param name="ports">All ports on it.</param>
    /// <param name="wanted">Guarantees by adapter id. Unit: bit/s.</param>
    /// <returns>Weights by adapter id, 1 to 100 and never below the port's own; at 100 a guarantee may be missed.
    /// </returns>
    /// <remarks>Every weight raised makes the others' shares smaller, so the weights are raised in turns until
    /// all shares suffice; each turn only raises, and 100 ends it.</remarks>
    public static IReadOnlyDictionary<string, int> For(
        double capacityBitsPerSecond,
        IReadOnlyList<VirtualAdapter> ports,
        IReadOnlyDictionary<string, double> wanted)
    {
        Dictionary<string, int> weights = ports
            .Where(port => port.Port.MinimumWeight is not null || wanted.ContainsKey(port.Id))
            .ToDictionary(port => port.Id, port => port.Port.MinimumWeight ?? 1, StringComparer.Ordinal);
        // A port without a weight counts as 1.
        int unweighted = ports.Count - weights.Count;
        for (int round = 0; round < Rounds; round++)
        {
            bool isSettled = true;
            foreach (KeyValuePair<string, double> one in wanted.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                int others = unweighted + weights.Values.Sum() - weights[one.Key];
                double share = Math.Min(0.99, one.Value / capacityBitsPerSecond);
                int needed = (int)Math.Min(100, Math.Ceiling(share * others / (1 - share)));
                if (needed > weights[one.Key])
                {
                    weights[one.Key] = needed;
                    isSettled = false;
                }
            }

            if (isSettled)
            {
                break;
            }
        }

        return wanted.Keys.ToDictionary(id => id, id => weights[id], StringComparer.Ordinal);
    }
}
