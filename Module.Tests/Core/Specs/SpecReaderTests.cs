using System;
using System.IO;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class SpecReaderTests
{
    [Fact]
    public void Without_attributes_a_requirement_has_the_defaults()
    {
        ApplicationSpec spec = Read(SpecXml.Of());

        SpecificationSettings settings = Assert.Single(spec.Specifications).Settings;
        Assert.Equal(SpecificationSettings.Default, settings);
        Assert.Equal(
            (50, TimeSpan.FromMinutes(5), WindowStatistic.Mean, ComplianceBasis.Capacity),
            (settings.Priority, settings.Window, settings.Statistic, settings.Basis));
        Assert.Equal(
            (0.1, TimeSpan.FromMinutes(15), 0.5, 3, true),
            (settings.ToleranceFraction, settings.Horizon, settings.Risk, settings.BreachEvaluations,
                settings.MayChangeBandwidth));
        Assert.Equal(("r1", false), (spec.Specifications[0].Id, spec.Specifications[0].IsIdGiven));
    }

    [Theory]
    [InlineData("low", 10)]
    [InlineData("normal", 50)]
    [InlineData("high", 75)]
    [InlineData("critical", 100)]
    [InlineData("1", 1)]
    [InlineData("100", 100)]
    [InlineData(" 7 ", 7)]
    public void Priority_is_a_word_or_a_number(string text, int priority) =>
        Assert.Equal(priority, Settings($"priority=\"{text}\"").Priority);

    [Theory]
    [InlineData("5 min", 300)]
    [InlineData("300s", 300)]
    [InlineData("1.5 h", 5400)]
    [InlineData("2 d", 172800)]
    [InlineData("00:05:00", 300)]
    [InlineData("1.02:00:00", 93600)]
    public void Window_and_horizon_are_spans_of_time(string text, double seconds)
    {
        SpecificationSettings settings = Settings($"window=\"{text}\" horizon=\"{text}\"");

        Assert.Equal(seconds, settings.Window.TotalSeconds);
        Assert.Equal(seconds, settings.Horizon.TotalSeconds);
    }

    [Fact]
    public void The_other_attributes_are_read()
    {
        SpecificationSettings settings = Settings(
            "statistic=\"p95\" basis=\"throughput\" tolerance=\"5 %\" risk=\"0.25\" for=\"7\" correct=\"none\"");

        Assert.Equal(WindowStatistic.OfPercentile(95), settings.Statistic);
        Assert.Equal(ComplianceBasis.Throughput, settings.Basis);
        Assert.Equal((0.05, 0.25), (settings.ToleranceFraction, settings.Risk));
        Assert.Equal((7, false), (settings.BreachEvaluations, settings.MayChangeBandwidth));
        Assert.True(Settings("correct=\"bandwidth\"").MayChangeBandwidth);
        Assert.Equal(WindowStatistic.Mean, Settings("statistic=\"mean\" basis=\"capacity\"").Statistic);
    }

    [Fact]
    public void Every_binding_is_read()
    {
        ComponentBinding all = Binding(
            "vm=\" a ; b-*;\" vmId=\"1;2\" service=\"S\" tier=\"T\" property=\" Role = a=b \" tag=\"t\" "
            + "hostGroup=\"All Hosts\\Prod\" cloud=\"c\" network=\"n\"");

        Assert.Equal(["a", "b-*"], all.MachineNames);
        Assert.Equal(["1", "2"], all.MachineIds);
        Assert.Equal(("S", "T", "Role", "a=b"), (all.Service, all.Tier, all.PropertyName, all.PropertyValue));
        Assert.Equal(("t", "All Hosts\\Prod", "c", "n"), (all.Tag, all.HostGroup, all.Cloud, all.Network));
        Assert.False(all.IsExternal);
        Assert.Null(all.ExternalCapacityBitsPerSecond);
    }

    [Fact]
    public void An_external_has_prefixes_addresses_and_names_and_may_have_a_capacity()
    {
        ComponentBinding external = Binding(
            "external=\"0.0.0.0/0; 10.1.2.3; 2001:db8::/32; ::1; ::/0; Branch office-1\" capacity=\"100 Mbps\"");

        Assert.Equal(
            ["0.0.0.0/0", "10.1.2.3", "2001:db8::/32", "::1", "::/0", "Branch office-1"], external.Externals);
        Assert.Equal(1e8, external.ExternalCapacityBitsPerSecond);
        Assert.True(external.IsExternal);
    }

    [Fact]
    public void A_name_is_trimmed_and_its_inner_space_is_one()
    {
        ApplicationSpec spec = Read(SpecXml.Of(
            "<components><component vm=\"a\">\n  Front\n  End </component><component "
                + "vm=\"b\">App</component></components>",
            SpecXml.Requirements.Replace("Web", "\"front end\"")));

        Assert.Equal("Front End", spec.Components[0].Name);
        Assert.Same(spec.Components[0], spec.FindComponent("front end"));
    }

    [Fact]
    public void Ids_count_positions_and_statements()
    {
        ApplicationSpec spec = Read(SpecXml.Of(requirements: "<capacitySpecifications>"
            + "<capacitySpecification>Min(Web, App) &gt; 1 MBS</capacitySpecification>"
            + "<capacitySpecification id=\"both ways\">Min(Web, App) &gt; 1 MBS Min(App, Web) &gt; 1 "
            + "MBS</capacitySpecification>"
            + "<capacitySpecification><![CDATA[Min(Web, App) > 1 MBS]]></capacitySpecification>"
            + "</capacitySpecifications>"));

        Assert.Equal(
            ["Shop/r1", "Shop/both ways/1", "Shop/both ways/2", "Shop/r3"],
            spec.Requirements.Select(requirement => requirement.FullName));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- a --><?editor x?>")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\t")]
    public void What_stands_before_the_application_does_not_matter(string before) =>
        Assert.Equal("Shop", Read(before + SpecXml.Of()).Name);

    [Fact]
    public void Elements_stand_in_any_order_with_any_prefix_and_may_name_their_schema()
    {
        string xml = SpecXml.Of(SpecXml.Requirements, SpecXml.Components)
            .Replace("<", "<n:").Replace("<n:/", "</n:")
            .Replace(
                "xmlns=",
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xsi:schemaLocation=\"urn:netutil:app-network-spec:1 AppNetworkSpec.xsd\" xmlns:n=");

        Assert.Equal("Shop", Read(xml).Name);
    }

    [Fact]
    public void Comments_and_instructions_may_stand_anywhere() => Assert.Equal(
        "Min(Web, App) > 1 MBS",
        Read(SpecXml.WithText("<!-- who -->Min(Web<!-- to -->, App) <?x y?>&gt; 1 MBS")).Requirements[0]
            .Statement.ToString());

    [Fact]
    public void Text_readers_and_streams_give_the_same_as_text()
    {
        string xml = SpecXml.Of();
        using StringReader reader = new(xml);
        using MemoryStream stream = new(System.Text.Encoding.UTF8.GetBytes(xml));

        Assert.Equal("Shop", SpecReader.Read(reader).Spec!.Name);
        SpecReadResult result = SpecReader.Read(stream);
        Assert.Equal(("Shop", xml), (result.Spec!.Name, result.Xml));
        Assert.True(stream.CanRead);
    }

    private static SpecificationSettings Settings(string attributes) =>
        Read(SpecXml.WithAttributes(attributes)).Specifications[0].Settings;

    private static ComponentBinding Binding(string attributes) =>
        Read(SpecXml.WithComponent($"<component {attributes}>Web</component>")).Components[0].Binding;

    private static ApplicationSpec Read(string xml)
    {
        SpecReadResult result = SpecReader.Read(xml);
        Assert.Empty(result.Problems);
        return result.Spec!;
    }
}
