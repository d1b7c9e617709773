using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Tests.Core.Simulation;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

public sealed class BindingTests
{
    private static readonly Sketch[] s_machines =
    [
        Machine("1", "web-01", "h1") with { Service = "Shop", Tier = "Web" },
        Machine("2", "WEB-02", "h2") with { Service = "Shop", Tier = "App", Cloud = "Red" },
        Machine("3", "web-02", "h2") with { Tags = ["Gold", "web"] },
        Machine("4", "sql-01", "h1") with { Role = "SQL" },
        Machine("5", "web-03", "h1") with { State = VirtualMachineState.Stopped },
        Machine("6", "web-04", "h3") with { State = VirtualMachineState.Migrating, Cloud = "red" },
    ];

    private static readonly FabricInventory s_fabric = new(
        "f",
        Scene.Now,
        [Host("h1", "All Hosts\\Prod\\East"), Host("h2", "All Hosts\\Prod"), Host("h3", "All Hosts\\Production")],
        s_machines.Select(machine => machine.Built()).ToArray());

    public static TheoryData<string, ComponentBinding, string> Bindings => new()
    {
        { "a name, without case", new() { MachineNames = ["Web-01"] }, "1" },
        { "a wildcard", new() { MachineNames = ["web-*"] }, "1 2 3 6" },
        { "a question mark", new() { MachineNames = ["?eb-0?"] }, "1 2 3 6" },
        { "several names", new() { MachineNames = ["web-01", "sql*"] }, "1 4" },
        { "a part of a name", new() { MachineNames = ["web"] }, "" },
        { "ids", new() { MachineIds = ["4", "2"] }, "2 4" },
        { "a service", new() { Service = "shop" }, "1 2" },
        { "a service and a tier", new() { Service = "Shop", Tier = "app" }, "2" },
        { "a property", new() { PropertyName = "role", PropertyValue = "sql" }, "4" },
        { "a property of another value", new() { PropertyName = "Role", PropertyValue = "web" }, "" },
        { "a tag", new() { Tag = "gold" }, "3" },
        { "a cloud", new() { Cloud = "Red" }, "2 6" },
        { "a group by its path, with subgroups", new() { HostGroup = "all hosts\\prod" }, "1 2 3 4" },
        { "a group by its name", new() { HostGroup = "East" }, "1 4" },
        { "a group whose name begins alike", new() { HostGroup = "Prod" }, "1 2 3 4" },
        { "several attributes", new() { MachineNames = ["web*"], HostGroup = "East", Tier = "Web" }, "1" },
        { "attributes that contradict", new() { MachineNames = ["sql*"], Tag = "gold" }, "" },
        { "a network", new() { Network = "back" }, "1 2 3 4 6" },
        { "a subnet nobody is on", new() { Network = "10.9.0.0/16" }, "" },
    };

    [Theory]
    [MemberData(nameof(Bindings))]
    public void Bind_finds_running_vms_by(string what, ComponentBinding binding, string ids)
    {
        BoundComponent bound = Bind(binding);
        Assert.True(
            ids == string.Join(" ", bound.Instances.Select(one => one.Key).OrderBy(key => key)),
            $"by {what}: {string.Join(" ", bound.Instances.Select(one => one.Key))}");
    }

    [Fact]
    public void Two_vms_of_a_name_are_both_bound_and_said()
    {
        BoundComponent bound = Bind(new() { MachineNames = ["web-02"] });
        Assert.Equal(["2", "3"], bound.Instances.Select(one => one.Key));
        Assert.Equal(["2 VMs are called 'WEB-02'; all of them play 'C'."], bound.Warnings);
    }

    [Fact]
    public void A_vm_that_does_not_run_is_listed_and_no_instance()
    {
        BoundComponent bound = Bind(new() { MachineNames = ["web-0?"] });
        Assert.Equal(["web-03"], bound.NotRunning);
        Assert.DoesNotContain("5", bound.Instances.Select(one => one.Key));
    }

    [Fact]
    public void Only_adapters_on_the_network_count()
    {
        ComponentInstance all = Bind(new() { MachineIds = ["1"] }).Instances.Single();
        Assert.Equal(["1-front", "1-back"], all.Endpoints);
        Assert.Equal(
            ["1-back"], Bind(new() { MachineIds = ["1"], Network = "Back" }).Instances.Single().Endpoints);
        Assert.Equal(
            ["1-front"], Bind(new() { MachineIds = ["1"], Network = "10.1.0.0/16" }).Instances.Single().Endpoints);
        Assert.Equal(
            ["1-front", "1-back"], Bind(new() { MachineIds = ["1"], Network = "VS" }).Instances.Single().Endpoints);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.7 lb")]
    [InlineData("10.0.0.0/29", "10.0.0.7")]
    [InlineData("10.0.0.0/30", "")]
    [InlineData("0.0.0.0/0", "10.0.0.7 192.0.2.1 lb")]
    [InlineData("2001:db8::/32", "2001:db8::5")]
    [InlineData("2001:db8:0::5", "2001:db8::5")]
    [InlineData("::/0", "2001:db8::5 fe80::9")]
    [InlineData("10.9.9.9", "lb")]
    [InlineData("LB", "lb")]
    [InlineData("192.0.2.1 lb 192.0.2.0/24", "192.0.2.1 lb")]
    [InlineData("gateway", "gateway")]
    public void Externals_are_addresses_that_belong_to_no_vm(string entries, string names)
    {
        VirtualMachine machine = new("1", "a", "h1", [
            new("a-nic", "vs") { Addresses = ["10.0.0.1", "2001:db8::1"] }]);
        FabricInventory fabric = new(
            "f",
            Scene.Now,
            [Host("h1", null)],
            [machine],
            [new("x1", "lb", ["10.9.9.9"]), new("x2", "shadow", ["10.0.0.1"])]);
        ComponentBinder binder = new(fabric, [
            "10.0.0.7", "10.0.0.1", "192.0.2.1", "2001:db8::5", "2001:db8:0:0::1", "fe80::9", "10.9.9.9", "a-nic"]);
        BoundComponent bound = binder.Bind(
            new Component("C", new ComponentBinding { Externals = entries.Split(' ') }));
        Assert.Equal(names, string.Join(" ", bound.Instances.Select(one => one.Name)));
        Assert.All(bound.Instances, instance => Assert.True(instance.IsExternal));
        Assert.All(bound.Instances, instance => Assert.Equal([instance.Key], instance.Endpoints));
    }

    [Theory]
    [InlineData("a*b*c", "aXXbYYc", true)]
    [InlineData("a*b*c", "aXXbYYcd", false)]
    [InlineData("*", "anything", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("A.C", "aXc", false)]
    [InlineData("*ab", "aab", true)]
    [InlineData("web[1]", "WEB[1]", true)]
    [InlineData("a**", "a", true)]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_pattern_matches_whole_names(string pattern, string name, bool isMatch) =>
        Assert.Equal(isMatch, new NamePattern(pattern).Matches(name));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("gateway")]
    [InlineData("12")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_prefix_is_a_name(string? text) => Assert.Null(AddressPrefix.TryParse(text));

    private static BoundComponent Bind(ComponentBinding binding) =>
        new ComponentBinder(s_fabric, []).Bind(new Component("C", binding));

    private static FabricHost Host(string id, string? group)
    {
        FabricHost plain = SampleNetworks.Host(id, 100);
        return new FabricHost(id, plain.Name, plain.Switches, 1 << 30, 4) { HostGroup = group };
    }

    private static Sketch Machine(string id, string name, string host) => new(id, name, host);

    /// <summary>A VM with two adapters, before it is built.</summary>
    private sealed record Sketch(string Id, string Name, string Host)
    {
        public string? Service { get; init; }

        public string? Tier { get; init; }

        public string? Cloud { get; init; }

        public string? Role { get; init; }

        public string[] Tags { get; init; } = [];

        public VirtualMachineState State { get; init; } = VirtualMachineState.Running;

        public VirtualMachine Built() => new(Id, Name, Host, [
            new(Id + "-front", "vs") { Network = "front", Subnet = "10.1.0.0/16" },
            new(Id + "-back", "vs") { Network = "back", Subnet = "10.2.0.0/16" }])
        {
            Service = Service,
            Tier = Tier,
            Cloud = Cloud,
            Tags = Tags,
            State = State,
            Properties = Role is null
                ? new Dictionary<string, string>()
                : new Dictionary<string, string> { ["Role"] = Role },
        };
    }
}
