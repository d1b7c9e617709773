using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Core.Model;

/// <summary>Two nodes of a cluster with 16 GiB and 8 processors each; VM m (4 GiB, 2 processors, one adapter)
/// lies on the first, and nothing keeps it from the second until a test changes something.</summary>
internal sealed class PlacementScene
{
    public const long GiB = 1L << 30;

    public PlacementScene()
    {
        Source = Host("h1");
        Target = Host("h2");
        Machine = Vm("m", "h1", 4);
    }

    public FabricHost Source { get; set; }

    public FabricHost Target { get; set; }

    public VirtualMachine Machine { get; set; }

    /// <summary>The other VMs.</summary>
    public List<VirtualMachine> Others { get; } = [];

    public FabricInventory Fabric => new(
        "placement", DateTimeOffset.FromUnixTimeSeconds(0), [Source, Target, Host("h3")], [Machine, .. Others]);

    /// <summary>What keeps the VM from lying on the target.</summary>
    public IReadOnlyList<PlacementObstacle> Lying => PlacementRules.Obstacles(Fabric, Machine, Target);

    /// <summary>What keeps the VM from being moved to the target.</summary>
    public IReadOnlyList<PlacementObstacle> Moving => MigrationRules.Obstacles(Fabric, Machine, Target);

    public static FabricHost Host(
        string id,
        double memoryGiB = 16,
        int processors = 8,
        string? cluster = "C",
        VirtualSwitch? connected = null) =>
        new(id, id.ToUpperInvariant(), [connected ?? Switch(id)], (long)(memoryGiB * GiB), processors)
        {
            Cluster = cluster,
        };

    public static VirtualSwitch Switch(
        string hostId, string name = "vs", MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute) =>
        new(name, new Uplink(hostId + "-up", [new UplinkMember("n", 1e9)]), mode);

    public static VirtualMachine Vm(
        string id, string hostId, double memoryGiB, params VirtualAdapter[] adapters) => new(
        id,
        id.ToUpperInvariant(),
        hostId,
        adapters.Length > 0 ? adapters : [new VirtualAdapter(id + "-nic", "vs")])
        {
            MemoryBytes = (long)(memoryGiB * GiB), ProcessorCount = 2,
        };

    public static IEnumerable<PlacementObstacleKind> Kinds(IEnumerable<PlacementObstacle> obstacles) =>
        obstacles.Select(obstacle => obstacle.Kind);
}
