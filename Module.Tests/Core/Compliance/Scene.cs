using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Core.Simulation;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>A small fabric with its traffic and the specs about it, written down in a few lines. VM "a1" has the
/// adapter "a1-nic"; component "A" is played by VMs "a*", unless it is bound otherwise. Everything is metered for
/// five minutes, one sample a minute, unless it is said not to be. Rates in Mbit/s.</summary>
internal sealed class Scene
{
    public const double M = 1e6;

    public static readonly DateTimeOffset Now = SampleNetworks.Start;

    private readonly List<FabricHost> _hosts = [];
    private readonly List<VirtualMachine> _machines = [];
    private readonly List<ExternalPeer> _externals = [];
    private readonly List<FabricLink> _links = [];
    private readonly List<(string From, string To, double Offered, double Arrived)> _flows = [];
    private readonly Dictionary<string, ComponentBinding> _bindings = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string App, string Id, string Text, SpecificationSettings Settings)> _statements = [];
    private readonly HashSet<string> _unmetered = [];
    private readonly HashSet<string> _withoutPairs = [];
    private readonly List<TrafficSample> _samples = [];
    private FabricInventory? _fabric;

    /// <summary>The fabric; complete once asked for.</summary>
    public FabricInventory Fabric => _fabric ??= new FabricInventory(
        "scene", Now, _hosts, _machines, _externals, [], _links);

    public IForecast? Forecast { get; set; }

    public IPairRateEstimator? Estimator { get; set; }

    public TotalsHistory? History { get; set; }

    public Scene Host(
        string id, double uplink, MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute, int members = 1)
    {
        _hosts.Add(SampleNetworks.Host(id, uplink, mode, members));
        return this;
    }

    public Scene Host(FabricHost host)
    {
        _hosts.Add(host);
        return this;
    }

    public Scene Vm(string name, string host, PortSettings? port = null, string subnet = "s")
    {
        _machines.Add(SampleNetworks.Machine(name, host, port, subnet));
        return this;
    }

    public Scene Vm(VirtualMachine machine)
    {
        _machines.Add(machine);
        return this;
    }

    public Scene External(string id, double? capacity = null, params string[] addresses)
    {
        _externals.Add(new ExternalPeer(id, id, addresses, capacity * M));
        return this;
    }

    public Scene Link(string id, string endA, string endB, double capacity)
    {
        _links.Add(new FabricLink(id, endA, endB, capacity * M));
        return this;
    }

    /// <summary>Traffic from one VM or external to another.</summary>
    public Scene Flow(string from, string to, double offered, double? arrived = null)
    {
        _flows.Add((from, to, offered, arrived ?? offered));
        return this;
    }

    public Scene Bind(string component, ComponentBinding binding)
    {
        _bindings[component] = binding;
        return this;
    }

    /// <summary>Binds a component to externals.</summary>
    public Scene Outside(string component, string external, double? capacity = null) => Bind(
        component,
        new ComponentBinding { Externals = external.Split(' '), ExternalCapacityBitsPerSecond = capacity * M });

    /// <summary>Adds a requirement "r1", "r2" … of an application.</summary>
    public Scene Requires(string text, int priority = 50, string app = "app", SpecificationSettings? settings = null)
    {
        string id = "r" + (_statements.Count(one => one.App == app) + 1);
        _statements.Add((app, id, text, Copy(settings ?? SpecificationSettings.Default, priority)));
        return this;
    }

    /// <summary>Takes the meters away from VMs (or, by id, from uplinks and links).</summary>
    public Scene Unmetered(params string[] names)
    {
        _unmetered.UnionWith(names);
        return this;
    }

    /// <summary>Leaves VMs their totals alone.</summary>
    public Scene TotalsOnly(params string[] names)
    {
        _withoutPairs.UnionWith(names);
        return this;
    }

    /// <summary>Adds samples of its own.</summary>
    public Scene Sampled(params TrafficSample[] samples)
    {
        _samples.AddRange(samples);
        return this;
    }

    public IReadOnlyList<ApplicationSpec> Specs() => _statements
        .GroupBy(one => one.App)
        .Select(group =>
        {
            CapacitySpecification[] capacities = group.Select(one => new CapacitySpecification(
                one.Id, true, one.Settings, Parsed(one.Text))).ToArray();
            Component[] components = capacities
                .SelectMany(capacity => capacity.Statements)
                .SelectMany(statement => MeasuresOf(statement).SelectMany(measure => measure.Nodes))
                .Where(node => node.Kind != PathNodeKind.Any)
                .Select(node => node.Component)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new Component(name, _bindings.TryGetValue(name, out ComponentBinding? binding)
                    ? binding
                    : new ComponentBinding { MachineNames = [name.ToLowerInvariant() + "*"] }))
                .ToArray();
            return new ApplicationSpec(group.Key, components, capacities);
        })
        .ToArray();

    public EvaluationRequest Request()
    {
        EvaluationRequest plain = EvaluationRequest.From(Fabric, Specs(), Samples(), Now);
        return new EvaluationRequest(Fabric, Specs(), plain.RatesOver, Now)
        {
            Forecast = Forecast,
            Estimator = Estimator,
            History = () => History,
        };
    }

    public IReadOnlyList<PathCompliance> Verdicts() =>
        ComplianceEvaluator.Evaluate(Request(), CancellationToken.None);

    /// <summary>The verdict on a requirement, the first one by default.</summary>
    public PathCompliance Verdict(string id = "r1", string app = "app") =>
        Verdicts().Single(verdict => verdict.Requirement == id && verdict.Application == app);

    public IReadOnlyList<TrafficSample> Samples()
    {
        List<TrafficSample> samples = [.. _samples];
        foreach (VirtualAdapter adapter in _machines
            .Where(machine => !_unmetered.Contains(machine.Name))
            .SelectMany(machine => machine.Adapters))
        {
            bool hasPairs = !_withoutPairs.Contains(Fabric.MachineOf(adapter.Id)!.Name);
            AddSamples(samples, TrafficKind.Adapter, adapter.Id, null, Sent(adapter.Id), Received(adapter.Id),
                hasPairs ? PairCoverage.All : PairCoverage.None);
            foreach (string remote in hasPairs ? RemotesOf(adapter.Id) : [])
            {
                AddSamples(samples, TrafficKind.Pair, adapter.Id, remote,
                    Sum(flow => flow.From == adapter.Id && flow.To == remote, flow => flow.Offered),
                    Sum(flow => flow.From == remote && flow.To == adapter.Id, flow => flow.Arrived));
            }
        }

        foreach ((TrafficKind kind, RouteStepKind step, string id) in _hosts
            .SelectMany(host => host.Switches)
            .Select(one => one.Uplink)
            .OfType<Uplink>()
            .Select(uplink => (TrafficKind.Uplink, RouteStepKind.Uplink, uplink.Id))
            .Concat(_links.Select(link => (TrafficKind.Link, RouteStepKind.Link, link.Id)))
            .Where(one => !_unmetered.Contains(one.Id)))
        {
            AddSamples(samples, kind, id, null,
                Through(step, id, RouteDirection.Out), Through(step, id, RouteDirection.In));
        }

        return samples;
    }

    /// <summary>The adapter of a VM, or the external itself.</summary>
    public static string Id(string name) => name + "-nic";

    private static SpecificationSettings Copy(SpecificationSettings from, int priority) => new()
    {
        Priority = priority,
        Window = from.Window,
        Statistic = from.Statistic,
        Basis = from.Basis,
        ToleranceFraction = from.ToleranceFraction,
        Horizon = from.Horizon,
        Risk = from.Risk,
    };

    private static IReadOnlyList<Statement> Parsed(string text)
    {
        ExpressionParseResult result = ExpressionParser.Parse(text);
        return result.Problems.Count == 0
            ? result.Statements
            : throw new ArgumentException(string.Join("; ", result.Problems.Select(problem => problem.ToString())));
    }

    private static IEnumerable<Measure> MeasuresOf(Statement statement) =>
        [statement.Requirement.Measure, .. statement.When is null ? [] : MeasuresOf(statement.When)];

    private static IEnumerable<Measure> MeasuresOf(Condition condition) => condition switch
    {
        ComparisonCondition one => [one.Comparison.Measure],
        NotCondition not => MeasuresOf(not.Part),
        AndCondition and => MeasuresOf(and.Left).Concat(MeasuresOf(and.Right)),
        OrCondition or => MeasuresOf(or.Left).Concat(MeasuresOf(or.Right)),
        _ => throw new ArgumentException(condition.ToString()),
    };

    private static void AddSamples(
        List<TrafficSample> samples,
        TrafficKind kind,
        string id,
        string? remote,
        double sent,
        double received,
        PairCoverage coverage = PairCoverage.None)
    {
        for (int minute = -5; minute < 0; minute++)
        {
            samples.Add(new TrafficSample(
                kind, id, Now.AddMinutes(minute), Now.AddMinutes(minute + 1), sent * M * 7.5, received * M * 7.5, "meter")
            {
                RemoteId = remote,
                PairCoverage = coverage,
            });
        }
    }

    private string EndOf(string name) => _machines.Any(machine => machine.Name == name) ? Id(name) : name;

    private IEnumerable<(string From, string To, double Offered, double Arrived)> Ends() =>
        _flows.Select(flow => (EndOf(flow.From), EndOf(flow.To), flow.Offered, flow.Arrived));

    private double Sum(
        Func<(string From, string To, double Offered, double Arrived), bool> isMeant,
        Func<(string From, string To, double Offered, double Arrived), double> rateOf) =>
        Ends().Where(isMeant).Sum(rateOf);

    private double Sent(string id) => Sum(flow => flow.From == id, flow => flow.Offered);

    private double Received(string id) => Sum(flow => flow.To == id, flow => flow.Arrived);

    private double Through(RouteStepKind kind, string id, RouteDirection way) => Sum(
        flow => Fabric.Routes.Between(flow.From, flow.To)
            .Any(step => step.Kind == kind && step.Id == id && step.Direction == way),
        flow => flow.Arrived);

    private string[] RemotesOf(string id) => Ends()
        .Where(flow => flow.From == id || flow.To == id)
        .Select(flow => flow.From == id ? flow.To : flow.From)
        .Distinct()
        .ToArray();
}
