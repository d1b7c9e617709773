using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Says in words why a plan changes a port, with figures that can be checked.</summary>
internal sealed class PlanReasons
{
    private readonly PlanScope _scope;
    private readonly IReadOnlyList<PlanCapacity> _capacities;

    public PlanReasons(PlanScope scope, IReadOnlyList<PlanCapacity> capacities)
    {
        _scope = scope;
        _capacities = capacities;
    }

    /// <summary>Why a port is guaranteed something.</summary>
    public string ForGuarantee(string adapterId, double needed, RouteStep step) =>
        $"{Needing(adapterId)} {Name(adapterId)} to be able to send {ObstacleText.Rate(needed)} out of its "
            + $"host, and {ObstacleText.Of(_scope.Room.Shared(step), _scope.Fabric)}";

    /// <summary>Why a port's maximum is raised.</summary>
    public string ForRaisedLimit(string adapterId, double needed, double maximum) =>
        $"{Needing(adapterId)} {Name(adapterId)} to be able to send {ObstacleText.Rate(needed)}, and its "
            + $"port has a maximum of {ObstacleText.Rate(maximum)}";

    /// <summary>Why a port's maximum is lowered.</summary>
    public string ForLimit(string adapterId, Floor floor)
    {
        PlanCapacity? shared = _capacities
            .Where(capacity => capacity.AskedBySender.ContainsKey(adapterId) && Needing(capacity).Any())
            .OrderByDescending(capacity =>
                capacity.LoadBitsPerSecond / Math.Max(1, capacity.Use.CapacityBitsPerSecond))
            .FirstOrDefault();
        string[] bounds = _scope.Broken
            .Where(one => _scope.IsUpperBroken(one) && _scope.SourcesOf(one).Contains(adapterId))
            .Select(one => $"{one.Requirement.FullName} allows {ObstacleText.Rate(one.UpperBound!.Value)} and "
                + $"{ObstacleText.Rate(_scope.UpperFigure(one))} arrives")
            .ToArray();
        string why = bounds.Length > 0 || shared is null
            ? string.Join("; ", bounds.DefaultIfEmpty("the plan needs it"))
            : $"{List(Needing(shared), "lacks", "lack")} bandwidth where "
                + $"{ObstacleText.Of(shared.Use, _scope.Fabric)} and "
                + $"{ObstacleText.Rate(shared.LoadBitsPerSecond)} is asked of it";
        string kept = floor.BitsPerSecond > 0
            ? $"keeps at least {ObstacleText.Rate(floor.BitsPerSecond)}, {floor.Reason}"
            : "has no floor that keeps it from being lowered";
        string asked = ObstacleText.Rate(_scope.Traffic.AskedBy(adapterId));
        return $"{why}; {Name(adapterId)} asks for {asked} and {kept}";
    }

    private string Name(string adapterId) => ObstacleText.MachineOf(adapterId, _scope.Fabric);

    private string Needing(string adapterId) => List(
        _scope.Broken
            .Where(one => _scope.SourcesOf(one).Contains(adapterId))
            .Select(one => one.Requirement.FullName)
            .DefaultIfEmpty("the plan"),
        "needs",
        "need");

    private static string List(IEnumerable<string> names, string verb, string verbOfSeveral)
    {
        string[] all = names.ToArray();
        return $"{string.Join(", ", all)} {(all.Length == 1 ? verb : verbOfSeveral)}";
    }

    private IEnumerable<string> Needing(PlanCapacity capacity) => _scope.Broken
        .Where(one => one.LowerBound is not null && (_scope.FlowsOf(one).Any(capacity.Flows.Contains)
            || _scope.SourcesOf(one).Any(capacity.AskedBySender.ContainsKey)))
        .Select(one => one.Requirement.FullName);
}
