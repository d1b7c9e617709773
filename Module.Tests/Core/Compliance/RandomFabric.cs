using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Core.Simulation;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Small random fabrics with traffic as the simulation shares it, and requirements about it. The same
/// seed gives the same fabric. Where it is contended, more ports have guarantees, and others that no
/// requirement names flood the uplinks. Rates in Mbit/s.</summary>
internal sealed class RandomFabric
{
    private static readonly string[] s_outer = ["Each", "Min", "Max", "Avg", "Sum", "P50", "P80"];

    private static readonly string[] s_paths =
    [
        "(A, B)", "(B, A)", "(A, C)", "(B, C)", "(C, A)", "(A, B, C)", "(Connection(A, B))", "(Avg(A), B)", "(A, Sum(B))",
        "(A, Min(C))", "(A, *)", "(*, B)",
    ];

    private readonly Random _random;
    private readonly MinimumBandwidthMode _mode;
    private readonly bool _isContended;

    public RandomFabric(int seed, MinimumBandwidthMode mode, bool hasLinks, bool isContended = false)
    {
        _random = new Random(seed);
        _mode = mode;
        _isContended = isContended;
        int hosts = _random.Next(2, 5);
        for (int host = 1; host <= hosts; host++)
        {
            Scene.Host("h" + host, 20 * _random.Next(2, 7), mode, _random.Next(1, 3));
        }

        Names = [.. Enumerable.Range(0, _random.Next(3, 10)).Select(i => "abc"[i % 3] + (i / 3).ToString())];
        foreach (string name in Names)
        {
            Scene.Vm(name, "h" + _random.Next(1, hosts + 1), Port());
        }

        string[] floods = isContended ? [.. Enumerable.Range(1, hosts).Select(host => "x" + host)] : [];
        foreach (string flood in floods)
        {
            Scene.Vm(flood, "h" + flood[1..], _random.Next(2) == 0 ? Port() : null);
        }

        if (isContended)
        {
            Scene.Host("hy", 100_000).Vm("y", "hy");
        }

        Scene.External("net", _random.Next(2) == 0 ? 30 : null);
        if (hasLinks)
        {
            Scene.Link("l12", "h1-up", "h2-up", 30);
        }

        AddTraffic(floods);
    }

    public Scene Scene { get; } = new();

    public string[] Names { get; }

    public IReadOnlyList<TrafficDemand> Demands { get; private set; } = [];

    public int Next(int most) => _random.Next(most);

    /// <summary>A measure over components A, B and C.</summary>
    public string Measure() => s_outer[_random.Next(s_outer.Length)] + s_paths[_random.Next(s_paths.Length)];

    /// <summary>What comes of demands in this fabric.</summary>
    public IReadOnlyList<FlowRate> Shared(IReadOnlyList<TrafficDemand> demands) =>
        new SimulatedFabric(SimulationState.Begin(new SimulationDefinition(Scene.Fabric, demands))).Flows;

    private PortSettings Port()
    {
        double? maximum = _random.Next(4) == 0 ? 10 * _random.Next(2, 8) * Scene.M : null;
        double minimum = Math.Min(maximum ?? double.MaxValue, 10 * _random.Next(1, 5) * Scene.M);
        bool isGuaranteed = _random.Next(_isContended ? 2 : 3) == 0;
        return _mode switch
        {
            MinimumBandwidthMode.Absolute => new(isGuaranteed ? minimum : null, null, maximum),
            MinimumBandwidthMode.Weight => new(null, isGuaranteed ? _random.Next(1, 6) : null, maximum),
            _ => new(null, null, maximum),
        };
    }

    // Each VM sends to one other at most, so that its port's share is the share of that flow.
    private void AddTraffic(string[] floods)
    {
        List<TrafficDemand> demands = [];
        foreach (string flood in floods.Where(_ => _random.Next(4) > 0))
        {
            demands.Add(SampleNetworks.Demand(Scene.Id(flood), Scene.Id("y"), _random.Next(20, 250)));
        }

        foreach (string from in Names.Where(_ => _random.Next(4) > 0))
        {
            string to = _random.Next(6) == 0 ? "net" : Names[_random.Next(Names.Length)];
            if (to != from)
            {
                double rate = _random.Next(3) == 0 ? _random.Next(60, 150) : _random.Next(1, 40);
                demands.Add(SampleNetworks.Demand(Scene.Id(from), to == "net" ? to : Scene.Id(to), rate));
            }
        }

        Demands = demands;
        foreach (FlowRate flow in Shared(demands))
        {
            Scene.Flow(
                flow.SourceId, flow.TargetId, flow.OfferedBitsPerSecond / Scene.M, flow.CarriedBitsPerSecond / Scene.M);
        }
    }
}
