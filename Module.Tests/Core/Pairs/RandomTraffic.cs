using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Tests.Core.Pairs;

/// <summary>A small random fabric with a true matrix of who sends what to whom, and what its meters tell of it.
/// Some senders are throttled, so less arrives than is offered; some adapters are not metered, some by pairs;
/// externals never are, and "elsewhere" is one that the fabric does not know. The same seed gives the same.
/// Rates in Mbit/s.</summary>
internal sealed class RandomTraffic
{
    public const double M = 1e6;

    public static readonly DateTimeOffset Start = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly Dictionary<string, PairCoverage> _coverage = [];
    private readonly HashSet<string> _metered = [];
    private readonly HashSet<(string, string)> _listed = [];

    public RandomTraffic(int seed, int intervals = 1, int mostAdapters = 7)
    {
        _random = new Random(seed);
        Fabric = MakeFabric(mostAdapters);
        Adapters = [.. Fabric.VirtualMachines.SelectMany(machine => machine.Adapters).Select(adapter => adapter.Id)];
        Externals = [.. Fabric.Externals.Select(external => external.Id), "elsewhere"];
        ChooseMeters();
        for (int interval = 0; interval < intervals; interval++)
        {
            Truth.Add(MakeTruth());
        }
    }

    public FabricInventory Fabric { get; }

    public string[] Adapters { get; }

    public string[] Externals { get; }

    /// <summary>What is offered and what arrives, by pair, for each minute.</summary>
    public List<Dictionary<(string Source, string Target), (double Offered, double Arrived)>> Truth { get; } = [];

    /// <summary>Every pair between which there is a way.</summary>
    public IEnumerable<(string Source, string Target)> Pairs => Adapters.Concat(Externals)
        .SelectMany(from => Adapters.Concat(Externals).Select(to => (from, to)))
        .Where(pair => pair.from != pair.to
            && (Adapters.Contains(pair.from) || Adapters.Contains(pair.to))
            && Fabric.Routes.Connects(pair.from, pair.to));

    public int Next(int most) => _random.Next(most);

    /// <summary>The window over all minutes.</summary>
    public TrafficWindow Window() => TrafficWindow.From(
        Samples(),
        Start.AddMinutes(Truth.Count),
        TimeSpan.FromMinutes(Truth.Count));

    /// <summary>What the meters tell.</summary>
    public IEnumerable<TrafficSample> Samples() => Truth.SelectMany((_, minute) => SamplesOf(minute));

    /// <summary>Some pairs that no meter of the receiver counts, at most as many as asked for.</summary>
    public (string Source, string Target)[] SomePairs(int most) =>
        [.. Pairs.Where(pair => _random.Next(2) == 0).OrderBy(_ => _random.Next()).Take(most)];

    /// <summary>What arrives of a pair, as a statistic over the minutes. Unit: bit/s.</summary>
    public double Arrived((string Source, string Target) pair, WindowStatistic statistic) => statistic.Of(
        [.. Truth.Select(truth => truth.TryGetValue(pair, out (double, double Arrived) rate) ? rate.Arrived * M : 0)],
        [.. Truth.Select(_ => 60d)]);

    private FabricInventory MakeFabric(int mostAdapters)
    {
        int hosts = _random.Next(1, 3);
        List<FabricHost> all = [];
        for (int host = 0; host < hosts; host++)
        {
            Uplink uplink = new(
                $"up{host}", [.. Enumerable.Range(0, _random.Next(1, 3)).Select(i => new UplinkMember($"m{host}-{i}", 400 * M))]);
            all.Add(new FabricHost($"h{host}", $"H{host}", [new VirtualSwitch("out", uplink), new("in", null)], 0, 1));
        }

        List<VirtualMachine> machines = [];
        int count = _random.Next(2, mostAdapters + 1);
        for (int i = 0; i < count; i++)
        {
            string onSwitch = _random.Next(6) == 0 ? "in" : "out";
            double? most = _random.Next(5) == 0 ? _random.Next(5, 60) * M : null;
            machines.Add(new VirtualMachine($"v{i}", $"V{i}", $"h{_random.Next(hosts)}",
            [
                new VirtualAdapter($"v{i}", _random.Next(12) == 0 ? null : onSwitch)
                {
                    Subnet = _random.Next(4) == 0 ? "s2" : "s1",
                    Port = new PortSettings(null, null, most),
                },
            ]));
        }

        List<FabricLink> links = hosts > 1 && _random.Next(2) == 0 ? [new FabricLink("l01", "up0", "up1", 900 * M)] : [];
        ExternalPeer net = new("net", "Net", ["10.9.0.1"], _random.Next(3) == 0 ? 40 * M : null);
        return new FabricInventory("random", Start, all, machines, [net], [], links);
    }

    private void ChooseMeters()
    {
        foreach (string id in Adapters.Where(_ => _random.Next(7) > 0))
        {
            _metered.Add(id);
            _coverage[id] = (PairCoverage)Math.Max(0, _random.Next(8) - 5);
        }

        _metered.UnionWith(Fabric.Hosts.Select(host => host.Switches[0].Uplink!.Id).Where(_ => _random.Next(4) > 0));
        _metered.UnionWith(Fabric.Links.Select(link => link.Id));
        foreach (string id in Adapters.Where(id => _coverage.GetValueOrDefault(id) == PairCoverage.Listed))
        {
            _listed.UnionWith(Adapters.Concat(Externals).Where(_ => _random.Next(3) == 0).Select(remote => (id, remote)));
        }
    }

    private Dictionary<(string, string), (double Offered, double Arrived)> MakeTruth()
    {
        Dictionary<(string, string), (double Offered, double Arrived)> truth = [];
        HashSet<string> throttled = [.. Adapters.Where(_ => _random.Next(4) == 0)];
        foreach ((string Source, string Target) pair in Pairs.Where(pair =>
            _random.Next(5) < (Fabric.Routes.StaysInside(pair.Source, pair.Target) ? 3 : 1)))
        {
            double arrived = _random.Next(1, 30);
            double lost = throttled.Contains(pair.Source) ? _random.Next(0, 20) : 0;
            truth[pair] = (arrived + lost, arrived);
        }

        Obey(truth);
        return truth;
    }

    // No port sends more than its maximum, and no line carries more than its capacity.
    private void Obey(Dictionary<(string Source, string Target), (double Offered, double Arrived)> truth)
    {
        foreach (VirtualAdapter adapter in Fabric.VirtualMachines.SelectMany(machine => machine.Adapters))
        {
            Squeeze(truth, pair => pair.Source == adapter.Id, adapter.Port.MaximumBitsPerSecond / M);
        }

        Squeeze(truth, pair => pair.Target == "net", Fabric.Externals[0].CapacityBitsPerSecond / M);
        Squeeze(truth, pair => pair.Source == "net", Fabric.Externals[0].CapacityBitsPerSecond / M);
    }

    private static void Squeeze(
        Dictionary<(string Source, string Target), (double Offered, double Arrived)> truth,
        Func<(string Source, string Target), bool> isMeant,
        double? most)
    {
        (string, string)[] meant = [.. truth.Keys.Where(isMeant)];
        double sum = meant.Sum(pair => truth[pair].Arrived);
        foreach ((string, string) pair in sum > most ? meant : [])
        {
            truth[pair] = (truth[pair].Offered, truth[pair].Arrived * most!.Value / sum);
        }
    }

    private IEnumerable<TrafficSample> SamplesOf(int minute)
    {
        Dictionary<(string Source, string Target), (double Offered, double Arrived)> truth = Truth[minute];
        foreach (string id in Adapters.Where(_metered.Contains))
        {
            PairCoverage coverage = _coverage[id];
            yield return Sample(TrafficKind.Adapter, id, null, minute, truth.Where(one => one.Key.Source == id)
                .Sum(one => one.Value.Offered), truth.Where(one => one.Key.Target == id).Sum(one => one.Value.Arrived), coverage);
            foreach (string remote in Adapters.Concat(Externals).Where(remote =>
                coverage == PairCoverage.All || _listed.Contains((id, remote))))
            {
                double offered = truth.GetValueOrDefault((id, remote)).Offered;
                double arrived = truth.GetValueOrDefault((remote, id)).Arrived;
                if (coverage == PairCoverage.Listed || offered + arrived > 0)
                {
                    yield return Sample(TrafficKind.Pair, id, remote, minute, offered, arrived);
                }
            }
        }

        foreach (string id in Fabric.Hosts.Select(host => host.Switches[0].Uplink!.Id).Where(_metered.Contains))
        {
            yield return Sample(TrafficKind.Uplink, id, null, minute,
                Through(truth, RouteStepKind.Uplink, id, RouteDirection.Out),
                Through(truth, RouteStepKind.Uplink, id, RouteDirection.In));
        }

        foreach (string id in Fabric.Links.Select(link => link.Id))
        {
            yield return Sample(TrafficKind.Link, id, null, minute,
                Through(truth, RouteStepKind.Link, id, RouteDirection.Out),
                Through(truth, RouteStepKind.Link, id, RouteDirection.In));
        }
    }

    private double Through(
        Dictionary<(string Source, string Target), (double Offered, double Arrived)> truth,
        RouteStepKind kind,
        string id,
        RouteDirection direction) => truth
            .Where(one => Fabric.Routes.Between(one.Key.Source, one.Key.Target)
                .Any(step => step.Kind == kind && step.Id == id && step.Direction == direction))
            .Sum(one => one.Value.Arrived);

    private static TrafficSample Sample(
        TrafficKind kind,
        string id,
        string? remote,
        int minute,
        double sent,
        double received,
        PairCoverage coverage = PairCoverage.None) => new(
        kind, id, Start.AddMinutes(minute), Start.AddMinutes(minute + 1), sent * M * 7.5, received * M * 7.5, "meter")
    {
        RemoteId = remote,
        PairCoverage = coverage,
    };
}
