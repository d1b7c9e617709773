using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>The loop over one fabric and one store: observe, evaluate, plan, act, verify, record. Not safe on
/// several threads.</summary>
public sealed class FabricController
{
    private static readonly IReadOnlyDictionary<string, int> s_none = new Dictionary<string, int>();

    private readonly IFabricProvider _provider;
    private readonly IStateStore _store;
    private readonly RebalancePolicy? _policy;

    /// <summary>Makes a controller.</summary>
    /// <param name="provider">The fabric.</param>
    /// <param name="store">Specs, statistics and journal.</param>
    public FabricController(IFabricProvider provider, IStateStore store)
    {
        _provider = Guard.NotNull(provider, nameof(provider));
        _store = Guard.NotNull(store, nameof(store));
    }

    /// <summary>What may be done: what the store says now, unless another policy is given.</summary>
    /// <exception cref="StoreException">The store's policy cannot be read.</exception>
    public RebalancePolicy Policy
    {
        get => _policy ?? _store.Policy.Read();
        init => _policy = Guard.NotNull(value, nameof(Policy));
    }

    /// <summary>Names and ids of the machine that NetUtil runs on; its VM is not changed.</summary>
    public IReadOnlyList<string> OwnNames
    {
        get;
        init => field = Guard.NotNull(value, nameof(OwnNames));
    } = Array.Empty<string>();

    /// <summary>False where verdicts are not to look ahead, so that none is AtRisk.</summary>
    public bool LooksAhead { get; init; } = true;

    /// <summary>Says what is likely where meters count no pairs; null where nothing does.</summary>
    public IPairRateEstimator? Estimator { get; init; } = new PairEstimator();

    private string FabricId => _provider.FabricId;

    /// <summary>Reads every meter once and keeps the rates, and rolls up some of what is old enough.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <returns>What was gained, and what could not be read.</returns>
    /// <exception cref="FabricException">The meters could not be read.</exception>
    public MeterRound Observe(CancellationToken stopToken)
    {
        MeterReading reading = _provider.ReadMeters(stopToken);
        CounterCapacity capacity = new(() => _provider.ReadInventory(stopToken));
        CollectedTraffic collected = ReadingCollector.Collect(
            reading,
            _store.Statistics.ReadLastReadings(FabricId),
            new CollectorOptions { MaximumBitsPerSecond = capacity.Of });
        _store.Statistics.Add(FabricId, collected.Samples, collected.LastReadings);
        return new MeterRound(
            reading,
            collected,
            RollUpRound.Run(_store, FabricId, reading.Time, collected.Samples.Count, stopToken));
    }

    /// <summary>What the verdict is reached from now: inventory, registered specs and samples. Nothing changes,
    /// the store included.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public EvaluationRequest Ask(CancellationToken stopToken) => Look(stopToken).Request;

    /// <summary>Reaches the verdict on every registered requirement. Nothing changes, the store
    /// included.</summary>
    /// <param name="stopToken">Ends the work.</param>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public IReadOnlyList<PathCompliance> Evaluate(CancellationToken stopToken) =>
        ComplianceEvaluator.Evaluate(Ask(stopToken), stopToken);

    /// <summary>Makes a plan. Nothing changes, the store included.</summary>
    /// <param name="options">How it is sought.</param>
    /// <param name="stopToken">Ends the search.</param>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public RebalancePlan Plan(PlanOptions options, CancellationToken stopToken)
    {
        FabricView view = Look(stopToken);
        FabricInventory fabric = view.Request.Fabric;
        DateTimeOffset now = view.Request.Now;
        RebalancePolicy policy = PolicyIn(fabric);
        IReadOnlyList<RunStep> history = History();
        return RebalancePlanner.Plan(
            new PlanRequest(
                view.Request, _store.Statistics.SentPercentiles(FabricId, 95, now - FabricView.Day, now))
            {
                Standing = StandingChanges.In(fabric, history),
                Policy = policy,
                RecentMoves = StandingChanges.RecentMovesIn(history, now - PolicyOverride.LongestCoolDown),
                CanChangeBandwidth = _provider.Capabilities.CanChangeBandwidth,
                CanMigrate = _provider.Capabilities.CanMigrate,
                YoungBreaches = view.YoungBreaches(policy),
                YoungLikely = options.AllowEstimate ? view.YoungLikely(policy) : s_none,
            },
            options,
            stopToken);
    }

    /// <summary>Carries out a plan, measures what came of it and records all of it.</summary>
    /// <param name="plan">The plan; not empty.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="report">Told each time a step comes to stand otherwise.</param>
    /// <param name="stopToken">Ends the run before its next step; what was done is recorded as a partial
    /// run.</param>
    /// <exception cref="ArgumentException">The plan is empty, or the run's id is in the journal
    /// already.</exception>
    /// <exception cref="PlanStaleException">The plan is for another fabric, or older than the policy
    /// allows.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric.</exception>
    /// <exception cref="FabricException">The platform gives no answer; the run is recorded as it then stands.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Whatever ends it, also an exception that the report throws, the journal then says of every step
    /// what became of it, and the fabric is free.</remarks>
    public RunResult Run(
        RebalancePlan plan, RunOptions options, Action<RunStep> report, CancellationToken stopToken)
    {
        RequireCurrent(plan);
        options = UnderPolicy(options);
        RebalanceRun run = new(_provider, _store.Journal, options, report);
        RunRecord record = run.Begin(plan, stopToken);
        return new RunDriver(this, _provider).Finish(run, record, options, mayPropose: true, stopToken);
    }

    /// <summary>Says why steps of a plan may not be tried now; nothing changes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How it would be carried out.</param>
    /// <param name="stopToken">Ends the reading.</param>
    /// <returns>The reason of each step that may not, a sentence, by its number.</returns>
    /// <exception cref="PlanStaleException">The plan is for another fabric, or older than the policy
    /// allows.</exception>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public IReadOnlyDictionary<int, string> Forbidden(
        RebalancePlan plan, RunOptions options, CancellationToken stopToken)
    {
        RequireCurrent(plan);
        RunStep[] steps = RunStart.StepsOf(plan, Guard.NotNull(options, nameof(options)).RunId, plan.Time);
        FabricInventory fabric = _provider.ReadInventory(stopToken);
        RunOptions asking = UnderPolicy(options);
        return steps
            .Select(step => (step.Number, Why: asking.Forbids(step, steps, fabric)))
            .Where(one => one.Why is not null)
            .ToDictionary(one => one.Number, one => one.Why!);
    }

    /// <summary>What may be done with each VM of a fabric.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <exception cref="StoreException">The store's policy cannot be read.</exception>
    public Func<VirtualMachine, MachinePolicy> PoliciesIn(FabricInventory fabric)
    {
        ApplicationMembers members = new(fabric, Specs());
        RebalancePolicy policy = PolicyIn(fabric);
        return machine => policy.For(
            machine, members.ApplicationsOf(machine.Id), fabric.FindHost(machine.HostId)?.Name);
    }

    /// <summary>All runs of the fabric with their steps, newest first; streamed.</summary>
    public IEnumerable<RunHistory> Runs() => _store.Journal.ReadRuns(FabricId)
        .Select(run => new RunHistory(run, _store.Journal.ReadSteps(run.RunId)));

    /// <summary>What NetUtil limits or guarantees now, why, and since when, by adapter id.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public IReadOnlyList<ActiveChange> Active(CancellationToken stopToken) =>
        StandingChanges.ActiveIn(_provider.ReadInventory(stopToken), History());

    /// <summary>The VMs that lie where NetUtil moved them, why, and since when, by name.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public IReadOnlyList<ActiveMove> ActiveMoves(CancellationToken stopToken) =>
        StandingChanges.MovesIn(_provider.ReadInventory(stopToken), History());

    /// <summary>All steps of all runs of the fabric, oldest first.</summary>
    public IReadOnlyList<RunStep> History() => Runs().Reverse().SelectMany(run => run.Steps).ToArray();

    /// <summary>What earlier runs changed and still stands.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public IReadOnlyList<StandingChange> Standing(CancellationToken stopToken) =>
        StandingChanges.In(_provider.ReadInventory(stopToken), History());

    /// <summary>The policy, with the VM that NetUtil runs on.</summary>
    internal RebalancePolicy PolicyIn(FabricInventory fabric) =>
        Policy with { Found = OwnMachine.FindIn(fabric, OwnNames) };

    /// <summary>The options of a run that asks the policy before each step.</summary>
    internal RunOptions UnderPolicy(RunOptions options)
    {
        Guard.NotNull(options, nameof(options));
        // A run that goes on is not held up by what it moved itself.
        RunStep[] before = History().Where(step => step.RunId != options.RunId).ToArray();
        RunRules rules = new(Policy, PoliciesIn, before, _provider.Clock);
        return AtOnce(options) with
        {
            Forbids = (step, steps, fabric) =>
                options.Forbids(step, steps, fabric) ?? rules.WhyNot(step, steps, fabric),
        };
    }

    /// <summary>The options of a run that keeps how many migrations the policy allows at once.</summary>
    internal RunOptions AtOnce(RunOptions options) =>
        Guard.NotNull(options, nameof(options)) with { MigrationsAtOnce = Policy.MigrationsAtOnce };

    /// <summary>All registered specs.</summary>
    internal ApplicationSpec[] Specs() => _store.Specs.ReadAll().Select(registered => registered.Spec).ToArray();

    private void RequireCurrent(RebalancePlan plan)
    {
        string? difference = PlanCheck.DifferenceOf(
            Guard.NotNull(plan, nameof(plan)), FabricId, _provider.Clock.Now, Policy.MaximumPlanAge);
        if (difference is not null)
        {
            throw new PlanStaleException(difference);
        }
    }

    private FabricView Look(CancellationToken stopToken) => new(
        _provider.ReadInventory(stopToken), Specs(), _provider.Clock.Now, _store.Statistics, stopToken)
    {
        Runs = LooksAhead ? Runs : null,
        Estimator = Estimator,
    };
}
