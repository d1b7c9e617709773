using System;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class ComplianceCommandTests : IDisposable
{
    // Rare has the requirement of Shop with a low priority, one that holds, and one about a component that
    // nothing plays.
    private static readonly string s_second = Lab.Spec
        .Replace("\"Shop\"", "\"Rare\"")
        .Replace("</components>", "<component vm=\"gone-*\">Gone</component></components>")
        .Replace("<capacitySpecification id=\"feed\">", "<capacitySpecification id=\"feed\" priority=\"low\">")
        .Replace(
            "</capacitySpecifications>",
            "<capacitySpecification id=\"some\">Each(Web, Db) &gt;= 1 BS</capacitySpecification>"
                + "<capacitySpecification id=\"late\">Each(Web, Gone) &gt; 1 BS</capacitySpecification>"
                + "</capacitySpecifications>");

    private readonly Lab _lab = Lab.Connected();

    public ComplianceCommandTests()
    {
        _lab.Write("second.xml", s_second);
        _lab.Do("$null = Register-AppNetworkSpec $Spec, \"$Folder/second.xml\"");
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_requirement_is_met_until_the_uplink_fills()
    {
        _lab.Do("$null = Step-NetworkSimulation '10 min'");
        PathCompliance before = Assert.Single(Compliance("Get-PathCompliance Shop"));
        _lab.Do("$null = Step-NetworkSimulation '10 min'");
        PathCompliance after = Assert.Single(Compliance("Get-PathCompliance Shop"));

        Assert.Equal((ComplianceStatus.Met, 56e6, 60e6), (before.Status, before.Required, Round(before.Observed)));
        Assert.Equal((ComplianceStatus.Violated, 50e6), (after.Status, Round(after.Observed)));
        Assert.Equal("web-1 -> db-1", after.WorstPath);
        Assert.Equal(new DateTimeOffset(2025, 1, 6, 8, 20, 0, TimeSpan.Zero), after.Time);
    }

    [Fact]
    public void The_worst_comes_first_and_of_the_broken_ones_the_one_of_higher_priority()
    {
        _lab.Do("$null = Step-NetworkSimulation '20 min'");

        Assert.Equal(
            ["Violated Shop/feed", "Violated Rare/feed", "Unknown Rare/late", "Met Rare/some"],
            Compliance("Get-PathCompliance").Select(one => $"{one.Status} {one.Application}/{one.Requirement}"));
    }

    [Theory]
    [InlineData("Get-PathCompliance rare", "feed late some")]
    [InlineData("Get-PathCompliance *a* f*", "feed")]
    [InlineData("Get-PathCompliance -Requirement SOME, l*", "late some")]
    [InlineData("Get-PathCompliance -Status Violated", "feed feed")]
    [InlineData("Get-PathCompliance -Status Unknown, Met", "late some")]
    [InlineData("Get-PathCompliance -Status AtRisk", "")]
    [InlineData("Get-PathCompliance x*", "")]
    [InlineData("'Shop', 'Rare' | Get-PathCompliance -Requirement feed", "feed feed")]
    [InlineData("Get-AppNetworkSpec Shop | Get-PathCompliance", "feed")]
    [InlineData("Get-PathCompliance Rare some | Get-PathCompliance", "some")]
    public void Only_what_the_filters_let_through_comes_out(string script, string ids)
    {
        _lab.Do("$null = Step-NetworkSimulation '20 min'");

        Assert.Equal(ids, string.Join(' ', Compliance(script).Select(one => one.Requirement)));
    }

    [Fact]
    public void Without_a_spec_there_is_a_warning_and_nothing_else()
    {
        EngineRun run = _lab.Run("Unregister-AppNetworkSpec *; Get-PathCompliance");

        Assert.Equal(["No spec is registered, so there is no requirement to judge."], run.Warnings);
        Assert.Empty(run.Output);
        Assert.Empty(run.Errors);
    }

    private static double? Round(double? rate) => rate is double known ? Math.Round(known, 3) : null;

    private PathCompliance[] Compliance(string script) => [.. _lab.Do(script).Cast<PathCompliance>()];
}
