using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class FabricInventoryTests
{
    [Fact]
    public void Everything_is_found_by_its_id_and_nothing_by_another()
    {
        FabricInventory fabric = SmallFabric.Make();

        Assert.Equal("HOST1", fabric.FindHost("host1")!.Name);
        Assert.Equal("vm5-name", fabric.FindMachine("vm5")!.Name);
        Assert.Equal("vs", fabric.FindAdapter("a5")!.SwitchName);
        Assert.Equal("vm5", fabric.MachineOf("a5")!.Id);
        Assert.Equal("Internet", fabric.FindExternal("wan")!.Name);
        Assert.Null(fabric.FindHost("HOST1"));
        Assert.Null(fabric.FindMachine("a5"));
        Assert.Null(fabric.FindAdapter("vm5"));
        Assert.Null(fabric.MachineOf("wan"));
        Assert.Null(fabric.FindExternal("a5"));
    }

    [Theory]
    [InlineData("a1", "up1")]
    [InlineData("a2", "up1")]
    [InlineData("a5", "up2")]
    [InlineData("a4", null)]
    [InlineData("wan", null)]
    public void The_switch_of_an_adapter_is_found_on_its_host_without_case(string adapter, string? uplink) =>
        Assert.Equal(uplink, SmallFabric.Make().SwitchOf(adapter)?.Uplink?.Id);

    [Fact]
    public void The_time_is_kept_in_UTC() => Assert.Equal(
        new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero).ToString("O"),
            SmallFabric.Make().Time.ToString("O"));

    [Fact]
    public void With_replaces_the_settings_of_the_named_adapters_only()
    {
        FabricInventory before = SmallFabric.Make();
        PortSettings port = new(maximumBitsPerSecond: 1e6);
        FabricInventory after = before.With(new Dictionary<string, PortSettings> { ["a1"] = port, ["a5"] = port });

        Assert.Equal(
            [port, PortSettings.Unset, PortSettings.Unset, PortSettings.Unset, port],
            after.VirtualMachines.Select(machine => machine.Adapters[0].Port));
        Assert.Equal("s1", after.FindAdapter("a1")!.Subnet);
        Assert.Equal((before.Time, before.FabricId, 3), (after.Time, after.FabricId, after.Links.Count));
        Assert.All(before.VirtualMachines, machine => Assert.Equal(PortSettings.Unset, machine.Adapters[0].Port));
        Assert.Contains("'a9'", Assert.Throws<ArgumentException>(
            () => before.With(new Dictionary<string, PortSettings> { ["a9"] = port })).Message);
    }

    [Fact]
    public void With_puts_a_VM_on_another_host_and_its_adapters_on_the_switches_of_the_same_names()
    {
        FabricInventory before = SmallFabric.Make();
        FabricInventory after = before.With(
            [before.FindMachine("vm1")!.On("host2"), before.FindMachine("vm4")!.On("host2")]);

        Assert.Equal(
            ["host2", "host1", "host1", "host2", "host2"], after.VirtualMachines.Select(one => one.HostId));
        Assert.Equal("up2", after.SwitchOf("a1")!.Uplink!.Id);
        Assert.Null(after.SwitchOf("a4"));
        Assert.True(after.Routes.StaysInside("a1", "a5"));
        Assert.Equal(["vm2", "vm3"], after.MachinesOn("host1").Select(one => one.Id));
        Assert.Equal(["vm1", "vm4", "vm5"], after.MachinesOn("host2").Select(one => one.Id));
        Assert.Equal("up1", before.SwitchOf("a1")!.Uplink!.Id);
        Assert.Contains("'vm9'", Assert.Throws<ArgumentException>(
            () => before.With([SmallFabric.Machine("vm9", "host1", "a9")])).Message);
        Assert.Throws<ArgumentException>(
            () => before.With([before.VirtualMachines[0], before.VirtualMachines[0]]));
        Assert.Contains("'host9'", Assert.Throws<ArgumentException>(
            () => before.With([before.VirtualMachines[0].On("host9")])).Message);
    }

    [Fact]
    public void A_VM_that_is_moved_is_listed_where_it_lies_and_where_it_goes()
    {
        FabricInventory before = SmallFabric.Make();
        FabricInventory during = before.With([before.FindMachine("vm1")!.MovingTo("host2")]);
        VirtualMachine moving = during.FindMachine("vm1")!;

        Assert.Equal(
            ("host1", VirtualMachineState.Migrating, "host2"),
            (moving.HostId, moving.State, moving.MovingToHostId));
        Assert.True(moving.IsRunning);
        Assert.Equal(["vm1"], during.MachinesMovingTo("host2").Select(one => one.Id));
        Assert.Empty(during.MachinesMovingTo("host1"));
        Assert.Equal(["vm5"], during.MachinesOn("host2").Select(one => one.Id));
        VirtualMachine arrived = moving.On("host2");
        Assert.Equal((VirtualMachineState.Running, null), (arrived.State, arrived.MovingToHostId));
        Assert.Contains("is moved to host 'host9'", Assert.Throws<ArgumentException>(
            () => before.With([moving.MovingTo("host9")])).Message);
        Assert.Contains("where it lies", Assert.Throws<ArgumentException>(
            () => before.With([moving.MovingTo("host1")])).Message);
    }

    [Fact]
    public void A_moved_VM_keeps_all_else()
    {
        VirtualMachine machine = new("m", "M", "h1", [new VirtualAdapter("a", "vs")])
        {
            State = VirtualMachineState.Paused, MemoryBytes = 1, ProcessorCount = 2, AvailabilitySets = ["s"],
            Properties = new Dictionary<string, string> { ["p"] = "q" }, Tags = ["t"], Cloud = "c", Service = "v",
            Tier = "w", NotMovableReason = "r", PossibleOwners = ["h1"], IsHighlyAvailable = true,
            DirtyBitsPerSecond = 3,
        };
        VirtualMachine moved = machine.On("h2");

        Assert.Equal("h2", moved.HostId);
        foreach (System.Reflection.PropertyInfo property in typeof(VirtualMachine).GetProperties()
            .Where(one => one.Name != nameof(VirtualMachine.HostId)))
        {
            Assert.Equal(property.GetValue(machine), property.GetValue(moved));
        }
    }

    [Fact]
    public void Another_time_changes_nothing_else()
    {
        FabricInventory before = SmallFabric.Make();
        FabricInventory after = before.At(before.Time.AddHours(1));
        Assert.Equal(before.Time.AddHours(1), after.Time);
        Assert.Equal((before.FabricId, before.VirtualMachines), (after.FabricId, after.VirtualMachines));
        Assert.Equal((before.Hosts, before.Links), (after.Hosts, after.Links));
    }

    [Fact]
    public void An_id_that_stands_twice_is_refused_by_name()
    {
        FabricHost host = SmallFabric.Host("host1");
        VirtualMachine machine = SmallFabric.Machine("vm1", "host1", "a1");

        Refused("Two of the fabric's hosts have the id 'host1'.", [host, host], []);
        Refused("Two of the fabric's VMs have the id 'vm1'.", [host], [machine, machine]);
        Refused(
            "Adapter 'a1' of VM 'vm2-name' stands twice in the fabric.",
            [host],
            [machine, SmallFabric.Machine("vm2", "host1", "a1")]);
        Refused(
            "Adapter 'a1' of VM 'vm1-name' stands twice in the fabric.", [host], [machine],
                new ExternalPeer("a1", "x"));
        Refused(
            "VM 'vm1-name' lies on host 'host1', which the fabric does not have.",
            [SmallFabric.Host("host2")],
            [machine]);
    }

    [Fact]
    public void A_VM_keeps_everything_but_the_replaced_adapter()
    {
        VirtualMachine machine =
            new("vm", "web", "host", [new VirtualAdapter("a", "vs"), new VirtualAdapter("b", "vs")])
        {
            State = VirtualMachineState.Migrating,
            MemoryBytes = 7,
            ProcessorCount = 3,
            AvailabilitySets = ["set"],
            Properties = new Dictionary<string, string> { ["Role"] = "sql" },
            Tags = ["tag"],
            Cloud = "cloud",
            Service = "service",
            Tier = "tier",
        };
        VirtualMachine changed = machine.With(machine.Adapters[1].With(new PortSettings(1)));

        foreach (System.Reflection.PropertyInfo property in typeof(VirtualMachine).GetProperties())
        {
            if (property.Name != nameof(VirtualMachine.Adapters))
            {
                Assert.Equal(property.GetValue(machine), property.GetValue(changed));
            }
        }

        Assert.Equal([null, 1d], changed.Adapters.Select(adapter => adapter.Port.MinimumBitsPerSecond));
        Assert.Equal(
            "adapter",
                Assert.Throws<ArgumentException>(() => machine.With(new VirtualAdapter("c", null))).ParamName);
    }

    [Theory]
    [InlineData(VirtualMachineState.Running, true)]
    [InlineData(VirtualMachineState.Migrating, true)]
    [InlineData(VirtualMachineState.Stopped, false)]
    [InlineData(VirtualMachineState.Other, false)]
    public void A_VM_is_an_instance_while_it_runs_or_moves(VirtualMachineState state, bool isRunning) =>
        Assert.Equal(isRunning, new VirtualMachine("vm", "web", "host", []) { State = state }.IsRunning);

    [Fact]
    public void An_uplink_offers_its_connected_members_less_the_reserve()
    {
        Uplink team = new("up", [new("a", 10e9), new("b", 25e9), new("c", 40e9, isConnected: false)], 0.1);

        Assert.Equal(31.5e9, team.CapacityBitsPerSecond, 1);
        Assert.Equal(25e9, team.LargestMemberBitsPerSecond);
        Uplink dead = new("up", [new("a", 10e9, isConnected: false)]);
        Assert.Equal((0d, 0d), (dead.CapacityBitsPerSecond, dead.LargestMemberBitsPerSecond));
        Assert.Contains("'up'", Assert.Throws<ArgumentException>(() => new Uplink("up", [])).Message);
        Assert.Equal(
            "reserveFraction",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Uplink("up", [new("a", 1)], 1.1)).ParamName);
    }

    private static void Refused(
        string start, FabricHost[] hosts, VirtualMachine[] machines, params ExternalPeer[] externals) =>
            Assert.StartsWith(
        start,
        Assert.Throws<ArgumentException>(
            () => new FabricInventory("f", SmallFabric.Time, hosts, machines, externals)).Message);
}
