using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Model.PlacementScene;

namespace NetUtil.Tests.Core.Model;

public class PlacementNetworkTests
{
    private readonly PlacementScene _scene = new();

    [Theory]
    [InlineData("vs", true)]
    [InlineData("VS", true)]
    [InlineData("other", false)]
    public void The_target_has_the_switch_of_each_adapter(string name, bool allowed)
    {
        _scene.Target = Host("h2", connected: Switch("h2", name));
        Expect(allowed, "H2 has no switch 'vs', which adapter 'm-nic' of M needs.");
    }

    [Fact]
    public void An_adapter_that_is_not_connected_needs_no_switch()
    {
        _scene.Target = Host("h2", connected: Switch("h2", "other"));
        _scene.Machine = Vm("m", "h1", 1, new VirtualAdapter("a", null));
        Expect(true);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    public void A_way_out_that_an_adapter_has_is_there_on_the_target_too(
        bool hasSource, bool hasTarget, bool allowed)
    {
        _scene.Source = Host("h1", connected: hasSource ? Switch("h1") : new VirtualSwitch("vs", null));
        _scene.Target = Host("h2", connected: hasTarget ? Switch("h2") : new VirtualSwitch("vs", null));
        Expect(allowed, "Switch 'vs' of H2 has no uplink, which adapter 'm-nic' of M needs.");
    }

    [Theory]
    [InlineData("n", new string[0], true)]
    [InlineData("n", new[] { "o", "N" }, true)]
    [InlineData("n", new[] { "o" }, false)]
    [InlineData(null, new[] { "o" }, true)]
    public void A_network_is_reached_by_its_name(string? network, string[] reached, bool allowed)
    {
        _scene.Machine = Vm("m", "h1", 1, new VirtualAdapter("m-nic", "vs") { Network = network });
        _scene.Target = Host(
            "h2", connected: new("vs", new Uplink("u", [new UplinkMember("n", 1)])) { Networks = reached });
        Expect(allowed, "Switch 'vs' of H2 does not reach network 'n', which adapter 'm-nic' of M needs.");
    }

    [Theory]
    [InlineData("s", new string[0], true)]
    [InlineData("s", new[] { "s" }, true)]
    [InlineData("s", new[] { "t" }, false)]
    public void A_subnet_is_reached_by_its_name(string? subnet, string[] reached, bool allowed)
    {
        _scene.Machine = Vm("m", "h1", 1, new VirtualAdapter("m-nic", "vs") { Subnet = subnet });
        _scene.Target = Host(
            "h2", connected: new("vs", new Uplink("u", [new UplinkMember("n", 1)])) { Subnets = reached });
        Expect(allowed, "Switch 'vs' of H2 does not reach subnet 's', which adapter 'm-nic' of M needs.");
    }

    [Theory]
    [InlineData(null, null, MinimumBandwidthMode.None, true)]
    [InlineData(null, null, MinimumBandwidthMode.Weight, true)]
    [InlineData(1e6, null, MinimumBandwidthMode.Absolute, true)]
    [InlineData(1e6, null, MinimumBandwidthMode.Weight, false)]
    [InlineData(1e6, null, MinimumBandwidthMode.None, false)]
    [InlineData(null, 5, MinimumBandwidthMode.Weight, true)]
    [InlineData(null, 5, MinimumBandwidthMode.Absolute, false)]
    [InlineData(null, 5, MinimumBandwidthMode.None, false)]
    public void A_guarantee_needs_a_switch_of_its_mode(
        double? minimum, int? weight, MinimumBandwidthMode mode, bool allowed)
    {
        _scene.Machine = Vm(
            "m", "h1", 1, new VirtualAdapter("m-nic", "vs") { Port = new PortSettings(minimum, weight, 1e9) });
        _scene.Target = Host("h2", connected: Switch("h2", mode: mode));
        if (allowed)
        {
            Expect(true);
        }
        else
        {
            PlacementObstacle found = Assert.Single(_scene.Lying);
            Assert.Equal(PlacementObstacleKind.PortSettings, found.Kind);
            Assert.StartsWith(
                weight is null
                    ? "On H2: A minimum in bit/s needs a switch in Absolute mode; "
                    : "On H2: A weight needs a switch in Weight mode; ",
                found.Text);
        }
    }

    [Fact]
    public void Each_adapter_is_looked_at()
    {
        _scene.Machine = Vm("m", "h1", 1, new VirtualAdapter("a", "vs"), new VirtualAdapter("b", "inner"));
        Expect(false, "H2 has no switch 'inner', which adapter 'b' of M needs.");
    }

    private void Expect(bool allowed, string refusal = "")
    {
        if (allowed)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Assert.Equal(
                new PlacementObstacle(PlacementObstacleKind.Network, refusal), Assert.Single(_scene.Lying));
        }
    }
}
