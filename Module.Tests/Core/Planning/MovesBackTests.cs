using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Hosts h1, h2 and h3 of 10 GiB each.</summary>
public sealed class MovesBackTests
{
    [Fact]
    public void Whoever_can_go_goes_and_makes_room_for_the_next()
    {
        MovesBack back = Find(
            Fabric(("a", "h1", 5), ("b", "h2", 6), ("c", "h3", 5)), ("a", "h2"), ("b", "h3"), ("c", "h1"));
        Assert.Equal([("c", "h1"), ("b", "h3"), ("a", "h2")], back.Moves);
        Assert.Empty(back.Blocked);
    }

    [Fact]
    public void Two_that_change_places_go_through_a_third_host()
    {
        MovesBack back = Find(Fabric(("a", "h1", 6), ("b", "h2", 6)), ("a", "h2"), ("b", "h1"));
        Assert.Equal(3, back.Moves.Count);
        Assert.Equal(("h2", "h1"), (LastHost(back, "a"), LastHost(back, "b")));
        Assert.Empty(back.Blocked);
    }

    [Fact]
    public void Of_those_that_cannot_all_go_as_many_go_as_can()
    {
        FabricInventory fabric = Fabric(("a", "h1", 6), ("b", "h2", 6), ("fixed", "h3", 2));
        MovesBack back = Find(fabric, ("a", "h2"), ("b", "h1"), ("fixed", "h1"));
        Assert.Equal(("h2", "h1"), (LastHost(back, "a"), LastHost(back, "b")));
        Assert.Equal(
            "fixed cannot be moved: it has a disk of its host", Assert.Single(back.Blocked).Value);
    }

    [Fact]
    public void Where_there_is_no_room_nobody_is_moved_in_vain()
    {
        MovesBack back = Find(
            Fabric(("a", "h1", 6), ("b", "h2", 6), ("c", "h1", 4), ("d", "h3", 6)), ("a", "h2"), ("b", "h1"));
        Assert.Empty(back.Moves);
        Assert.Equal("H2 has 4 GiB of memory left for VMs, and a needs 6 GiB.", back.Blocked["a"]);
        Assert.Equal("H1 has 0 B of memory left for VMs, and b needs 6 GiB.", back.Blocked["b"]);
    }

    // Once d is away from h2 there is room for a, then on h1 for b, and then for d again.
    [Fact]
    public void Somebody_in_the_way_steps_aside_and_comes_back_if_it_may()
    {
        FabricInventory fabric = Fabric(
            ("a", "h1", 5), ("f", "h1", 4), ("b", "h2", 5), ("d", "h2", 2), ("g", "h3", 6));
        Dictionary<string, string> targets = new() { ["a"] = "h2", ["b"] = "h1" };
        Assert.Equal(
            [("d", "h3"), ("a", "h2"), ("b", "h1"), ("d", "h2")],
            MovesBack.Find(fabric, targets, machine => machine.Id == "d").Moves);
        Assert.Empty(MovesBack.Find(fabric, targets, _ => false).Moves);
        Assert.Empty(MovesBack.Find(
            fabric, targets, machine => machine.Id == "d", host => host.Name != "H3").Moves);
    }

    [Fact]
    public void Hundreds_that_are_in_nobodys_way_go_in_order_of_their_ids()
    {
        (string, string, int)[] machines = [.. Enumerable.Range(0, 200).Select(i => ($"v{i:000}", "h1", 0))];
        MovesBack back = Find(Fabric(machines), [.. machines.Select(one => (one.Item1, "h2"))]);
        Assert.Equal(machines.Select(one => (one.Item1, "h2")), back.Moves);
    }

    private static MovesBack Find(FabricInventory fabric, params (string MachineId, string HostId)[] targets) =>
        MovesBack.Find(fabric, targets.ToDictionary(one => one.MachineId, one => one.HostId), _ => false);

    private static string LastHost(MovesBack back, string machineId) =>
        back.Moves.Last(move => move.MachineId == machineId).HostId;

    private static FabricInventory Fabric(params (string Id, string HostId, int GiB)[] machines) => Inventory(
        [
            .. new[] { "h1", "h2", "h3" }.Select(id =>
                new FabricHost(id, id.ToUpperInvariant(), Host(id, 1000).Switches, 10L << 30, 16)),
        ],
        [
            .. machines.Select(one => new VirtualMachine(one.Id, one.Id, one.HostId, [])
            {
                MemoryBytes = (long)one.GiB << 30,
                NotMovableReason = one.Id == "fixed" ? "it has a disk of its host" : null,
            }),
        ]);
}
