using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Planning;

/// <summary>Finds which rule of a policy says something about one VM, or one application. Immutable.</summary>
/// <remarks>Rules about VMs go before rules about applications, and these before the default. Of several about
/// VMs, or about one application, the one that names it most closely counts; of equally close ones the first by
/// name. Where several applications of a VM have a rule, the most careful one counts.</remarks>
internal sealed class PolicyLookup
{
    private readonly PolicyOverride[] _ofMachine;
    private readonly PolicyOverride[][] _ofApplications;

    /// <summary>Collects the rules that can say something.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="machineName">The VM; null for none.</param>
    /// <param name="applications">The applications that it has a part in.</param>
    public PolicyLookup(
        IReadOnlyList<PolicyOverride> rules, string? machineName, IReadOnlyCollection<string> applications)
    {
        _ofMachine = machineName is null ? [] : Closest(rules, PolicyScope.VirtualMachine, machineName);
        _ofApplications = rules.Count == 0
            ? []
            : applications
                .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Select(name => Closest(rules, PolicyScope.Application, name))
                .ToArray();
    }

    /// <summary>What counts, and which rule says so.</summary>
    /// <param name="valueOf">What a rule says; null for nothing.</param>
    /// <param name="standard">What the default says.</param>
    /// <param name="isMoreCareful">Whether the first value is more careful than the second.</param>
    public (T Value, string Source) Of<T>(
        Func<PolicyOverride, T?> valueOf, T standard, Func<T, T, bool> isMoreCareful)
        where T : struct
    {
        if (First(_ofMachine, valueOf) is (T own, PolicyOverride rule))
        {
            return (own, rule.ToString());
        }

        (T Value, string Source)? best = null;
        foreach (PolicyOverride[] rules in _ofApplications)
        {
            if (First(rules, valueOf) is (T value, PolicyOverride one)
                && (best is null || isMoreCareful(value, best.Value.Value)))
            {
                best = (value, one.ToString());
            }
        }

        return best ?? (standard, MachinePolicy.Standard);
    }

    /// <summary>The windows that count, each list with the rule that says so; one of each list must be
    /// open.</summary>
    /// <param name="standard">What the default says.</param>
    public IReadOnlyList<(IReadOnlyList<ChangeWindow> Windows, string Source)> Windows(
        IReadOnlyList<ChangeWindow> standard)
    {
        PolicyOverride? own = _ofMachine.FirstOrDefault(rule => rule.Windows is not null);
        PolicyOverride[] rules = own is not null
            ? [own]
            : _ofApplications
                .Select(list => list.FirstOrDefault(rule => rule.Windows is not null))
                .OfType<PolicyOverride>()
                .Distinct()
                .ToArray();
        return rules.Length == 0
            ? [(standard, MachinePolicy.Standard)]
            : rules.Select(rule => (rule.Windows!, rule.ToString())).ToArray();
    }

    private static (T Value, PolicyOverride Rule)? First<T>(
        IEnumerable<PolicyOverride> rules, Func<PolicyOverride, T?> valueOf)
        where T : struct
    {
        foreach (PolicyOverride rule in rules)
        {
            if (valueOf(rule) is T value)
            {
                return (value, rule);
            }
        }

        return null;
    }

    private static PolicyOverride[] Closest(
        IEnumerable<PolicyOverride> rules, PolicyScope scope, string name) => rules
        .Where(rule => rule.Scope == scope && rule.Means(name))
        .OrderByDescending(rule => rule.Closeness)
        .ThenBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase)
        .ToArray();
}
