using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>The shop's uplink fills: three VMs each send 0.1 Mbit/s more every minute from minute 10, so that 32
/// Mbit/s are left to the shop at minute 236.7.</summary>
public sealed class ForeseenBreachTests : IDisposable
{
    private const int WatchedMinutes = 245;

    private readonly ControlledFabric _fabric = new(shop => new SimulationDefinition(
        shop.Inventory,
        [
            Demand("web-nic", "db-nic", 40),
            .. new[] { "flood1", "flood2", "flood3" }.Select(name => new TrafficDemand(
                name + "-nic",
                "sink-nic",
                new RateSeries(
                    Start.AddMinutes(10),
                    TimeSpan.FromMinutes(1),
                    [.. Enumerable.Range(1, 300).Select(minute => minute * 0.1 * M)],
                    SeriesEnd.Stop))),
        ])
    {
        PairMeteredAdapters = shop.PairMeteredAdapters,
    });

    public void Dispose() => _fabric.Dispose();

    [Fact]
    public void A_requirement_is_at_risk_before_it_is_broken_and_never_while_it_is_far_from_it()
    {
        _fabric.Register(ControlledFabric.ShopXml);
        _fabric.Controller.Observe(default);
        Dictionary<int, PathCompliance> verdicts = [];
        _fabric.Watch(190);
        for (int minute = 190; minute < WatchedMinutes; minute++)
        {
            _fabric.Watch(1);
            verdicts.Add(minute + 1, _fabric.Verdict());
        }

        int broken = verdicts.First(one => one.Value.Status == ComplianceStatus.Violated).Key;
        int[] atRisk = [.. verdicts.Where(one => one.Value.Status == ComplianceStatus.AtRisk).Select(one => one.Key)];
        Assert.InRange(broken, 236, 242);
        // What the ramp brings within the horizon, as the mean of a window, breaks it from then on.
        Assert.Equal(Enumerable.Range(atRisk[0], broken - atRisk[0]), atRisk);
        Assert.InRange(atRisk[0], broken - 16, broken - 5);
        Assert.Contains("within 15 min it is broken", verdicts[atRisk[0]].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_at_risk_where_nobody_looks_ahead()
    {
        _fabric.Register(ControlledFabric.ShopXml);
        _fabric.Controller.Observe(default);
        _fabric.Watch(233);
        Assert.Equal(ComplianceStatus.AtRisk, _fabric.Verdict().Status);
        FabricController blind = new(_fabric.Provider, _fabric.Store) { LooksAhead = false };
        Assert.Equal(ComplianceStatus.Met, Assert.Single(blind.Evaluate(default)).Status);
    }
}
