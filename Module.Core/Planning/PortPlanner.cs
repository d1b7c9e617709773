using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Turns a plan's targets into port settings.</summary>
internal sealed class PortPlanner
{
    private readonly PlanScope _scope;
    private readonly PlanTargets _targets;
    private readonly Dictionary<string, (double Bits, string Reason)> _guarantees = new(StringComparer.Ordinal);

    public PortPlanner(PlanScope scope, PlanTargets targets)
    {
        _scope = scope;
        _targets = targets;
        foreach (KeyValuePair<string, double> raise in targets.OutsideRaises.Where(raise => raise.Value > 0))
        {
            if (_scope.Room.UplinkStep(raise.Key, RouteDirection.Out) is RouteStep step
                && _scope.Contended.Contains(step) && _scope.HasGuarantees(step) && IsFull(step))
            {
                Guarantee(raise.Key, Use(raise.Key) + raise.Value, RaiseReason(raise.Key, step));
            }
        }
    }

    /// <summary>Adds a guarantee of what an adapter uses now, or needs, on its contended uplink.</summary>
    /// <returns>False where it has one already, or can have none.</returns>
    public bool Protect(string adapterId, double bitsPerSecond, string reason)
    {
        bool isUseful = !_guarantees.ContainsKey(adapterId)
            && bitsPerSecond > 0
            && _scope.Floors.NotChangeable(adapterId) is null
            && _scope.Room.UplinkStep(adapterId, RouteDirection.Out) is RouteStep step
            && _scope.HasGuarantees(step);
        if (isUseful)
        {
            Guarantee(adapterId, bitsPerSecond, reason);
        }

        return isUseful;
    }

    /// <summary>Uplinks on which ports are guaranteed something by this plan.</summary>
    public IEnumerable<string> GuaranteedUplinks() => _guarantees.Keys
        .Select(id => _scope.Room.UplinkStep(id, RouteDirection.Out)!.Id)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The settings.</summary>
    /// <param name="isRounded">True to round guarantees and limits up to three digits, which are easier to read.
    /// </param>
    public PortChanges ToChanges(bool isRounded)
    {
        PortChanges changes = new(_scope.Fabric);
        Func<double, double> round = isRounded ? RoundUp : ToGrain;
        foreach (KeyValuePair<string, double> cut in _targets.Cuts)
        {
            Lower(changes, cut.Key, cut.Value, round);
        }

        foreach (KeyValuePair<string, double> raise in _targets.Raises.Where(
            raise => _scope.Fabric.FindAdapter(raise.Key) is not null))
        {
            RaiseMaximum(changes, raise.Key, Use(raise.Key) + raise.Value, round);
        }

        foreach (IGrouping<string, KeyValuePair<string, (double Bits, string Reason)>> uplink in _guarantees
            .GroupBy(one => _scope.Room.UplinkStep(one.Key, RouteDirection.Out)!.Id))
        {
            AddGuarantees(changes, uplink.Key, uplink.ToDictionary(one => one.Key, one => one.Value), round);
        }

        return changes;
    }

    // Ports count in steps of 8 bit/s; never less than wanted.
    private static double ToGrain(double bits) => Math.Ceiling(bits / 8) * 8;

    private static double RoundUp(double bits)
    {
        double grain = Math.Pow(10, Math.Max(1, Math.Floor(Math.Log10(Math.Max(bits, 1))) - 2));
        return ToGrain(Math.Ceiling(bits / grain * (1 - 1e-12)) * grain);
    }

    private double Use(string adapterId) => _scope.Room.UsedBy(adapterId, double.MaxValue);

    private void Guarantee(string adapterId, double bits, string reason) => _guarantees[adapterId] = (bits, reason);

    private bool IsFull(RouteStep step)
    {
        double raised = _targets.OutsideRaises
            .Where(raise => step.Equals(_scope.Room.UplinkStep(raise.Key, RouteDirection.Out)))
            .Sum(raise => raise.Value);
        return _scope.LoadOf(step) + raised > step.CapacityBitsPerSecond;
    }

    private void Lower(PortChanges changes, string adapterId, double share, Func<double, double> round)
    {
        PortSettings now = changes.Of(adapterId);
        Floor floor = _scope.Floors.Of(adapterId);
        double asked = _scope.Traffic.AskedBy(adapterId);
        double exact = Math.Max(floor.BitsPerSecond, asked * (1 - share));
        // Rounding a limit up would take back a part of what was to be given, so a limit is rounded down to the floor.
        double maximum = Math.Max(ToGrain(floor.BitsPerSecond), Math.Max(8, Math.Floor(exact / 8) * 8));
        double readable = Math.Floor(exact / RoundUp(1e3)) * RoundUp(1e3);
        maximum = round == RoundUp && readable >= floor.BitsPerSecond && readable > 0 ? readable : maximum;
        changes.Set(
            adapterId,
            new PortSettings(now.MinimumBitsPerSecond, now.MinimumWeight, maximum),
            LowerReason(adapterId, asked, floor));
    }

    private void RaiseMaximum(PortChanges changes, string adapterId, double needed, Func<double, double> round)
    {
        PortSettings now = changes.Of(adapterId);
        if (now.MaximumBitsPerSecond is double maximum && maximum < needed)
        {
            changes.Set(
                adapterId,
                new PortSettings(now.MinimumBitsPerSecond, now.MinimumWeight, round(needed)),
                $"{NamesOf(adapterId)} needs it to send {ObstacleText.Rate(needed)} in all, "
                    + $"and its port is limited to {ObstacleText.Rate(maximum)}");
        }
    }

    private void AddGuarantees(
        PortChanges changes,
        string uplinkId,
        IReadOnlyDictionary<string, (double Bits, string Reason)> wanted,
        Func<double, double> round)
    {
        VirtualSwitch onSwitch = _scope.SwitchWith(uplinkId)!;
        if (onSwitch.MinimumMode == MinimumBandwidthMode.Weight)
        {
            IReadOnlyDictionary<string, int> weights = PortWeights.For(
                onSwitch.Uplink!.CapacityBitsPerSecond,
                _scope.Room.PortsOn(uplinkId),
                wanted.ToDictionary(one => one.Key, one => one.Value.Bits, StringComparer.Ordinal));
            foreach (KeyValuePair<string, int> weight in weights)
            {
                PortSettings port = changes.Of(weight.Key);
                changes.Set(
                    weight.Key,
                    new PortSettings(null, weight.Value, port.MaximumBitsPerSecond),
                    wanted[weight.Key].Reason);
            }

            return;
        }

        foreach (KeyValuePair<string, (double Bits, string Reason)> one in wanted)
        {
            PortSettings port = changes.Of(one.Key);
            double minimum = Math.Max(port.MinimumBitsPerSecond ?? 0, round(one.Value.Bits));
            double? maximum = port.MaximumBitsPerSecond is double limit ? Math.Max(limit, minimum) : null;
            changes.Set(one.Key, new PortSettings(minimum, null, maximum), one.Value.Reason);
        }
    }

    private string NamesOf(string adapterId) => string.Join(", ", _scope.Broken
        .Where(one => one.Expanded.Flows.Any(flow => flow.SourceId == adapterId)
            || one.Expanded.Paths.SelectMany(path => path.Hops).Any(hop => hop.Endpoints.Contains(adapterId)))
        .Select(one => one.Requirement.FullName)
        .DefaultIfEmpty("the plan"));

    private string RaiseReason(string adapterId, RouteStep step) =>
        $"{NamesOf(adapterId)} needs it to send {ObstacleText.Rate(Use(adapterId) + _targets.Raises[adapterId])} in all; "
            + ObstacleText.Of(_scope.Room.Shared(step), _scope.Fabric);

    private string LowerReason(string adapterId, double asked, Floor floor)
    {
        CapacityUse? shared = _scope.Contended
            .Where(step => !_scope.HasGuarantees(step)
                && _scope.Traffic.Through(step).Any(flow => flow.SourceId == adapterId))
            .OrderByDescending(step => _scope.LoadOf(step) / Math.Max(1, step.CapacityBitsPerSecond))
            .Select(_scope.Room.Shared)
            .FirstOrDefault();
        string need = string.Join(", ", _scope.Broken.Select(one => one.Requirement.FullName));
        string where = shared is null
            ? $"{NamesOf(adapterId)} allows it less"
            : $"{need} lacks bandwidth where {ObstacleText.Of(shared, _scope.Fabric)}";
        return $"{where}; it asks for {ObstacleText.Rate(asked)} and keeps at least "
            + $"{ObstacleText.Rate(floor.BitsPerSecond)} ({floor.Reason})";
    }
}
