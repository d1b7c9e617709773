using System;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Model.PlacementScene;

namespace NetUtil.Tests.Core.Model;

public class MigrationRulesTests
{
    private readonly PlacementScene _scene = new();

    [Fact]
    public void A_running_VM_can_be_moved_where_it_may_lie()
    {
        Assert.Empty(_scene.Moving);
        Assert.Null(MigrationRules.Refusal(_scene.Fabric, _scene.Machine, _scene.Target));
    }

    [Fact]
    public void A_VM_is_not_moved_to_where_it_lies()
    {
        _scene.Machine = Vm("m", "h2", 4);
        Only(PlacementObstacleKind.SameHost, "M lies on H2 already.");
    }

    [Fact]
    public void The_platform_may_name_a_reason_against_moving()
    {
        _scene.Machine = new("m", "M", "h1", []) { NotMovableReason = "a backup runs" };
        Only(PlacementObstacleKind.NotMovable, "M cannot be moved: a backup runs");
    }

    [Theory]
    [InlineData(VirtualMachineState.Paused)]
    [InlineData(VirtualMachineState.Saved)]
    [InlineData(VirtualMachineState.Stopped)]
    [InlineData(VirtualMachineState.Other)]
    public void Only_a_running_VM_is_moved(VirtualMachineState state)
    {
        _scene.Machine = new("m", "M", "h1", []) { State = state };
        Only(PlacementObstacleKind.State, $"M does not run ({state}); only a running VM can be moved live.");
    }

    [Fact]
    public void A_VM_is_moved_once_at_a_time()
    {
        _scene.Machine = _scene.Machine.MovingTo("h3");
        Only(PlacementObstacleKind.State, "M is being moved already.");
    }

    [Theory]
    [InlineData("C", "C", null)]
    [InlineData("C", "c", null)]
    [InlineData(null, null, null)]
    [InlineData("C", "D", "H1 is in cluster 'C' and H2 is in cluster 'D'.")]
    [InlineData("C", null, "H1 is in cluster 'C' and H2 is a standalone host.")]
    [InlineData(null, "D", "H1 is a standalone host and H2 is in cluster 'D'.")]
    public void A_VM_stays_in_its_cluster_or_outside_of_any(string? source, string? target, string? refusal)
    {
        _scene.Source = Host("h1", cluster: source);
        _scene.Target = Host("h2", cluster: target);
        if (refusal is null)
        {
            Assert.Empty(_scene.Moving);
        }
        else
        {
            Only(PlacementObstacleKind.Cluster, refusal);
        }
    }

    [Fact]
    public void Both_hosts_need_a_network_for_migrations()
    {
        _scene.Source = Host("h1", connected: new VirtualSwitch("vs", null));
        Only(PlacementObstacleKind.MigrationNetwork, "H1 has no network that carries live migrations.");
        _scene.Source = new("h1", "H1", [new VirtualSwitch("vs", null)], 0, 0)
        {
            Cluster = "C", MigrationNetworkBitsPerSecond = 1e9,
        };
        Assert.Empty(_scene.Moving);
        _scene.Target = new("h2", "H2", [Switch("h2")], 0, 0) { Cluster = "C", MigrationNetworkBitsPerSecond = 0 };
        Only(PlacementObstacleKind.MigrationNetwork, "H2 has no network that carries live migrations.");
    }

    [Fact]
    public void The_rules_of_placement_hold_as_well()
    {
        _scene.Machine = new("m", "M", "h1", []) { NotMovableReason = "why", MemoryBytes = 17 * GiB };
        Assert.Equal([PlacementObstacleKind.NotMovable, PlacementObstacleKind.Memory], Kinds(_scene.Moving));
    }

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, true)]
    public void Moves_in_and_out_take_a_slot_each(int slots, int busy, bool isFree)
    {
        _scene.Target = new("h2", "H2", [Switch("h2")], 0, 0) { MigrationSlots = slots };
        _scene.Others.AddRange(
            [Vm("in", "h1", 1).MovingTo("h2"), Vm("out", "h2", 1).MovingTo("h3"), Vm("o", "h2", 1)]);
        Assert.Equal(busy, MigrationRules.MigrationsOf(_scene.Fabric, "h2"));
        Assert.Equal(isFree, MigrationRules.HasFreeSlot(_scene.Fabric, _scene.Target));
        Assert.Equal(1, MigrationRules.MigrationsOf(_scene.Fabric, "h1"));
        Assert.Equal(0, MigrationRules.MigrationsOf(_scene.Fabric, "h9"));
    }

    [Fact]
    public void A_host_has_two_slots_unless_told_otherwise() => Assert.Equal(2, Host("h").MigrationSlots);

    [Fact]
    public void A_move_names_both_hosts_and_can_be_reversed()
    {
        MigrationAdaptation move = MigrationAdaptation.Of(_scene.Fabric, _scene.Machine, _scene.Target);
        Assert.Equal("Move M from H1 to H2", move.Description);
        Assert.Equal(("m", "h1", "h2"), (move.MachineId, move.FromHostId, move.ToHostId));
        Assert.Equal(("H1", "H2", false, false), (move.Before, move.After, move.IsLowering, move.IsRaising));
        Assert.Equal("Move M from H2 to H1", move.Reverse.Description);
        Assert.Equal(("m", "h2", "h1"), (move.Reverse.MachineId, move.Reverse.FromHostId, move.Reverse.ToHostId));
        Assert.Contains("to itself", Assert.Throws<ArgumentException>(
            () => MigrationAdaptation.Of(_scene.Fabric, _scene.Machine, _scene.Source)).Message);
    }

    // A team of two members of 1 Gbit/s each: one member, or what the reserve leaves of both.
    [Theory]
    [InlineData(null, 0, 1e9)]
    [InlineData(null, 0.75, 0.5e9)]
    [InlineData(1e10, 0, 1e10)]
    [InlineData(1e8, 0, 1e8)]
    public void A_migration_uses_its_own_network_or_one_member_of_the_uplink(
        double? network, double reserve, double expected)
    {
        Uplink team = new("u", [new UplinkMember("a", 1e9), new UplinkMember("b", 1e9)], reserve);
        FabricHost host = new("h", "H", [new("inner", null), new("vs", team)], 0, 0)
        {
            MigrationNetworkBitsPerSecond = network,
        };
        Assert.Equal(expected, host.MigrationBitsPerSecond);
        Assert.Equal(network is null ? "u" : null, host.MigrationUplink?.Id);
    }

    [Fact]
    public void A_host_without_uplink_and_network_carries_no_migration()
    {
        FabricHost host = new("h", "H", [new("inner", null)], 0, 0);
        Assert.Equal(0, host.MigrationBitsPerSecond);
        Assert.Null(host.MigrationUplink);
    }

    private void Only(PlacementObstacleKind kind, string text) =>
        Assert.Equal(new PlacementObstacle(kind, text), Assert.Single(_scene.Moving));
}
