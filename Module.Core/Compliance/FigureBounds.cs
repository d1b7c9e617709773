using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Between which bounds a measure's figure lies, given those of its paths. A sum of pairs has tighter
/// bounds than its pairs' added up, since what one of them has of a total the others have not. Rates in bit/s.
/// Not safe on several threads.</summary>
/// <remarks>Sums and means are as tight as the totals allow. Of smallest and largest ones, and of percentiles,
/// each part is; besides, a smallest one is never above the mean, and a largest one never below it.</remarks>
internal sealed class FigureBounds
{
    private readonly ExpandedMeasure _expanded;
    private readonly IReadOnlyList<RateRange> _paths;
    private readonly TrafficPicture _picture;
    private readonly (double Low, double High)[] _items;
    private readonly (double Low, double High) _mean;

    /// <summary>Finds bounds.</summary>
    /// <param name="expanded">The measure.</param>
    /// <param name="paths">Shape: one a path instance.</param>
    /// <param name="picture">The traffic.</param>
    public FigureBounds(ExpandedMeasure expanded, IReadOnlyList<RateRange> paths, TrafficPicture picture)
    {
        _expanded = expanded;
        _paths = paths;
        _picture = picture;
        _items = expanded.Items.Select(Of).ToArray();
        _mean = Of(Reduction.Average, expanded.Items, _items);
    }

    /// <summary>Bounds of the figure; of Each, of the smallest path's.</summary>
    public (double Low, double High) Figure =>
        Of(_expanded.Measure.Outer, _expanded.Items, _items);

    /// <summary>Bounds of the largest item.</summary>
    public (double Low, double High) Largest =>
        (Math.Max(_items.Max(item => item.Low), _mean.Low), _items.Max(item => item.High));

    private (double Low, double High) Of(RateNode node) => node.Reduction is null
        ? (_paths[node.Path].Low, _paths[node.Path].High)
        : Of(node.Reduction, node.Children, node.Children.Select(Of).ToArray());

    private (double Low, double High) Of(
        Reduction reduction, IReadOnlyList<RateNode> parts, (double Low, double High)[] bounds)
    {
        double low = reduction.Of(bounds.Select(part => part.Low).ToArray());
        double high = reduction.Of(bounds.Select(part => part.High).ToArray());
        if (low == high)
        {
            return (low, high);
        }

        (double Low, double High) sum = SumOf(parts);
        double count = parts.Count;
        return reduction.Kind switch
        {
            ReductionKind.Sum => Within(low, high, sum.Low, sum.High),
            ReductionKind.Average => Within(low, high, sum.Low / count, sum.High / count),
            ReductionKind.Min or ReductionKind.Each => Within(low, high, 0, sum.High / count),
            ReductionKind.Max => Within(low, high, sum.Low / count, double.PositiveInfinity),
            _ => (low, high),
        };
    }

    // Both are true, so they overlap but for what rounding leaves.
    private static (double Low, double High) Within(double low, double high, double otherLow, double otherHigh)
    {
        double most = Math.Min(high, otherHigh);
        return (Math.Min(most, Math.Max(low, otherLow)), most);
    }

    // Of a path of several hops the sum over any one of them is at least the sum over the paths.
    private (double Low, double High) SumOf(IReadOnlyList<RateNode> parts)
    {
        Dictionary<int, double> weights = new();
        if (parts.Count < 2 || !parts.All(part => AddWeights(part, 1, weights)))
        {
            return (0, double.PositiveInfinity);
        }

        int hops = _expanded.Paths[0].Hops.Count;
        (double Low, double High)[] sums = Enumerable.Range(0, hops)
            .Select(hop => _picture.SumOf(FlowsOf(weights, hop)))
            .ToArray();
        return (hops == 1 ? sums[0].Low : 0, sums.Min(sum => sum.High));
    }

    private IReadOnlyList<(FlowKey Flow, double Weight)> FlowsOf(Dictionary<int, double> weights, int hop) => weights
        .SelectMany(path => _expanded.Paths[path.Key].Hops[hop].Flows.Select(flow => (Flow: flow, Weight: path.Value)))
        .GroupBy(one => one.Flow, one => one.Weight)
        .Select(group => (group.Key, group.Sum()))
        .ToArray();

    private bool AddWeights(RateNode node, double weight, Dictionary<int, double> weights)
    {
        if (node.Reduction is null)
        {
            weights[node.Path] = (weights.TryGetValue(node.Path, out double other) ? other : 0) + weight;
            return _expanded.Paths[node.Path].Hops.All(hop => hop.Flows.Count > 0);
        }

        double share = node.Reduction.Kind == ReductionKind.Average ? weight / node.Children.Count : weight;
        bool isOne = node.Children.Count == 1 || node.Reduction.Kind is ReductionKind.Sum or ReductionKind.Average;
        return isOne && node.Children.All(child => AddWeights(child, share, weights));
    }
}
