using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

/// <summary>Three hosts of different size, slots and uplinks, up to six VMs that send to the Internet, and
/// moves that are asked for one after the other, allowed or not.</summary>
internal sealed record RandomMoves(
    IReadOnlyList<FabricHost> Hosts,
    IReadOnlyList<VirtualMachine> Machines,
    IReadOnlyList<double> RatesM,
    IReadOnlyList<RandomMoves.Order> Orders,
    IReadOnlyList<AdaptationFault> Faults)
{
    private const long GB = 1_000_000_000;

    private static readonly Gen<FabricHost> s_host =
        from uplinkM in Gen.Int[1, 10]
        from slots in Gen.Int[1, 3]
        from memory in Gen.Int[8, 20]
        select new FabricHost("h", "H", Host("h", uplinkM * 100).Switches, memory * GB, 16)
        {
            MigrationSlots = slots,
        };

    private static readonly Gen<(double Memory, double DirtyM, double RateM)> s_machine = Gen.Select(
        Gen.Double[0, 1.3], Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 400]), Gen.Double[0, 600]);

    private static readonly Gen<AdaptationFault> s_fault =
        from kind in Gen.Enum<AdaptationFaultKind>()
        where kind != AdaptationFaultKind.LostAnswer
        from probability in Gen.Double[0, 0.3]
        from after in Gen.Int[1, 40]
        select AdaptationFault.OfChance(kind, null, probability) with { After = TimeSpan.FromSeconds(after) };

    public static readonly Gen<RandomMoves> Any =
        from hosts in s_host.Array[3]
        from machines in s_machine.Array[1, 6]
        from places in Gen.Int[0, 2].Array[6]
        from orders in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Double[0, 40]).Array[1, 12]
        from faults in s_fault.Array[0, 2]
        select new RandomMoves(
            [.. hosts.Select((host, index) => Renamed(host, "h" + index))],
            [.. machines.Select((one, index) => new VirtualMachine(
                "v" + index, "v" + index, "h" + places[index], [new VirtualAdapter($"v{index}-nic", "vs")])
            {
                MemoryBytes = (long)(one.Memory * GB), DirtyBitsPerSecond = one.DirtyM * M,
            })],
            [.. machines.Select(one => one.RateM)],
            [.. orders.Select((order, index) => new Order(index, order.Item1, order.Item2, order.Item3))],
            faults);

    public MigrationScene Scene()
    {
        SimulationDefinition definition = new(
            Inventory([.. Hosts], [.. Machines], [new ExternalPeer("net", "Net", [])]),
            [.. Machines.Select((machine, index) => Demand(machine.Adapters[0].Id, "net", RatesM[index]))])
        {
            AdaptationFaults = Faults,
            Migrations = new MigrationSettings { QueueTimeout = TimeSpan.FromSeconds(60) },
            Rivals = Faults.Count == 1
                ? [new RivalBalancer("r", RivalKind.Return)
                {
                    Interval = TimeSpan.FromSeconds(45),
                    Homes = Machines.ToDictionary(machine => machine.Id, _ => "h0"),
                }]
                : [],
        };
        return new MigrationScene([], change: _ => definition);
    }

    /// <summary>The move that an order comes to: of one of the VMs, from where it lies.</summary>
    public MigrationAdaptation Of(Order order, FabricInventory fabric)
    {
        VirtualMachine machine = fabric.VirtualMachines[order.Machine % fabric.VirtualMachines.Count];
        string target = "h" + order.Target;
        string other = "h" + ((order.Target + 1) % 3);
        return MigrationScene.Move(machine.Id, machine.HostId, machine.HostId == target ? other : target);
    }

    private static FabricHost Renamed(FabricHost host, string id) =>
        new(
            id,
            id.ToUpperInvariant(),
            [new VirtualSwitch("vs", new Uplink(id + "-up", host.Switches[0].Uplink!.Members))],
            host.MemoryBytes,
            host.ProcessorCount)
        {
            MigrationSlots = host.MigrationSlots,
        };

    /// <summary>A move that is asked for, and how long is waited after.</summary>
    internal sealed record Order(int Number, int Machine, int Target, double WaitSeconds);
}
