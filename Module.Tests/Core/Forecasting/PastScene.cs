using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Forecasting;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Forecasting;

/// <summary>A fabric with a past: a and b on h1, c on h2, uplinks of 1000 Mbit/s, everything metered minute by
/// minute, the pairs as well. The spec binds a and c. Rates in Mbit/s.</summary>
internal sealed class PastScene
{
    public const double M = 1e6;

    /// <summary>Two o'clock at night, less five minutes.</summary>
    public static readonly DateTimeOffset Now = new(2025, 1, 20, 1, 55, 0, TimeSpan.Zero);

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Horizon = TimeSpan.FromMinutes(15);

    private const string Xml = """
        <application name="App" xmlns="urn:netutil:app-network-spec:1">
          <components>
            <component vm="a">A</component>
            <component vm="c">C</component>
          </components>
          <capacitySpecifications>
            <capacitySpecification>Each(A, C) &gt;= 1 MBS</capacitySpecification>
          </capacitySpecifications>
        </application>
        """;

    private readonly List<(string From, string To, Func<int, double> RateAt)> _flows = [];
    private readonly Dictionary<string, Func<int, double>> _arriving = [];
    private readonly List<TrafficSample> _samples = [];
    private readonly List<TrafficSample> _extra = [];

    public List<MachineMove> Moves { get; } = [];

    /// <summary>What else uplinks carry each way, by minute.</summary>
    public Func<string, int, double> RestOf { get; set; } = (_, _) => 0;

    /// <summary>The host that a VM lay on, by minute.</summary>
    public Func<string, int, string> HostOf { get; set; } = (name, _) => name == "c" ? "h2" : "h1";

    /// <summary>Minutes in which nothing was metered.</summary>
    public Func<int, bool> IsGap { get; set; } = _ => false;

    public double Uplink { get; set; } = 1000;

    public Dictionary<string, PortSettings> PortOf { get; } = [];

    public bool HasPairs { get; set; } = true;

    public FabricInventory Fabric => SampleNetworks.Inventory(
        [SampleNetworks.Host("h1", Uplink), SampleNetworks.Host("h2", Uplink)],
        [.. new[] { "a", "b", "c" }.Select(name => SampleNetworks.Machine(
            name, name == "c" ? "h2" : "h1", PortOf.GetValueOrDefault(name)))]);

    /// <summary>Traffic from one VM to another, by minute: 0 is the last one before now, -1 the one
    /// before.</summary>
    public PastScene Flow(string from, string to, Func<int, double> rateAt)
    {
        _flows.Add((from, to, rateAt));
        return this;
    }

    /// <summary>What arrives of what a VM sends, by minute, where it is less.</summary>
    public PastScene Arriving(string from, Func<int, double> rateAt)
    {
        _arriving.Add(from, rateAt);
        return this;
    }

    /// <summary>Meters the last minutes.</summary>
    public PastScene Metered(int minutes) => Metered(-minutes + 1, 0);

    /// <summary>Meters some minutes, both included.</summary>
    public PastScene Metered(int first, int last)
    {
        for (int minute = first; minute <= last; minute++)
        {
            if (!IsGap(minute))
            {
                AddMinute(minute);
            }
        }

        return this;
    }

    public PastScene Sampled(TrafficSample sample)
    {
        _extra.Add(sample);
        return this;
    }

    public IReadOnlyList<TrafficFuture> Futures(TimeSpan? window = null, TimeSpan? horizon = null)
    {
        TrafficSample[] all = [.. _samples, .. _extra];
        MemoryStore store = new(new MemoryJournal());
        store.Add("test", all, []);
        SpecReadResult read = SpecReader.Read(Xml);
        AnalogueForecast forecast = new(
            store,
            new ForecastScope(Fabric, [read.Spec!], Moves),
            length => TrafficWindow.From(all, Now, length));
        return forecast.Futures(Now, window ?? Window, horizon ?? Horizon, CancellationToken.None);
    }

    public static double Sent(ITrafficRates rates, string name) =>
        rates.Adapter(name + "-nic", WindowStatistic.Mean)!.SentBitsPerSecond / M;

    public static double Received(ITrafficRates rates, string name) =>
        rates.Adapter(name + "-nic", WindowStatistic.Mean)!.ReceivedBitsPerSecond / M;

    public static double Out(ITrafficRates rates, string host) =>
        rates.Uplink(host + "-up", WindowStatistic.Mean)!.SentBitsPerSecond / M;

    public static double In(ITrafficRates rates, string host) =>
        rates.Uplink(host + "-up", WindowStatistic.Mean)!.ReceivedBitsPerSecond / M;

    public static double Arrived(ITrafficRates rates, string from, string to) =>
        rates.Pair(from + "-nic", to + "-nic", WindowStatistic.Mean)!.ArrivedBitsPerSecond!.Value / M;

    public static double Offered(ITrafficRates rates, string from, string to) =>
        rates.Pair(from + "-nic", to + "-nic", WindowStatistic.Mean)!.OfferedBitsPerSecond!.Value / M;

    /// <summary>Checks two rates.</summary>
    public static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-6);

    private void AddMinute(int minute)
    {
        (string From, string To, double Rate, double Arrived)[] flows =
        [
            .. _flows
                .Select(flow => (flow.From, flow.To, Rate: flow.RateAt(minute)))
                .Where(flow => flow.Rate > 0)
                .Select(flow => (flow.From, flow.To, flow.Rate,
                    _arriving.TryGetValue(flow.From, out Func<int, double>? arrived) ? arrived(minute) : flow.Rate)),
        ];
        foreach (string name in _flows.SelectMany(flow => new[] { flow.From, flow.To }).Append("b").Distinct())
        {
            Add(minute, TrafficKind.Adapter, name + "-nic", null,
                flows.Where(flow => flow.From == name).Sum(flow => flow.Rate),
                flows.Where(flow => flow.To == name).Sum(flow => flow.Arrived));
            foreach (string remote in HasPairs
                ? flows.Where(flow => flow.From == name || flow.To == name)
                    .Select(flow => flow.From == name ? flow.To : flow.From).Distinct()
                : [])
            {
                Add(minute, TrafficKind.Pair, name + "-nic", remote + "-nic",
                    flows.Where(flow => flow.From == name && flow.To == remote).Sum(flow => flow.Rate),
                    flows.Where(flow => flow.To == name && flow.From == remote).Sum(flow => flow.Arrived));
            }
        }

        foreach (string host in new[] { "h1", "h2" })
        {
            Add(minute, TrafficKind.Uplink, host + "-up", null,
                RestOf(host, minute) + Crossing(flow => HostOf(flow.From, minute) == host),
                RestOf(host, minute) + Crossing(flow => HostOf(flow.To, minute) == host));
        }

        double Crossing(Func<(string From, string To, double Rate, double Arrived), bool> isMeant) => flows
            .Where(flow => HostOf(flow.From, minute) != HostOf(flow.To, minute) && isMeant(flow))
            .Sum(flow => flow.Arrived);
    }

    private void Add(int minute, TrafficKind kind, string id, string? remote, double sent, double received) =>
        _samples.Add(new TrafficSample(
            kind, id, Now.AddMinutes(minute - 1), Now.AddMinutes(minute), sent * M * 7.5, received * M * 7.5, "meter")
        {
            RemoteId = remote,
            PairCoverage = kind == TrafficKind.Adapter && HasPairs ? PairCoverage.All : PairCoverage.None,
        });
}
