using System;
using System.Collections.Generic;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What a plan is made from. Immutable.</summary>
public sealed class PlanRequest
{
    private readonly Dictionary<string, MachinePolicy> _policies;
    private ApplicationMembers? _members;

    /// <summary>Makes a request.</summary>
    /// <param name="evaluation">The fabric, the specs and the rates.</param>
    /// <param name="recentPeaks">The 95th percentile of what each adapter sent in its last 24 h, by adapter id.
    /// Unit: bit/s.</param>
    public PlanRequest(EvaluationRequest evaluation, IReadOnlyDictionary<string, double> recentPeaks)
        : this(evaluation, recentPeaks, new Dictionary<string, MachinePolicy>(StringComparer.Ordinal))
    {
    }

    private PlanRequest(
        EvaluationRequest evaluation,
        IReadOnlyDictionary<string, double> recentPeaks,
        Dictionary<string, MachinePolicy> policies)
    {
        _policies = policies;
        Evaluation = Guard.NotNull(evaluation, nameof(evaluation));
        RecentPeaks = Guard.NotNull(recentPeaks, nameof(recentPeaks));
    }

    /// <summary>The fabric, the specs and the rates.</summary>
    public EvaluationRequest Evaluation { get; }

    /// <summary>The 95th percentile of what each adapter sent in its last 24 h, by adapter id. Unit:
    /// bit/s.</summary>
    public IReadOnlyDictionary<string, double> RecentPeaks { get; }

    /// <summary>What earlier runs changed and still stands.</summary>
    public IReadOnlyList<StandingChange> Standing { get; init; } = Array.Empty<StandingChange>();

    /// <summary>What may be done.</summary>
    public RebalancePolicy Policy { get; init; } = RebalancePolicy.Default;

    /// <summary>Breaches that have not lasted long enough to be mended: how many evaluations they have lasted, by
    /// full name of the requirement.</summary>
    public IReadOnlyDictionary<string, int> YoungBreaches { get; init; } = new Dictionary<string, int>();

    /// <summary>The same of requirements that are Unknown, and likely broken by an estimate.</summary>
    public IReadOnlyDictionary<string, int> YoungLikely { get; init; } = new Dictionary<string, int>();

    /// <summary>What NetUtil moved as far back as the longest cool-down of the policy.</summary>
    public IReadOnlyList<RecentMove> RecentMoves { get; init; } = Array.Empty<RecentMove>();

    /// <summary>True where the platform can live-migrate.</summary>
    public bool CanMigrate { get; init; }

    /// <summary>True where the platform can set a port's bandwidth.</summary>
    public bool CanChangeBandwidth { get; init; } = true;

    /// <summary>What may be done with a VM of the fabric, as it lies before the plan.</summary>
    /// <param name="machine">The VM.</param>
    public MachinePolicy PolicyOf(VirtualMachine machine)
    {
        if (!_policies.TryGetValue(Guard.NotNull(machine, nameof(machine)).Id, out MachinePolicy? found))
        {
            _members ??= new ApplicationMembers(Evaluation.Fabric, Evaluation.Specs);
            found = Policy.For(
                machine,
                _members.ApplicationsOf(machine.Id),
                Evaluation.Fabric.FindHost(machine.HostId)?.Name);
            _policies.Add(machine.Id, found);
        }

        return found;
    }

    /// <summary>True where what is to be mended holds now and is only at risk.</summary>
    internal bool IsForRisk { get; private set; }

    /// <summary>The same request as if the traffic that is foreseen were there.</summary>
    /// <param name="evaluation">With that traffic, and no forecast.</param>
    internal PlanRequest ForRisk(EvaluationRequest evaluation) => new(evaluation, RecentPeaks, _policies)
    {
        _members = _members ??= new ApplicationMembers(Evaluation.Fabric, Evaluation.Specs),
        Policy = Policy,
        RecentMoves = RecentMoves,
        CanMigrate = CanMigrate,
        CanChangeBandwidth = CanChangeBandwidth,
        IsForRisk = true,
    };

    /// <summary>The same request about another fabric or other rates.</summary>
    /// <remarks>What the policy says of a VM stays as a plan moves VMs about: none goes to or from a host that is
    /// excluded.</remarks>
    internal PlanRequest With(EvaluationRequest evaluation) => With(evaluation, YoungBreaches);

    /// <summary>The same request about other rates, with other breaches that are too young.</summary>
    internal PlanRequest With(
        EvaluationRequest evaluation, IReadOnlyDictionary<string, int> youngBreaches) =>
        new(evaluation, RecentPeaks, _policies)
    {
        _members = _members ??= new ApplicationMembers(Evaluation.Fabric, Evaluation.Specs),
        Standing = Standing,
        Policy = Policy,
        YoungBreaches = youngBreaches,
        YoungLikely = YoungLikely,
        RecentMoves = RecentMoves,
        CanMigrate = CanMigrate,
        CanChangeBandwidth = CanChangeBandwidth,
        IsForRisk = IsForRisk,
    };
}
