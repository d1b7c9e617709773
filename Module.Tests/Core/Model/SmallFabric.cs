using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Core.Model;

/// <summary>Two hosts with a switch each on 10 Gbit/s, a physical switch between them, and an external.</summary>
/// <remarks>
/// host1: vm1 (a1), vm2 (a2), vm3 (a3, another subnet), vm4 (a4, internal switch); host2: vm5 (a5).
/// up1 -- tor -- up2, tor -- wan (external); cables of 10, 40 and 1 Gbit/s.
/// </remarks>
internal static class SmallFabric
{
    public static readonly DateTimeOffset Time = new(2024, 5, 1, 12, 0, 0, TimeSpan.FromHours(2));

    public static Uplink Uplink(string id, double capacity = 10e9) => new(id, [new UplinkMember("nic", capacity)]);

    public static FabricHost Host(string id, params VirtualSwitch[] switches) =>
        new(id, id.ToUpperInvariant(), switches, 64L << 30, 16);

    public static VirtualMachine Machine(
        string id, string host, string adapter, string? switchName = "vs", string? subnet = "s1") =>
        new(id, id + "-name", host, [new VirtualAdapter(adapter, switchName) { Subnet = subnet }]);

    public static FabricInventory Make(IReadOnlyList<FabricLink>? links = null) => new(
        "fabric",
        Time,
        [
            Host("host1", new VirtualSwitch("vs", Uplink("up1")), new VirtualSwitch("inside", null)),
            Host("host2", new VirtualSwitch("vs", Uplink("up2"))),
        ],
        [
            Machine("vm1", "host1", "a1"),
            Machine("vm2", "host1", "a2", "VS"),
            Machine("vm3", "host1", "a3", subnet: "s2"),
            Machine("vm4", "host1", "a4", "inside"),
            Machine("vm5", "host2", "a5"),
        ],
        [new ExternalPeer("wan", "Internet", capacityBitsPerSecond: 1e9), new ExternalPeer("nas", "Storage")],
        [new PhysicalSwitch("tor", "Top of rack")],
        links ?? Links().ToArray());

    public static IEnumerable<FabricLink> Links() =>
    [
        new FabricLink("l1", "up1", "tor", 10e9),
        new FabricLink("l2", "tor", "up2", 40e9),
        new FabricLink("l3", "tor", "wan", 1e9),
    ];
}
