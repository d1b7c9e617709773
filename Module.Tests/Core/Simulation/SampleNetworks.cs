using System;
using System.Collections.Generic;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Tests.Core.Simulation;

/// <summary>Small fabrics whose figures can be worked out by hand. Rates in Mbit/s where a name ends in
/// M.</summary>
internal static class SampleNetworks
{
    public const double M = 1e6;

    public static readonly DateTimeOffset Start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Hosts h1 and h2, one uplink "hN-up" each.</summary>
    public static FabricHost Host(
        string id, double uplinkM, MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute, int members = 1)
    {
        List<UplinkMember> team = new();
        for (int member = 1; member <= members; member++)
        {
            team.Add(new UplinkMember($"NIC{member}", uplinkM * M / members));
        }

        return new FabricHost(
            id,
            id.ToUpperInvariant(),
            [new VirtualSwitch("vs", new Uplink(id + "-up", team), mode)],
            64L << 30,
            16);
    }

    /// <summary>VM "x" with adapter "x-nic" on a host.</summary>
    public static VirtualMachine Machine(
        string id, string hostId, PortSettings? port = null, string subnet = "s") =>
        new(id, id, hostId, [
            new VirtualAdapter(id + "-nic", "vs") { Port = port ?? PortSettings.Unset, Subnet = subnet }]);

    public static TrafficDemand Demand(string from, string to, double rateM) =>
        new(from, to, RateSeries.Constant(rateM * M));

    public static FabricInventory Inventory(
        FabricHost[] hosts,
        VirtualMachine[] machines,
        ExternalPeer[]? externals = null,
        FabricLink[]? links = null) =>
        new("test", Start, hosts, machines, externals, [], links);

    /// <summary>VMs a and b on h1 send 80 and 60 Mbit/s to c on h2 over uplinks of 100 Mbit/s.</summary>
    public static SimulationDefinition Crowded(PortSettings? a = null, PortSettings? b = null) => new(
        Inventory(
            [Host("h1", 100), Host("h2", 1000)],
            [Machine("a", "h1", a), Machine("b", "h1", b), Machine("c", "h2")]),
        [Demand("a-nic", "c-nic", 80), Demand("b-nic", "c-nic", 60)]);

    public static BandwidthAdaptation Change(string machine, PortSettings from, PortSettings to) =>
        new(machine, machine, machine + "-nic", from, to);
}
