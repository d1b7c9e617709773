using System.IO;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class SampleSpecTests
{
    [Fact]
    public void The_three_tier_sample_has_the_published_requirements()
    {
        ApplicationSpec spec = Read("three-tier.xml");

        Assert.Equal("ApplicationA", spec.Name);
        Assert.Equal(
            ["InternetGateway", "Tier1App", "Tier2App", "SQLDB", "LoadBalancer"],
            spec.Components.Select(component => component.Name));
        Assert.Equal(
            [
                "ApplicationA/web-out: Min(Average(Tier1App), InternetGateway) = 1.5 MBS",
                "ApplicationA/r2: Sum(Connection(Tier1App, Tier2App)) > 0.5 MBS",
                "ApplicationA/r3: Each(Tier2App, SQLDB) >= 0.1 MBS",
                "ApplicationA/r4/1: Min(LoadBalancer, *) > 0.1 MBS",
                "ApplicationA/r4/2: Min(*, LoadBalancer) > 0.4 MBS",
            ],
            spec.Requirements.Select(requirement => $"{requirement.FullName}: {requirement.Statement}"));
        Assert.Equal([75, 50, 50, 50, 50], spec.Requirements.Select(requirement => requirement.Settings.Priority));
    }

    [Fact]
    public void The_three_tier_sample_binds_its_components_in_every_common_way()
    {
        ApplicationSpec spec = Read("three-tier.xml");

        Assert.Equal(["0.0.0.0/0"], spec.FindComponent("internetgateway")!.Binding.Externals);
        Assert.Equal(
            ("Shop", "Web"),
            (spec.FindComponent("Tier1App")!.Binding.Service, spec.FindComponent("Tier1App")!.Binding.Tier));
        Assert.Equal(["shop-app-*"], spec.FindComponent("Tier2App")!.Binding.MachineNames);
        Assert.Equal(
            ("Role", "sql"),
            (spec.FindComponent("SQLDB")!.Binding.PropertyName,
                spec.FindComponent("SQLDB")!.Binding.PropertyValue));
        Assert.Equal(["lb-01", "lb-02"], spec.FindComponent("LoadBalancer")!.Binding.MachineNames);
    }

    [Fact]
    public void The_peer_to_peer_sample_has_the_published_requirements()
    {
        ApplicationSpec spec = Read("peer-to-peer.xml");

        Assert.Equal(["Peer", "Gateway", "Client"], spec.Components.Select(component => component.Name));
        Assert.Equal(
            [
                "Average(Peer, Peer) = 0.2 MBS",
                "Each(Peer, Gateway) > 0.1 MBS",
                "Average(Client, Gateway, Peer) < 50 KBS",
            ],
            spec.Requirements.Select(requirement => requirement.Statement.ToString()));
        Assert.Equal(
            [1.6e6, 0.8e6, 0.4e6],
            spec.Requirements.Select(requirement => requirement.Statement.Requirement.Bound.BitsPerSecond));
    }

    private static ApplicationSpec Read(string name)
    {
        using FileStream file = File.OpenRead(SpecFiles.Sample(name));
        SpecReadResult result = SpecReader.Read(file);
        Assert.Empty(result.Problems);
        return result.Spec!;
    }
}
