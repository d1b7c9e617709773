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
    private readonly PlanReasons _reasons;
    private readonly Dictionary<string, (double Bits, string Reason)> _guarantees = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keepers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _firm = new(StringComparer.Ordinal);

    public PortPlanner(PlanScope scope, IReadOnlyList<PlanCapacity> capacities, PlanTargets targets)
    {
        _scope = scope;
        _targets = targets;
        _reasons = new PlanReasons(scope, capacities);
        foreach (KeyValuePair<string, double> raise in targets.OutsideRaises.Where(raise => raise.Value > 0))
        {
            if (_scope.Room.UplinkStep(raise.Key, RouteDirection.Out) is RouteStep step
                && _scope.HasGuarantees(step) && IsFull(step))
            {
                double needed = MeantFor(raise.Key);
                _guarantees[raise.Key] = (needed, _reasons.ForGuarantee(raise.Key, needed, step));
            }
        }
    }

    /// <summary>Adapters whose guarantee keeps what they may not lose.</summary>
    public IReadOnlyCollection<string> Keepers => _keepers;

    /// <summary>What a named adapter is to send out of its host. Unit: bit/s.</summary>
    public double MeantFor(string adapterId)
    {
        double share = _targets.Squeezes.TryGetValue(adapterId, out double squeeze) ? squeeze : 0;
        double rise = _targets.OutsideRaises.TryGetValue(adapterId, out double raise) ? raise : 0;
        return (_scope.UsedLeaving(adapterId) * (1 - share)) + rise;
    }

    /// <summary>Guarantees an adapter what it may not lose on its contended uplink.</summary>
    /// <param name="adapterId">The adapter.</param>
    /// <param name="bitsPerSecond">What it is guaranteed.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="isFirm">False where it may give way a little if it must.</param>
    /// <returns>False where it has that guarantee already, or can have none.</returns>
    public bool Protect(string adapterId, double bitsPerSecond, string reason, bool isFirm)
    {
        bool isUseful = bitsPerSecond > 0
            && !(_guarantees.TryGetValue(adapterId, out (double Bits, string) has) && has.Bits >= bitsPerSecond)
            && _scope.Floors.NotChangeable(adapterId) is null
            && _scope.Room.UplinkStep(adapterId, RouteDirection.Out) is RouteStep step
            && _scope.HasGuarantees(step);
        if (isUseful)
        {
            _guarantees[adapterId] = (bitsPerSecond, reason);
            _keepers.Add(adapterId);
            if (isFirm)
            {
                _firm.Add(adapterId);
            }
        }

        return isUseful;
    }

    /// <summary>Uplinks on which ports are guaranteed something by this plan.</summary>
    public IEnumerable<string> GuaranteedUplinks() => _guarantees.Keys
        .Select(id => _scope.Room.UplinkStep(id, RouteDirection.Out)!.Id)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The settings.</summary>
    /// <param name="isRounded">True to round to three digits, which are easier to read: guarantees up, limits
    /// down. </param>
    public PortChanges ToChanges(bool isRounded)
    {
        PortChanges changes = new(_scope.Fabric);
        Func<double, double> round = isRounded ? RoundUp : ToGrain;
        foreach (KeyValuePair<string, double> cut in _targets.Cuts)
        {
            Lower(changes, cut.Key, cut.Value, isRounded);
        }

        foreach (KeyValuePair<string, double> raise in _targets.Raises
            .Where(raise => raise.Value > 0
                && !_targets.Cuts.ContainsKey(raise.Key)
                && _scope.Fabric.FindAdapter(raise.Key) is not null))
        {
            RaiseMaximum(changes, raise.Key, _scope.Traffic.AskedBy(raise.Key) + raise.Value, round);
        }

        foreach (IGrouping<string, KeyValuePair<string, (double Bits, string Reason)>> uplink in _guarantees
            .GroupBy(one => _scope.Room.UplinkStep(one.Key, RouteDirection.Out)!.Id))
        {
            AddGuarantees(changes, uplink.Key, uplink.ToDictionary(one => one.Key, one => one.Value), round);
        }

        return changes;
    }

    // Ports count in steps of 8 bit/s; never less than wanted.
    private static double ToGrain(double bits) => Math.Ceiling(bits / 8 * (1 - 1e-12)) * 8;

    private static double RoundUp(double bits) =>
        ToGrain(Math.Ceiling(bits / GrainOf(bits) * (1 - 1e-6)) * GrainOf(bits));

    private static double RoundDown(double bits) =>
        Math.Floor(Math.Floor(bits / GrainOf(bits) * (1 + 1e-6)) * GrainOf(bits) / 8) * 8;

    private static double GrainOf(double bits) =>
        Math.Pow(10, Math.Max(1, Math.Floor(Math.Log10(Math.Max(bits, 1))) - 2));

    private bool IsFull(RouteStep step)
    {
        double raised = _targets.Raises
            .Where(raise => step.Equals(_scope.Room.UplinkStep(raise.Key, RouteDirection.Out)))
            .Sum(raise => raise.Value);
        return _scope.LoadOf(step) + raised > step.CapacityBitsPerSecond * (1 + 1e-9);
    }

    private void Lower(PortChanges changes, string adapterId, double share, bool isRounded)
    {
        PortSettings now = changes.Of(adapterId);
        Floor floor = _scope.Floors.WhenLimited(adapterId);
        double raised = _targets.Raises.TryGetValue(adapterId, out double raise) ? raise : 0;
        double asked = _scope.Traffic.AskedBy(adapterId);
        double wanted = (asked * (1 - share)) + raised;
        if (wanted >= asked)
        {
            return;
        }

        double least = Math.Max(8, ToGrain(floor.BitsPerSecond));
        // Rounding a limit up would take back a part of what was to be given.
        double readable = RoundDown(wanted);
        double maximum = isRounded && readable >= least ? readable : Math.Max(least, Math.Floor(wanted / 8) * 8);
        changes.Set(
            adapterId,
            new PortSettings(now.MinimumBitsPerSecond, now.MinimumWeight, maximum),
            _reasons.ForLimit(adapterId, floor));
    }

    private void RaiseMaximum(PortChanges changes, string adapterId, double needed, Func<double, double> round)
    {
        PortSettings now = changes.Of(adapterId);
        if (now.MaximumBitsPerSecond is double maximum && maximum < needed)
        {
            changes.Set(
                adapterId,
                new PortSettings(now.MinimumBitsPerSecond, now.MinimumWeight, round(needed)),
                _reasons.ForRaisedLimit(adapterId, needed, maximum));
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
                wanted.ToDictionary(one => one.Key, one => one.Value.Bits, StringComparer.Ordinal),
                _firm);
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
}
