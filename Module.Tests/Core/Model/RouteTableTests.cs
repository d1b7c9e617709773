using System;
using System.Linq;
using System.Threading.Tasks;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class RouteTableTests
{
    [Theory]
    [InlineData("a1", "a2", true)]
    [InlineData("a1", "a3", false)]
    [InlineData("a1", "a4", false)]
    [InlineData("a1", "a5", false)]
    [InlineData("a1", "wan", false)]
    [InlineData("a1", "unknown", false)]
    [InlineData("a1", "a1", true)]
    public void Traffic_stays_inside_one_host_one_switch_and_one_subnet(string from, string to, bool staysInside)
    {
        RouteTable routes = SmallFabric.Make().Routes;

        Assert.Equal(staysInside, routes.StaysInside(from, to));
        Assert.Equal(staysInside, routes.StaysInside(to, from));
    }

    [Theory]
    [InlineData("a1", "a2", "")]
    [InlineData("a1", "a3", "Uplink up1 Out, Uplink up1 In")]
    [InlineData("a1", "a5", "Uplink up1 Out, Link l1 Out, Link l2 Out, Uplink up2 In")]
    [InlineData("a5", "a1", "Uplink up2 Out, Link l2 In, Link l1 In, Uplink up1 In")]
    [InlineData("a1", "wan", "Uplink up1 Out, Link l1 Out, Link l3 Out, External wan In")]
    [InlineData("wan", "a5", "External wan Out, Link l3 In, Link l2 Out, Uplink up2 In")]
    [InlineData("a1", "nas", "Uplink up1 Out")]
    [InlineData("a1", "203.0.113.9", "Uplink up1 Out")]
    [InlineData("203.0.113.9", "a1", "Uplink up1 In")]
    [InlineData("a4", "a5", "Uplink up2 In")]
    public void Between_lists_what_is_passed_from_the_sender_on(string from, string to, string steps) =>
        Assert.Equal(
        steps,
        string.Join(", ", SmallFabric.Make().Routes.Between(from, to)
            .Select(step => $"{step.Kind} {step.Id} {step.Direction}")));

    [Fact]
    public void Every_step_has_the_capacity_of_its_part() => Assert.Equal(
        [10e9, 10e9, 1e9, 1e9],
        SmallFabric.Make().Routes.Between("a1", "wan").Select(step => step.CapacityBitsPerSecond));

    [Fact]
    public void The_way_with_the_fewest_links_is_taken()
    {
        FabricInventory fabric =
            SmallFabric.Make([.. SmallFabric.Links(), new FabricLink("z", "up2", "up1", 1e9)]);

        Assert.Equal(
            [new RouteStep(RouteStepKind.Link, "z", RouteDirection.In, 1e9)],
            fabric.Routes.Between("a1", "a5").Where(step => step.Kind == RouteStepKind.Link));
    }

    [Fact]
    public void Of_equally_short_ways_the_one_whose_link_ids_come_first_is_taken()
    {
        FabricInventory fabric = SmallFabric.Make(
        [
            new FabricLink("b1", "up1", "spine2", 1e9), new FabricLink("b2", "spine2", "up2", 1e9),
            new FabricLink("a2", "spine1", "up2", 1e9), new FabricLink("a1", "up1", "spine1", 1e9),
        ]);

        Assert.Equal(["up1", "a1", "a2", "up2"], fabric.Routes.Between("a1", "a5").Select(step => step.Id));
        Assert.Equal(["up2", "a2", "a1", "up1"], fabric.Routes.Between("a5", "a1").Select(step => step.Id));
    }

    [Fact]
    public void Without_known_links_only_the_uplinks_count() => Assert.Equal(
        ["up1", "up2"], SmallFabric.Make([]).Routes.Between("a1", "a5").Select(step => step.Id));

    [Fact]
    public void Ways_that_do_not_meet_pass_no_link() => Assert.Equal(
        ["up1", "up2"],
        SmallFabric.Make([new FabricLink("l1", "up1", "tor", 1e9), new FabricLink("l2", "up2", "other", 1e9)])
            .Routes.Between("a1", "a5").Select(step => step.Id));

    [Fact]
    public void Missing_ends_are_refused_by_name()
    {
        RouteTable routes = SmallFabric.Make().Routes;
        Assert.Equal("sourceId",
            Assert.Throws<ArgumentNullException>(() => routes.Between(null!, "a1")).ParamName);
        Assert.Equal("targetId",
            Assert.Throws<ArgumentNullException>(() => routes.Between("a1", null!)).ParamName);
    }

    [Fact]
    public void Many_threads_get_the_same_ways()
    {
        RouteTable routes = SmallFabric.Make().Routes;
        string[] ends = ["a1", "a2", "a3", "a4", "a5", "wan", "nas"];
        string[] all = new string[400];
        Parallel.For(0, all.Length, i => all[i] = string.Join(
            ";", from source in ends from target in ends select string.Join(",", routes.Between(source, target))));

        Assert.Single(all.Distinct());
    }
}
