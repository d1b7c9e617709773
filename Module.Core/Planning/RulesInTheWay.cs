using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Says which ports stand in the way of a requirement, and which rules protect them.</summary>
internal static class RulesInTheWay
{
    private const int PortsNamed = 3;

    // A port that keeps less than half of what it asks for is hardly what stands in the way.
    private const double LeastKeptFraction = 0.5;

    /// <summary>Names them, those that ask for most first.</summary>
    /// <param name="scope">What is broken.</param>
    /// <param name="fullName">A requirement's full name; nothing is said of one that is not broken.</param>
    public static IReadOnlyList<string> Of(PlanScope scope, string fullName)
    {
        ActiveRequirement? one = scope.Broken.FirstOrDefault(
            broken => string.Equals(broken.Requirement.FullName, fullName, StringComparison.OrdinalIgnoreCase));
        if (one is null)
        {
            return [];
        }

        string[] own = scope.SourcesOf(one).ToArray();
        return scope.StepsOf(one)
            .Where(step => scope.LoadOf(step) > TrafficPicture.FullFraction * step.CapacityBitsPerSecond)
            .SelectMany(scope.Traffic.SendersThrough)
            .Concat(scope.IsUpperBroken(one) ? own : [])
            .Concat(own.Where(id => scope.Room.PortMaximum(id) is not null))
            .Where(id => scope.Fabric.FindAdapter(id) is not null)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(scope.Traffic.AskedBy)
            .ThenBy(id => id, StringComparer.Ordinal)
            .Take(PortsNamed)
            .Select(id => TextOf(scope, id))
            .OfType<string>()
            .ToArray();
    }

    private static string? TextOf(PlanScope scope, string adapterId)
    {
        string name = ObstacleText.MachineOf(adapterId, scope.Fabric);
        double asked = scope.Traffic.AskedBy(adapterId);
        if (scope.Floors.NotChangeable(adapterId) is string reason)
        {
            return $"{name} ({ObstacleText.Rate(asked)}) cannot be changed: {reason}";
        }

        Floor floor = scope.Floors.WhenLimited(adapterId);
        if (asked <= 0 || floor.BitsPerSecond < asked * LeastKeptFraction)
        {
            return null;
        }

        string kept = double.IsInfinity(floor.BitsPerSecond)
            ? "all of it"
            : $"at least {ObstacleText.Rate(floor.BitsPerSecond)}";
        return $"{name} asks for {ObstacleText.Rate(asked)} and keeps {kept} ({floor.Reason})";
    }
}
