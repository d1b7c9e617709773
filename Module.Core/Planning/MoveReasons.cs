using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Planning;

/// <summary>Says in words why a VM is moved, with figures that can be checked.</summary>
internal sealed class MoveReasons
{
    // A way that carries less of its capacity is no reason to leave.
    private const double Busy = 0.5;

    private readonly PlanScope _scope;
    private readonly PlacedPlan _plan;
    private readonly PlacedTraffic _after;
    private readonly string _lack;

    public MoveReasons(PlanScope scope, PlacedPlan plan)
    {
        _scope = scope;
        _plan = plan;
        _after = new PlacedTraffic(scope.Traffic, MoveMend.After(scope.Fabric, plan.Moves));
        HashSet<string> unmet = new(
            plan.Bandwidth.Unmet.Select(one => one.Requirement), StringComparer.OrdinalIgnoreCase);
        string[] broken = scope.Broken.Select(one => one.Requirement.FullName).ToArray();
        string[] mended = broken.Where(name => !unmet.Contains(name)).ToArray();
        string[] named = mended.Length > 0 ? mended : broken;
        _lack = string.Join(", ", named) + (named.Length == 1 ? " lacks bandwidth" : " lack bandwidth");
    }

    /// <summary>What a capacity carries now; null where nothing meters it.</summary>
    public double? CarriedBy(RouteStep step) => _scope.Room.Picture.CarriedBy(step);

    /// <summary>Why one of the plan's moves is made.</summary>
    /// <param name="index">Its number in the plan's order, from 0.</param>
    /// <param name="move">The move.</param>
    /// <param name="cost">What it costs.</param>
    public string For(int index, MigrationAdaptation move, MoveCost cost)
    {
        List<string> parts = new();
        bool isParked = _plan.Moves.Skip(index + 1).Any(later => later.MachineId == move.MachineId);
        string[] relieved = Ways(move.FromHostId, move.MachineId)
            .Where(way => way.Then < way.Now && way.Now > Busy * way.Step.CapacityBitsPerSecond)
            .Select(way => Text(way.Step, way.Now, way.Then, move.FromHostName))
            .ToArray();
        if (isParked)
        {
            parts.Add($"it makes room on {move.FromHostName} for a while: the VMs that have to change places would "
                + "not fit side by side");
        }
        else if (relieved.Length > 0)
        {
            parts.Add($"{_lack}: {string.Join(", ", relieved)}");
        }
        else
        {
            parts.Add(RoomFor(move) ?? _lack);
        }

        parts.AddRange(Ways(move.ToHostId, move.MachineId)
            .Where(way => way.Then > way.Now)
            .Select(way => Text(way.Step, way.Now, way.Then, move.ToHostName)));
        parts.AddRange(Inside(move));
        parts.Add(string.Format(
            CultureInfo.CurrentCulture,
            "copying {0} of memory takes about {1:0} s at {2}",
            MemoryText.Scaled((long)cost.Bytes, CultureInfo.CurrentCulture),
            cost.Seconds,
            BandwidthText.Scaled(cost.BitsPerSecond, CultureInfo.CurrentCulture)));
        return string.Join("; ", parts);
    }

    private IEnumerable<(RouteStep Step, double Now, double Then)> Ways(string hostId, string machineId) =>
        _scope.Fabric.FindMachine(machineId)!.Adapters
            .Select(adapter => _scope.Fabric.FindHost(hostId)!.FindSwitch(adapter.SwitchName)?.Uplink)
            .OfType<Uplink>()
            .GroupBy(uplink => uplink.Id, StringComparer.Ordinal)
            .Select(group => group.First())
            .SelectMany(uplink => new[] { RouteDirection.Out, RouteDirection.In }.Select(way =>
                new RouteStep(RouteStepKind.Uplink, uplink.Id, way, uplink.CapacityBitsPerSecond)))
            .Select(step => (Step: step, Load: _after.LoadOf(step)))
            .Where(way => way.Load is not null)
            .Select(way => (way.Step, way.Load!.Value.Now, way.Load.Value.Then));

    private static string Text(RouteStep step, double now, double then, string hostName) => string.Format(
        CultureInfo.CurrentCulture,
        "{0} is asked of uplink {1} of {2} {3} now, {4} of its {5} then",
        ObstacleText.Rate(now),
        step.Id,
        hostName,
        step.Direction == RouteDirection.Out ? "outwards" : "inwards",
        ObstacleText.Rate(then),
        ObstacleText.Rate(step.CapacityBitsPerSecond));

    // Later moves that could not be made without this one.
    private string? RoomFor(MigrationAdaptation move)
    {
        string[] guests = _plan.Moves
            .Where(other => other.HostId == move.FromHostId && other.MachineId != move.MachineId)
            .Select(other => _scope.Fabric.FindMachine(other.MachineId)!.Name)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return guests.Length == 0
            ? null
            : $"it makes room on {move.FromHostName} for {string.Join(", ", guests)}";
    }

    // Traffic that no longer uses an uplink.
    private IEnumerable<string> Inside(MigrationAdaptation move)
    {
        FabricInventory after = MoveMend.After(_scope.Fabric, _plan.Moves);
        IEnumerable<FlowKey> flows = _scope.Traffic.Flows.Where(flow =>
            after.MachineOf(flow.SourceId)?.Id == move.MachineId
            || after.MachineOf(flow.TargetId)?.Id == move.MachineId);
        string[] peers = flows
            .Where(flow => after.Routes.StaysInside(flow.SourceId, flow.TargetId)
                && _scope.Traffic.IsOutside(flow))
            .OrderByDescending(_scope.Traffic.Asked)
            .Select(flow => ObstacleText.MachineOf(
                after.MachineOf(flow.SourceId)!.Id == move.MachineId ? flow.TargetId : flow.SourceId, after))
            .Distinct(StringComparer.Ordinal)
            .Take(3)
            .ToArray();
        return peers.Length == 0
            ? []
            : [$"what it exchanges with {string.Join(", ", peers)} then stays inside the host"];
    }
}
