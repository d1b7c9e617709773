using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Which VMs a plan may move, and where to at all. Immutable.</summary>
internal sealed class MoveRules
{
    // What these say may change as other VMs move; the others stand as long as the plan does.
    private static readonly HashSet<PlacementObstacleKind> s_passing =
    [
        PlacementObstacleKind.Memory, PlacementObstacleKind.Processors, PlacementObstacleKind.AvailabilitySet,
    ];

    private readonly PlanRequest _request;
    private readonly DateTimeOffset _now;

    public MoveRules(PlanRequest request)
    {
        _request = request;
        _now = request.Evaluation.Now;
    }

    private FabricInventory Fabric => _request.Evaluation.Fabric;

    /// <summary>Why a VM may not be moved at all, in words; null where it may.</summary>
    public string? WhyNot(VirtualMachine machine)
    {
        MachinePolicy policy = _request.PolicyOf(machine);
        return machine.NotMovableReason
            ?? policy.NoMigrationReason
            ?? (_request.IsForRisk && !policy.MayMigrateForRisk
                ? "the policy moves it only for what is broken"
                : null)
            ?? (machine.State == VirtualMachineState.Running ? null : "it does not run, or is being moved")
            ?? policy.CoolDownReason(_request.RecentMoves, machine.Id, _now);
    }

    /// <summary>The hosts that each VM may be moved to, by numbers, as far as other VMs do not stand in the way.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> TargetsOf(PlacementFacts facts) => facts.Machines
        .Select(machine => WhyNot(machine) is not null ? [] : Enumerable.Range(0, facts.Hosts.Count)
            .Where(host => _request.Policy.HostExclusion(facts.Hosts[host].Name) is null)
            .Where(host => MigrationRules.Obstacles(Fabric, machine, facts.Hosts[host])
                .All(obstacle => s_passing.Contains(obstacle.Kind)))
            .ToArray())
        .ToArray();
}
