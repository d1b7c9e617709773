using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>A capacity without guarantees that broken requirements need something of: there all that is asked for
/// must fit, so that nobody's fair share has to be guessed. Rates in bit/s. Immutable.</summary>
internal sealed class PlanCapacity
{
    private PlanCapacity(
        CapacityUse use,
        double load,
        IReadOnlyList<FlowKey> flows,
        IReadOnlyDictionary<string, double> askedBySender,
        IReadOnlyList<(string Endpoint, HopKind Kind)> stars)
    {
        Use = use;
        LoadBitsPerSecond = load;
        Flows = flows;
        AskedBySender = askedBySender;
        Stars = stars;
    }

    /// <summary>What it is, and what it carries now.</summary>
    public CapacityUse Use { get; }

    /// <summary>What it would carry if all that is asked for passed.</summary>
    public double LoadBitsPerSecond { get; }

    /// <summary>What is left of it then; below 0 where it does not fit.</summary>
    public double SpareBitsPerSecond => Use.CapacityBitsPerSecond - LoadBitsPerSecond;

    /// <summary>Known flows that pass it.</summary>
    public IReadOnlyList<FlowKey> Flows { get; }

    /// <summary>What each adapter asks to send through it.</summary>
    public IReadOnlyDictionary<string, double> AskedBySender { get; }

    /// <summary>Endpoints whose unknown flows pass it.</summary>
    public IReadOnlyList<(string Endpoint, HopKind Kind)> Stars { get; }

    /// <summary>All capacities that a scope's broken requirements need something of, the guaranteed ones left
    /// out. </summary>
    public static IReadOnlyList<PlanCapacity> Of(PlanScope scope)
    {
        (string Endpoint, HopKind Kind)[] stars = new[] { HopKind.AllSent, HopKind.AllReceived }
            .SelectMany(kind => scope.Stars(kind).Select(endpoint => (endpoint, kind)))
            .ToArray();
        IEnumerable<PlanCapacity> shared = scope.Contended
            .Where(step => !scope.HasGuarantees(step))
            .OrderBy(step => step.Kind)
            .ThenBy(step => step.Id, StringComparer.Ordinal)
            .ThenBy(step => step.Direction)
            .Select(step => new PlanCapacity(
                scope.Room.Shared(step),
                scope.LoadOf(step),
                scope.Traffic.Through(step),
                scope.Traffic.SendersThrough(step)
                    .ToDictionary(id => id, id => scope.Traffic.AskedThrough(step, id), StringComparer.Ordinal),
                stars.Where(star => step.Equals(
                    scope.Room.UplinkStep(star.Endpoint, PlanScope.WayOf(star.Kind)))).ToArray()));
        return [.. shared, .. Members(scope, stars), .. Lines(scope, stars)];
    }

    // A receiver's member of a team; where the team has one member its uplink says the same.
    private static IEnumerable<PlanCapacity> Members(
        PlanScope scope, IReadOnlyList<(string Endpoint, HopKind Kind)> stars) => scope.Broken
            .Where(one => one.LowerBound is not null)
            .SelectMany(scope.FlowsOf)
            .Select(flow => flow.TargetId)
            .Concat(stars.Where(star => star.Kind == HopKind.AllReceived).Select(star => star.Endpoint))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .Where(id => scope.Fabric.SwitchOf(id)?.Uplink is Uplink uplink
                && uplink.LargestMemberBitsPerSecond < uplink.CapacityBitsPerSecond)
            .Select(id => OfFlows(
                scope,
                scope.Room.TeamMember(id, RouteDirection.In)!,
                flow => flow.TargetId == id && scope.Traffic.IsOutside(flow),
                stars.Where(star => star == (id, HopKind.AllReceived)).ToArray()));

    private static IEnumerable<PlanCapacity> Lines(
        PlanScope scope, IReadOnlyList<(string Endpoint, HopKind Kind)> stars) => scope.Room.Picture.Lines
            .SelectMany(line => scope.Room.StatedLine(line).Select(use => OfFlows(
                scope,
                use,
                flow => line.EndpointIds.Contains(
                    use.Direction == RouteDirection.Out ? flow.SourceId : flow.TargetId),
                stars.Where(star => line.EndpointIds.Contains(star.Endpoint)
                    && PlanScope.WayOf(star.Kind) == use.Direction).ToArray())));

    private static PlanCapacity OfFlows(
        PlanScope scope,
        CapacityUse use,
        Func<FlowKey, bool> isThrough,
        IReadOnlyList<(string Endpoint, HopKind Kind)> stars)
    {
        FlowKey[] flows = scope.Traffic.Flows.Where(isThrough).ToArray();
        return new PlanCapacity(
            use,
            use.OtherBitsPerSecond + flows.Sum(scope.Traffic.Unmet),
            flows,
            flows.GroupBy(flow => flow.SourceId, StringComparer.Ordinal).ToDictionary(
                group => group.Key, group => group.Sum(scope.Traffic.Asked), StringComparer.Ordinal),
            stars);
    }
}
