using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>A measure with its path instances in one fabric. Immutable.</summary>
internal sealed class ExpandedMeasure
{
    public ExpandedMeasure(Measure measure, IReadOnlyList<PathInstance> paths, IReadOnlyList<RateNode> items)
    {
        Measure = measure;
        Paths = paths;
        Items = items;
        Flows = paths.SelectMany(path => path.Hops).SelectMany(hop => hop.Flows).Distinct().ToArray();
        Stars = paths
            .SelectMany(path => path.Hops)
            .SelectMany(hop => hop.Endpoints.Select(endpoint => (endpoint, hop.Kind)))
            .Distinct()
            .ToArray();
    }

    /// <summary>What was expanded.</summary>
    public Measure Measure { get; }

    /// <summary>Every path instance that counts.</summary>
    public IReadOnlyList<PathInstance> Paths { get; }

    /// <summary>What the outer reduction reduces.</summary>
    public IReadOnlyList<RateNode> Items { get; }

    /// <summary>Every flow that the paths use, once.</summary>
    public IReadOnlyList<FlowKey> Flows { get; }

    /// <summary>Every endpoint whose whole traffic one way counts, once.</summary>
    public IReadOnlyList<(string Endpoint, HopKind Kind)> Stars { get; }

    /// <summary>The flows of a traffic that it speaks of: those of its paths, and those of its stars as far as
    /// meters tell them apart.</summary>
    public IEnumerable<FlowKey> FlowsIn(TrafficPicture picture) => Flows
        .Concat(Stars.SelectMany(star => picture.EveryFlowOf(star.Endpoint, star.Kind) ?? []))
        .Distinct();

    /// <summary>True where no path instance is left.</summary>
    public bool IsEmpty => Items.Count == 0;

    /// <summary>The measure's figure, given each path instance's rate; of Each, the smallest.</summary>
    public double Of(IReadOnlyList<double> pathRates) =>
        Measure.Outer.Of(Items.Select(item => item.Of(pathRates)).ToArray());
}
