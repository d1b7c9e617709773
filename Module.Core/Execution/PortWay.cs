using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Execution;

/// <summary>The way that a port's traffic takes, and whether something other than the port may hold it
/// back.</summary>
internal sealed class PortWay
{
    private readonly string _adapterId;
    private readonly FabricInventory _fabric;
    private readonly IReadOnlyList<ITrafficRates> _intervals;

    public PortWay(string adapterId, FabricInventory fabric, IReadOnlyList<ITrafficRates> intervals)
    {
        _adapterId = adapterId;
        _fabric = fabric;
        _intervals = intervals;
    }

    /// <summary>The most that one member of the team lets the port send. Unit: bit/s.</summary>
    public double MemberBitsPerSecond =>
        Switch?.Uplink?.LargestMemberBitsPerSecond ?? double.PositiveInfinity;

    /// <summary>True where the port's uplink was nearly full in each interval, so that ports contend for
    /// it.</summary>
    public bool IsUplinkFull => Switch?.Uplink is Uplink uplink && _intervals.Count > 0
        && _intervals.All(rates => rates.Uplink(uplink.Id, WindowStatistic.Mean)?.SentBitsPerSecond
            >= TrafficPicture.FullFraction * uplink.CapacityBitsPerSecond);

    private VirtualSwitch? Switch => _fabric.SwitchOf(_adapterId);

    /// <summary>Says whether traffic to a remote leaves by the port's uplink.</summary>
    public bool LeavesTo(string target) =>
        _fabric.Routes.Between(_adapterId, target).Any(IsOwnUplink) && IsConnected(target);

    /// <summary>What the port's guarantee gives it at least while its uplink is contended; 0 where it has none,
    /// or where the guarantees of all ports do not fit. Unit: bit/s.</summary>
    public double GuaranteedBitsPerSecond()
    {
        if (Switch?.Uplink is not Uplink uplink || _fabric.FindAdapter(_adapterId) is not VirtualAdapter adapter)
        {
            return 0;
        }

        PortSettings[] ports = _fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Where(one => _fabric.SwitchOf(one.Id)?.Uplink?.Id == uplink.Id)
            .Select(one => one.Port)
            .ToArray();
        return Switch.MinimumMode switch
        {
            MinimumBandwidthMode.Absolute => adapter.Port.MinimumBitsPerSecond is double minimum
                && ports.Sum(port => port.MinimumBitsPerSecond ?? 0) <= uplink.CapacityBitsPerSecond
                    ? minimum
                    : 0,
            MinimumBandwidthMode.Weight => adapter.Port.MinimumWeight is int weight
                ? uplink.CapacityBitsPerSecond * weight / ports.Sum(port => port.MinimumWeight ?? 1)
                : 0,
            _ => 0,
        };
    }

    /// <summary>True where meters show that nothing beside the port and, where left out, its uplink was anywhere
    /// near full on the way to any VM that it sent to.</summary>
    /// <param name="withOwnUplink">False to leave out the port's own uplink.</param>
    public bool HasRoom(bool withOwnUplink) => _intervals.Count > 0 && _intervals.All(rates =>
        rates.CoverageOf(_adapterId) == PairCoverage.All
        && rates.PairsSeen
            .Where(pair => pair.Source == _adapterId && _fabric.FindAdapter(pair.Target) is not null)
            .All(pair => HasRoom(pair.Target, rates, withOwnUplink)));

    private bool HasRoom(string target, ITrafficRates rates, bool withOwnUplink)
    {
        IReadOnlyList<RouteStep> route = _fabric.Routes.Between(_adapterId, target);
        return route.Count == 0 || (IsConnected(target)
            && IsBelow(
                rates.Adapter(target, WindowStatistic.Mean)?.ReceivedBitsPerSecond,
                _fabric.SwitchOf(target)!.Uplink!.LargestMemberBitsPerSecond)
            && route
                .Where(step => withOwnUplink || !IsOwnUplink(step))
                .All(step => IsBelow(Carried(step, rates), step.CapacityBitsPerSecond)));
    }

    private bool IsConnected(string target) =>
        _fabric.FindAdapter(target) is null || _fabric.SwitchOf(target)?.Uplink is not null;

    private bool IsOwnUplink(RouteStep step) =>
        step is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out } && step.Id == Switch?.Uplink?.Id;

    private static bool IsBelow(double? carried, double capacity) =>
        carried < TrafficPicture.FullFraction * capacity;

    private static double? Carried(RouteStep step, ITrafficRates rates)
    {
        WindowRate? rate = step.Kind switch
        {
            RouteStepKind.Uplink => rates.Uplink(step.Id, WindowStatistic.Mean),
            RouteStepKind.Link => rates.Link(step.Id, WindowStatistic.Mean),
            _ => null,
        };
        return step.Direction == RouteDirection.Out ? rate?.SentBitsPerSecond : rate?.ReceivedBitsPerSecond;
    }
}
