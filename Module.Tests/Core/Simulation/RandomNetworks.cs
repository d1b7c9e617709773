using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Simulation;

namespace NetUtil.Tests.Core.Simulation;

/// <summary>Small sharing problems: round and odd figures, ties, empty capacities, guarantees that fit and that
/// do not.</summary>
internal static class RandomNetworks
{
    public static readonly Gen<(SharedFlow[] Flows, double[] Capacities)> Any =
        from capacities in Gen.OneOf(Gen.Double[0.5, 60], Gen.Int[0, 12].Select(one => one * 5.0)).Array[1, 5]
        from flows in Flow(capacities.Length).Array[1, 7]
        select (flows, capacities);

    private static Gen<SharedFlow> Flow(int capacityCount) =>
        from demand in Gen.OneOf(Gen.Double[0.1, 50], Gen.Int[0, 10].Select(one => one * 5.0))
        from weight in Gen.OneOf(Gen.Double[0.2, 5], Gen.Const(1.0))
        from part in Gen.OneOf(Gen.Const(0.0), Gen.Int[1, 20].Select(one => one / 20.0))
        from passes in Gen.Bool.Array[capacityCount]
        select new SharedFlow(
            demand, weight, Enumerable.Range(0, capacityCount).Where(one => passes[one]).ToArray(), demand * part);

    public static string Print((SharedFlow[] Flows, double[] Capacities) network)
    {
        IEnumerable<string> flows = network.Flows.Select(flow => FormattableString.Invariant(
            $"d={flow.DemandBitsPerSecond:R} w={flow.Weight:R} m={flow.GuaranteeBitsPerSecond:R} ")
            + "over " + string.Join("+", flow.Capacities));
        return string.Join("; ", flows) + " | " + string.Join(" ", network.Capacities);
    }
}
