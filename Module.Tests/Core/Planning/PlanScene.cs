using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.Specs;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Core.Simulation;

namespace NetUtil.Tests.Core.Planning;

/// <summary>A simulated fabric with specs about it, written down in a few lines; it is run for five minutes,
/// metered and planned for. VM "a1" has the adapter "a1-nic"; component "A" is played by VMs "a*" and by
/// externals of that name. Every pair is metered unless it is said not to be. Rates in Mbit/s.</summary>
internal sealed class PlanScene
{
    public const double M = 1e6;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private readonly List<FabricHost> _hosts = [];
    private readonly List<VirtualMachine> _machines = [];
    private readonly List<ExternalPeer> _externals = [];
    private readonly List<TrafficDemand> _demands = [];
    private readonly List<(string App, string Id, string Text, SpecificationSettings Settings)> _statements = [];
    private readonly Dictionary<string, double> _peaks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withoutPairs = [];
    private readonly Dictionary<string, double> _lines = [];
    private readonly List<string> _dropped = [];
    private SimulationProvider? _provider;
    private IReadOnlyList<TrafficSample> _samples = [];

    public RebalancePolicy Policy { get; set; } = RebalancePolicy.Default;

    public bool CanChangeBandwidth { get; set; } = true;

    public bool CanMigrate { get; set; }

    public IForecast? Forecast { get; set; }

    public List<RecentMove> Moved { get; } = [];

    public List<StandingChange> Standing { get; } = [];

    public Dictionary<string, int> Young { get; } = [];

    public Dictionary<string, int> YoungLikely { get; } = [];

    /// <summary>Says what is likely of pairs that are not metered; nobody where null.</summary>
    public IPairRateEstimator? Estimator { get; set; }

    public FabricInventory Fabric => Provider.ReadInventory(CancellationToken.None);

    private SimulationProvider Provider => _provider ??= new SimulationProvider(new MemorySimulationFile(
        SimulationState.Begin(new SimulationDefinition(
            new FabricInventory("scene", SampleNetworks.Start, _hosts, _machines, _externals), _demands)
        {
            PairMeteredAdapters = _machines
                .Where(machine => !_withoutPairs.Contains(machine.Name))
                .SelectMany(machine => machine.Adapters)
                .Select(adapter => adapter.Id)
                .ToArray(),
        })));

    public PlanScene Host(
        string id,
        double uplink,
        MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute,
        int members = 1,
        int memoryGiB = 64)
    {
        FabricHost host = SampleNetworks.Host(id, uplink, mode, members);
        _hosts.Add(new FabricHost(host.Id, host.Name, host.Switches, (long)memoryGiB << 30, host.ProcessorCount));
        return this;
    }

    public PlanScene Vm(
        string name, string host, PortSettings? port = null, string? fixedBecause = null, int memoryGiB = 1)
    {
        _machines.Add(new VirtualMachine(name, name, host, [
            new VirtualAdapter(name + "-nic", "vs")
            {
                Port = port ?? PortSettings.Unset,
                Subnet = "s",
                NotAdjustableReason = fixedBecause,
            }])
        {
            MemoryBytes = (long)memoryGiB << 30,
        });
        return this;
    }

    public PlanScene External(string id, double? line = null, double? statedLine = null)
    {
        _externals.Add(new ExternalPeer(id, id, [], line * M));
        if (statedLine is double stated)
        {
            _lines.Add(id, stated * M);
        }

        return this;
    }

    public PlanScene Flow(string from, string to, double offered)
    {
        _demands.Add(SampleNetworks.Demand(Id(from), Id(to), offered));
        return this;
    }

    /// <summary>The 95th percentile of what a VM sent in its last 24 h.</summary>
    public PlanScene Peak(string name, double rate)
    {
        _peaks[Id(name)] = rate * M;
        return this;
    }

    /// <summary>Leaves VMs their totals alone.</summary>
    public PlanScene TotalsOnly(params string[] names)
    {
        _withoutPairs.UnionWith(names);
        return this;
    }

    public PlanScene Requires(
        string text, int priority = 50, string app = "app", SpecificationSettings? settings = null)
    {
        string id = "r" + (_statements.Count(one => one.App == app) + 1);
        settings ??= SpecificationSettings.Default;
        _statements.Add((app, id, text, settings with { Priority = priority }));
        return this;
    }

    /// <summary>Unregisters an application.</summary>
    public void Drop(string app) => _dropped.Add(app);

    /// <summary>Lets five minutes pass and meters them.</summary>
    public EvaluationRequest Measure()
    {
        MeterReading first = Provider.ReadMeters(CancellationToken.None);
        IReadOnlyList<CounterReading> last =
            ReadingCollector.Collect(first, [], new CollectorOptions()).LastReadings;
        MeterReading? second = null;
        Provider.Step(s_window, null, reading => second = reading, CancellationToken.None);
        _samples = ReadingCollector.Collect(second!, last, new CollectorOptions()).Samples;
        return Asked();
    }

    public PlanRequest Request() => new(Measure(), _peaks)
    {
        Policy = Policy,
        Standing = Standing,
        RecentMoves = Moved,
        YoungBreaches = Young,
        YoungLikely = YoungLikely,
        CanChangeBandwidth = CanChangeBandwidth,
        CanMigrate = CanMigrate,
    };

    /// <summary>Measures and plans.</summary>
    public RebalancePlan Plan(PlanOptions? options = null) =>
        RebalancePlanner.Plan(Request(), options ?? new PlanOptions(), CancellationToken.None);

    /// <summary>Carries a plan out, as a run does: what lowers first.</summary>
    public PlanScene CarryOut(RebalancePlan plan)
    {
        foreach (PlanStep step in plan.Steps)
        {
            AdaptationOutcome outcome = Provider.CarryOut(
                step.Adaptation, $"{plan.PlanId}/{step.Number}", CancellationToken.None);
            if (outcome.State != AdaptationState.Done)
            {
                throw new InvalidOperationException($"{step}: {outcome.Message}");
            }

            if (!Standing.Any(one => one.AdapterId == step.Bandwidth!.AdapterId))
            {
                Standing.Add(new StandingChange(
                    step.Bandwidth!.AdapterId, step.Bandwidth!.From, step.Bandwidth!.To));
            }
        }

        return this;
    }

    /// <summary>The verdicts of five more minutes.</summary>
    public IReadOnlyList<PathCompliance> Verdicts() =>
        ComplianceEvaluator.Evaluate(Measure(), CancellationToken.None);

    /// <summary>What really arrives, which no meter tells.</summary>
    public double Arriving(string from, string to) => Provider.ReadFlows(CancellationToken.None)
        .Where(flow => flow.SourceId == Id(from) && flow.TargetId == Id(to))
        .Sum(flow => flow.CarriedBitsPerSecond) / M;

    public IReadOnlyList<FlowRate> Flows() => Provider.ReadFlows(CancellationToken.None);

    /// <summary>The adapter of a VM, or the external itself.</summary>
    public string Id(string name) => _externals.Any(one => one.Id == name) ? name : name + "-nic";

    private EvaluationRequest Asked()
    {
        EvaluationRequest plain = EvaluationRequest.From(Fabric, Specs(), _samples, Provider.Clock.Now);
        return new EvaluationRequest(plain.Fabric, plain.Specs, plain.RatesOver, plain.Now)
        {
            Forecast = Forecast,
            Estimator = Estimator,
        };
    }

    private ApplicationSpec[] Specs() => _statements
        .Where(one => !_dropped.Contains(one.App))
        .GroupBy(one => one.App)
        .Select(group =>
        {
            CapacitySpecification[] capacities = group.Select(one => new CapacitySpecification(
                one.Id, true, one.Settings, ExpressionParser.Parse(one.Text).Statements)).ToArray();
            Component[] components = capacities
                .SelectMany(capacity => capacity.Statements)
                .SelectMany(statement => statement.Requirement.Measure.Nodes)
                .Where(node => node.Kind != PathNodeKind.Any)
                .Select(node => node.Component)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(ComponentOf)
                .ToArray();
            return new ApplicationSpec(group.Key, components, capacities);
        })
        .ToArray();

    private Component ComponentOf(string name) => new(name, _externals.Any(one => one.Id == name)
        ? new ComponentBinding
        {
            Externals = [name],
            ExternalCapacityBitsPerSecond = _lines.TryGetValue(name, out double line) ? line : null,
        }
        : new ComponentBinding { MachineNames = [name.ToLowerInvariant() + "*"] });
}
