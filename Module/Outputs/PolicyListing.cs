using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Planning;

namespace NetUtil.Outputs;

/// <summary>Makes the objects that show a policy.</summary>
internal static class PolicyListing
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        [nameof(MachinePolicy.MayMigrate)] = nameof(NetworkRebalancePolicy.MayMove),
        [nameof(MachinePolicy.MayMigrateForRisk)] = nameof(NetworkRebalancePolicy.MayMoveForRisk),
        [nameof(MachinePolicy.MayChangeBandwidth)] = nameof(NetworkRebalancePolicy.MayChangeBandwidth),
        [nameof(MachinePolicy.FloorBitsPerSecond)] = nameof(NetworkRebalancePolicy.FloorBitsPerSecond),
        [nameof(MachinePolicy.CoolDown)] = nameof(NetworkRebalancePolicy.CoolDown),
        [nameof(MachinePolicy.Windows)] = nameof(NetworkRebalancePolicy.Window),
    };

    /// <summary>The default, then each rule by name.</summary>
    /// <param name="policy">The policy.</param>
    internal static IEnumerable<NetworkRebalancePolicy> All(RebalancePolicy policy) => new[] { OfDefault(policy) }
        .Concat(policy.Overrides
            .OrderBy(rule => rule.Scope)
            .ThenBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase)
            .Select(rule => Of(policy, rule.Scope, rule.Name)));

    /// <summary>What counts for what a rule names.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scope">What is named.</param>
    /// <param name="name">The name; "" for the default.</param>
    internal static NetworkRebalancePolicy Of(RebalancePolicy policy, PolicyScope scope, string name) => scope switch
    {
        PolicyScope.Application => OfApplication(policy, name),
        PolicyScope.VirtualMachine => OfMachine(policy.For(name), name),
        _ => OfDefault(policy),
    };

    /// <summary>What counts for a VM.</summary>
    /// <param name="machine">What the policy says of it.</param>
    /// <param name="name">Its name.</param>
    internal static NetworkRebalancePolicy OfMachine(MachinePolicy machine, string name) =>
        Of(PolicyScope.VirtualMachine, name, machine, null, RulesIn(machine));

    private static NetworkRebalancePolicy OfApplication(RebalancePolicy policy, string name)
    {
        (int evaluations, string source) = policy.BreachEvaluationsOf(name);
        MachinePolicy any = policy.ForApplication(name);
        return Of(PolicyScope.Application, name, any, evaluations, source == MachinePolicy.Standard
            ? RulesIn(any)
            : [.. RulesIn(any), $"{nameof(NetworkRebalancePolicy.BreachEvaluation)}: {source}"]);
    }

    private static NetworkRebalancePolicy OfDefault(RebalancePolicy policy)
    {
        NetworkRebalancePolicy standard = Whole(RebalancePolicy.Default, []);
        return Whole(policy, PolicyDifference.NamesBetween(standard, Whole(policy, []))
            .Select(name => name + ": set")
            .ToArray());
    }

    private static NetworkRebalancePolicy Of(
        PolicyScope scope, string name, MachinePolicy machine, int? evaluations, string[] rules) => new(scope, name)
    {
        MayMove = machine.MayMigrate,
        MayMoveForRisk = machine.MayMigrateForRisk,
        MayChangeBandwidth = machine.MayChangeBandwidth,
        FloorBitsPerSecond = machine.FloorBitsPerSecond,
        CoolDown = machine.CoolDown,
        Window = Texts(machine.Windows.SelectMany(windows => windows)),
        BreachEvaluation = evaluations,
        Exclusion = machine.Exclusion,
        Rule = rules,
    };

    private static NetworkRebalancePolicy Whole(RebalancePolicy policy, string[] rules) =>
        new(PolicyScope.Default, "")
        {
            MayMove = policy.MayMigrate,
            MayMoveForRisk = policy.MayMigrateForRisk,
            MayChangeBandwidth = policy.MayChangeBandwidth,
            FloorBitsPerSecond = policy.FloorBitsPerSecond,
            CoolDown = policy.CoolDown,
            Window = Texts(policy.Windows),
            BreachEvaluation = policy.BreachEvaluations,
            MaximumMove = policy.MaximumMigrations,
            MaximumLowered = policy.MaximumLowered,
            MoveAtOnce = policy.MigrationsAtOnce,
            Hysteresis = policy.HysteresisFraction,
            MaximumPlanAge = policy.MaximumPlanAge,
            ExcludedVM = policy.Excluded.ToArray(),
            ExcludedHost = policy.ExcludedHosts.ToArray(),
            ExcludedApplication = policy.ExcludedApplications.ToArray(),
            ProtectedVM = policy.Protected.ToArray(),
            AllowedVM = policy.Unprotected.ToArray(),
            LowerableVM = policy.LowerableBelowHistory.ToArray(),
            Rule = rules,
        };

    private static string[] RulesIn(MachinePolicy machine) => machine.Sources
        .Where(one => one.Value != MachinePolicy.Standard && s_names.ContainsKey(one.Key))
        .Select(one => $"{s_names[one.Key]}: {one.Value}")
        .ToArray();

    private static string[] Texts(IEnumerable<ChangeWindow> windows) =>
        windows.Select(window => window.ToString()).Distinct().ToArray();
}
