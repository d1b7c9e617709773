using System;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Which capacities traffic uses: members of teams, and the uplink where it leaves its switch or subnet.
/// Rates in Mbit/s.</summary>
public sealed class TopologyTests
{
    private const double M = Scene.M;

    private static double Reached(Scene scene, string id = "r1") =>
        Math.Round(scene.Verdict(id).Achievable!.Value / M, 4);

    private static VirtualMachine Machine(string name, string host, params (string Switch, string Subnet)[] adapters) =>
        new(name, name, host, [.. adapters.Select((adapter, i) =>
            new VirtualAdapter($"{name}-{i}", adapter.Switch) { Subnet = adapter.Subnet })]);

    [Fact]
    public void A_receiver_takes_no_more_than_one_member_however_many_send_to_it()
    {
        Scene scene = new Scene().Host("h1", 1000).Host("h2", 300, members: 3)
            .Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2").Vm("b2", "h2").Vm("x1", "h1")
            .Flow("x1", "b1", 30)
            .Bind("B", new() { MachineNames = ["b1"] })
            .Bind("C", new() { MachineNames = ["b*"] })
            .Requires("Sum(A, B) >= 1 Mbps").Requires("Sum(A, C) >= 1 Mbps", 10);
        Assert.Equal(70, Reached(scene));
        // Two receivers have a member each; the first requirement's pairs are among the second's.
        Assert.Equal(170, Reached(scene, "r2"));
    }

    [Fact]
    public void Team_members_add_up_for_several_vms_and_for_several_adapters_of_one()
    {
        Scene several = new Scene().Host("h1", 200, members: 2).Host("h2", 1000)
            .Vm("a1", "h1").Vm("a2", "h1").Vm("a3", "h1").Vm("b1", "h2")
            .Requires("Sum(A, B) >= 1 Mbps").Requires("Max(A, B) >= 1 Mbps");
        Assert.Equal([200, 100], new[] { "r1", "r2" }.Select(id => Reached(several, id)));

        Scene one = new Scene().Host("h1", 300, members: 3).Host("h2", 1000)
            .Vm(Machine("a1", "h1", ("vs", "s"), ("vs", "s"))).Vm("b1", "h2")
            .Requires("Each(A, B) >= 1 Mbps");
        Assert.Equal(200, Reached(one));
    }

    [Fact]
    public void What_others_send_by_the_team_uses_the_uplink_and_not_the_member()
    {
        Scene scene = new Scene().Host("h1", 200, members: 2).Host("h2", 1000)
            .Vm("a1", "h1").Vm("x1", "h1").Vm("b1", "h2")
            .Flow("x1", "b1", 60)
            .Requires("Each(A, B) >= 1 Mbps");
        Assert.Equal(100, Reached(scene));
        // Of 200 less 150 only 50 are left, though no member is said to be full.
        Scene full = new Scene().Host("h1", 200, members: 2).Host("h2", 1000)
            .Vm("a1", "h1").Vm("x1", "h1").Vm("x2", "h1").Vm("b1", "h2")
            .Flow("x1", "b1", 75).Flow("x2", "b1", 75)
            .Requires("Each(A, B) >= 1 Mbps");
        Assert.Equal(50, Reached(full));
    }

    [Fact]
    public void The_largest_member_that_is_connected_counts()
    {
        FabricHost host = new("h1", "H1", [new("vs", new Uplink("h1-up", [
            new("n1", 40 * M), new("n2", 70 * M), new("n3", 500 * M, isConnected: false)]))], 1, 1);
        Scene scene = new Scene().Host(host).Host("h2", 1000).Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2")
            .Requires("Max(A, B) >= 1 Mbps").Requires("Sum(A, B) >= 1 Mbps");
        Assert.Equal([70, 110], new[] { "r1", "r2" }.Select(id => Reached(scene, id)));
    }

    [Theory]
    [InlineData("vs", "s", "vs", "s", null)]
    [InlineData("vs", "s", "VS", "S", null)]
    [InlineData("vs", "s", "vs", "t", 60)]
    [InlineData("vs", null, "vs", null, null)]
    [InlineData("vs", "s", "vs", null, 60)]
    // The other switch has an uplink of its own, of 50.
    [InlineData("vs", "s", "vt", "s", 50)]
    [InlineData("vt", "s", "vt", "s", null)]
    public void Only_on_one_host_switch_and_subnet_no_uplink_is_used(
        string fromSwitch, string? fromSubnet, string toSwitch, string? toSubnet, int? figure)
    {
        FabricHost host = new("h1", "H1", [
            new("vs", new Uplink("vs-up", [new("n1", 100 * M)])), new("vt", new Uplink("vt-up", [new("n2", 50 * M)]))], 1, 1);
        Scene scene = new Scene().Host(host).Host("h2", 1000)
            .Vm(Machine("a1", "h1", (fromSwitch, fromSubnet!))).Vm(Machine("b1", "h1", (toSwitch, toSubnet!)))
            .Vm(Machine("x1", "h1", ("vs", "x"))).Vm("y1", "h2")
            // Into the host come 40 on the first switch, out of it go 30.
            .Flow("y1", "x1-0", 40).Flow("x1-0", "y1", 30)
            .Bind("A", new() { MachineNames = ["a1"] }).Bind("B", new() { MachineNames = ["b1"] });
        string a1 = Assert.Single(scene.Fabric.FindMachine("a1")!.Adapters).Id;
        Assert.Equal(figure is null, scene.Fabric.Routes.StaysInside(a1, "b1-0"));
        double reached = scene.Requires("Each(A, B) >= 1 Mbps").Verdict().Achievable!.Value / M;
        Assert.Equal(figure ?? double.PositiveInfinity, Math.Round(reached, 4));
    }

    [Fact]
    public void Traffic_inside_a_host_takes_nothing_from_what_leaves_it()
    {
        Scene scene = new Scene().Host("h1", 100).Host("h2", 1000)
            .Vm("a1", "h1").Vm("n1", "h1").Vm("b1", "h2").Vm("x1", "h1")
            .Flow("a1", "n1", 5000).Flow("n1", "x1", 5000).Flow("x1", "b1", 30)
            .Requires("Each(A, B) >= 1 Mbps").Requires("Each(N, A) >= 9 Gbps");
        Assert.Equal(70, Reached(scene));
        Assert.Equal(ComplianceStatus.Met, scene.Verdict("r2").Status);
    }

    [Fact]
    public void A_path_through_a_neighbour_uses_the_uplink_for_its_second_hop_alone()
    {
        Scene scene = new Scene().Host("h1", 100).Host("h2", 1000)
            .Vm("a1", "h1").Vm("b1", "h1").Vm("c1", "h2").Vm("x1", "h1")
            .Flow("x1", "c1", 25)
            .Requires("Each(A, B, C) >= 1 Mbps");
        Assert.Equal(75, Reached(scene));
    }

    [Fact]
    public void After_a_vm_has_moved_next_to_its_peer_no_uplink_limits_them()
    {
        Scene apart = new Scene().Host("h1", 100).Host("h2", 100).Vm("a1", "h1").Vm("b1", "h2")
            .Requires("Each(A, B) >= 500 Mbps");
        Scene together = new Scene().Host("h1", 100).Host("h2", 100).Vm("a1", "h2").Vm("b1", "h2")
            .Requires("Each(A, B) >= 500 Mbps");
        Assert.Equal(
            [ComplianceStatus.Violated, ComplianceStatus.Met],
            new[] { apart, together }.Select(scene => scene.Verdict().Status));
    }
}
