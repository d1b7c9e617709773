using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>Settings of a policy that somebody sets; what is null stays as it is. Immutable.</summary>
public sealed record PolicyChange
{
    /// <summary>True to begin from what counts where nothing is set: of the whole policy the default, of a rule
    /// an empty one.</summary>
    public bool IsReset { get; init; }

    /// <summary>VMs that are never changed; in place of those that were named.</summary>
    public IReadOnlyList<string>? Excluded { get; init; }

    /// <summary>Hosts that nothing is moved to or from, and whose VMs are never changed.</summary>
    public IReadOnlyList<string>? ExcludedHosts { get; init; }

    /// <summary>Applications whose VMs are never changed.</summary>
    public IReadOnlyList<string>? ExcludedApplications { get; init; }

    /// <summary>VMs that the fabric itself needs.</summary>
    public IReadOnlyList<string>? Protected { get; init; }

    /// <summary>VMs that may be changed although they are protected.</summary>
    public IReadOnlyList<string>? Unprotected { get; init; }

    /// <summary>VMs without a spec that may be lowered below their history.</summary>
    public IReadOnlyList<string>? LowerableBelowHistory { get; init; }

    /// <summary>VMs lowered in one run at most; at least 0.</summary>
    public int? MaximumLowered { get; init; }

    /// <summary>Migrations in one run at most; at least 0.</summary>
    public int? MaximumMigrations { get; init; }

    /// <summary>Migrations at once of a host at most; at least 1.</summary>
    public int? MigrationsAtOnce { get; init; }

    /// <summary>What a change must gain or leave, as a share of the bound; 0 to 1.</summary>
    public double? HysteresisFraction { get; init; }

    /// <summary>How old a plan may be when it is carried out.</summary>
    public TimeSpan? MaximumPlanAge { get; init; }

    /// <summary>Evaluations that a breach lasts at least; 1 to 1000. Not for VMs.</summary>
    public int? BreachEvaluations { get; init; }

    /// <summary>What each adapter keeps at least. Unit: bit/s; at least 0.</summary>
    public double? FloorBitsPerSecond { get; init; }

    /// <summary>How long a VM that was moved stays.</summary>
    public TimeSpan? CoolDown { get; init; }

    /// <summary>False to move nothing.</summary>
    public bool? MayMigrate { get; init; }

    /// <summary>True to move VMs also for requirements that hold now and are at risk.</summary>
    public bool? MayMigrateForRisk { get; init; }

    /// <summary>False to leave all ports as they are.</summary>
    public bool? MayChangeBandwidth { get; init; }

    /// <summary>When changes are made; an empty list for any time.</summary>
    public IReadOnlyList<ChangeWindow>? Windows { get; init; }

    /// <summary>Changes what counts for every VM.</summary>
    /// <param name="policy">The policy as it is.</param>
    /// <returns>The policy as it will be; a reset takes the rules out too.</returns>
    /// <exception cref="ArgumentException">A value breaks its range.</exception>
    public RebalancePolicy ApplyTo(RebalancePolicy policy)
    {
        RebalancePolicy start = IsReset ? RebalancePolicy.Default : Guard.NotNull(policy, nameof(policy));
        return start with
        {
            Excluded = Excluded ?? start.Excluded,
            ExcludedHosts = ExcludedHosts ?? start.ExcludedHosts,
            ExcludedApplications = ExcludedApplications ?? start.ExcludedApplications,
            Protected = Protected ?? start.Protected,
            Unprotected = Unprotected ?? start.Unprotected,
            LowerableBelowHistory = LowerableBelowHistory ?? start.LowerableBelowHistory,
            MaximumLowered = MaximumLowered ?? start.MaximumLowered,
            MaximumMigrations = MaximumMigrations ?? start.MaximumMigrations,
            MigrationsAtOnce = MigrationsAtOnce ?? start.MigrationsAtOnce,
            HysteresisFraction = HysteresisFraction ?? start.HysteresisFraction,
            MaximumPlanAge = MaximumPlanAge ?? start.MaximumPlanAge,
            BreachEvaluations = BreachEvaluations ?? start.BreachEvaluations,
            FloorBitsPerSecond = FloorBitsPerSecond ?? start.FloorBitsPerSecond,
            CoolDown = CoolDown ?? start.CoolDown,
            MayMigrate = MayMigrate ?? start.MayMigrate,
            MayMigrateForRisk = MayMigrateForRisk ?? start.MayMigrateForRisk,
            MayChangeBandwidth = MayChangeBandwidth ?? start.MayChangeBandwidth,
            Windows = Windows ?? start.Windows,
        };
    }

    /// <summary>Changes what counts for some VMs or applications; a rule that then says nothing is taken
    /// out.</summary>
    /// <param name="policy">The policy as it is.</param>
    /// <param name="scope">Whether VMs or an application are named.</param>
    /// <param name="name">The name or wildcard.</param>
    /// <returns>The policy as it will be.</returns>
    /// <exception cref="ArgumentException">A value breaks its range, or is none that such a rule has.</exception>
    public RebalancePolicy ApplyTo(RebalancePolicy policy, PolicyScope scope, string name)
    {
        PolicyOverride key = new(scope, name);
        PolicyOverride? before = Guard.NotNull(policy, nameof(policy)).RuleOf(scope, name);
        PolicyOverride start = before is null || IsReset ? key : before;
        PolicyOverride after = start with
        {
            BreachEvaluations = BreachEvaluations ?? start.BreachEvaluations,
            FloorBitsPerSecond = FloorBitsPerSecond ?? start.FloorBitsPerSecond,
            CoolDown = CoolDown ?? start.CoolDown,
            MayMigrate = MayMigrate ?? start.MayMigrate,
            MayMigrateForRisk = MayMigrateForRisk ?? start.MayMigrateForRisk,
            MayChangeBandwidth = MayChangeBandwidth ?? start.MayChangeBandwidth,
            Windows = Windows ?? start.Windows,
        };
        PolicyOverride[] rules = policy.Overrides
            .Where(rule => rule != before)
            .Concat(after.IsEmpty ? [] : [after])
            .OrderBy(rule => rule.Scope)
            .ThenBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        return policy with { Overrides = rules };
    }
}
