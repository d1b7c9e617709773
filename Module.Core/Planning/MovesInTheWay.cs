using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Says why VMs whose move would make room for a requirement are not moved.</summary>
internal sealed class MovesInTheWay
{
    private const int MachinesNamed = 2;

    private readonly PlanScope _scope;
    private readonly PlacementFacts _facts;
    private readonly MoveRules _rules;

    public MovesInTheWay(PlanScope scope, PlacementFacts facts, MoveRules rules)
    {
        _scope = scope;
        _facts = facts;
        _rules = rules;
    }

    /// <summary>Names the VMs that ask most of what the requirement lacks, with what keeps them where they
    /// are.</summary>
    /// <param name="fullName">A requirement's full name.</param>
    public IReadOnlyList<string> Of(string fullName)
    {
        ActiveRequirement? one = _scope.Broken.FirstOrDefault(
            broken => string.Equals(broken.Requirement.FullName, fullName, StringComparison.OrdinalIgnoreCase));
        return one is null ? [] : _scope.StepsOf(one)
            .Where(step => _scope.LoadOf(step) > TrafficPicture.FullFraction * step.CapacityBitsPerSecond)
            .SelectMany(_scope.Traffic.SendersThrough)
            .Concat(_scope.SourcesOf(one))
            .Select(id => (Machine: _scope.Fabric.MachineOf(id), Asked: _scope.Traffic.AskedBy(id)))
            .Where(sender => sender.Machine is not null)
            .GroupBy(sender => sender.Machine!.Id, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(sender => sender.Asked))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => TextOf(group.First().Machine!))
            .OfType<string>()
            .Take(MachinesNamed)
            .ToArray();
    }

    private string? TextOf(VirtualMachine machine)
    {
        if (_rules.WhyNot(machine) is string reason)
        {
            return $"{machine.Name} is not moved: {reason}";
        }

        FabricHost[] others = _facts.Hosts.Where(host => host.Id != machine.HostId).ToArray();
        string[] refusals = others
            .Select(host => ExclusionOf(host)
                ?? MigrationRules.Obstacles(_scope.Fabric, machine, host).FirstOrDefault()?.Text)
            .OfType<string>()
            .ToArray();
        return others.Length > 0 && refusals.Length == others.Length
            ? $"{machine.Name} can go to no other host: {string.Join(" ", refusals.Take(MachinesNamed))}"
            : null;
    }

    private string? ExclusionOf(FabricHost host) =>
        _scope.Request.Policy.HostExclusion(host.Name) is string reason
            ? char.ToUpperInvariant(reason[0]) + reason.Substring(1) + "."
            : null;
}
