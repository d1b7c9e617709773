using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What NetUtil may do in a fabric. Immutable.</summary>
public sealed record RebalancePolicy
{
    /// <summary>All defaults: at most ten VMs lowered and five moved a run, none excluded, none lowered below
    /// its own history, at any time.</summary>
    public static RebalancePolicy Default { get; } = new();

    /// <summary>Evaluations that a breach can be asked to last, at most.</summary>
    internal const int MostEvaluations = 1000;

    /// <summary>Names or wildcards of VMs that are never changed.</summary>
    public IReadOnlyList<string> Excluded
    {
        get;
        init => field = Patterns(value, nameof(Excluded));
    } = Array.Empty<string>();

    /// <summary>Names or wildcards of hosts that nothing is moved to or from, and whose VMs are never
    /// changed.</summary>
    public IReadOnlyList<string> ExcludedHosts
    {
        get;
        init => field = Patterns(value, nameof(ExcludedHosts));
    } = Array.Empty<string>();

    /// <summary>Names or wildcards of applications whose VMs are never changed.</summary>
    public IReadOnlyList<string> ExcludedApplications
    {
        get;
        init => field = Patterns(value, nameof(ExcludedApplications));
    } = Array.Empty<string>();

    /// <summary>Names or wildcards of VMs that the fabric itself needs: VMM's own and its database, domain
    /// controllers. They are never changed unless <see cref="Unprotected"/> names them.</summary>
    public IReadOnlyList<string> Protected
    {
        get;
        init => field = Patterns(value, nameof(Protected));
    } = Array.Empty<string>();

    /// <summary>Names or wildcards of VMs that may be changed although they are protected.</summary>
    public IReadOnlyList<string> Unprotected
    {
        get;
        init => field = Patterns(value, nameof(Unprotected));
    } = Array.Empty<string>();

    /// <summary>VMs that were found to be ones that the fabric itself needs, by id, with what each is: a clause
    /// such as "NetUtil runs on it". Found anew each time, and never kept in a store.</summary>
    public IReadOnlyDictionary<string, string> Found
    {
        get;
        init => field = Guard.NotNull(value, nameof(Found));
    } = new Dictionary<string, string>();

    /// <summary>Names or wildcards of VMs without a spec that may be lowered below the 95th percentile of their
    /// last 24 h.</summary>
    public IReadOnlyList<string> LowerableBelowHistory
    {
        get;
        init => field = Patterns(value, nameof(LowerableBelowHistory));
    } = Array.Empty<string>();

    /// <summary>What each adapter of a VM keeps at least. Unit: bit/s; at least 0; 0 for no floor.</summary>
    public double FloorBitsPerSecond
    {
        get;
        init => field = Guard.NotNegative(value, nameof(FloorBitsPerSecond));
    }

    /// <summary>VMs lowered in one run at most; at least 0.</summary>
    public int MaximumLowered
    {
        get;
        init => field = (int)Guard.InRange(value, 0, int.MaxValue, nameof(MaximumLowered));
    } = 10;

    /// <summary>Migrations in one run at most; at least 0.</summary>
    public int MaximumMigrations
    {
        get;
        init => field = (int)Guard.InRange(value, 0, int.MaxValue, nameof(MaximumMigrations));
    } = 5;

    /// <summary>Migrations at once that a host may be source or target of, where the host itself does not allow
    /// fewer; at least 1.</summary>
    public int MigrationsAtOnce
    {
        get;
        init => field = (int)Guard.InRange(value, 1, int.MaxValue, nameof(MigrationsAtOnce));
    } = 2;

    /// <summary>What a change that is not urgent must gain or leave, as a share of the bound; 0 to 1.</summary>
    public double HysteresisFraction
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(HysteresisFraction));
    } = 0.1;

    /// <summary>How long a VM that NetUtil has moved stays where it is; 0 to 31 days.</summary>
    public TimeSpan CoolDown
    {
        get;
        init => field = PolicyOverride.CoolDownIn(value, nameof(CoolDown));
    } = TimeSpan.FromHours(1);

    /// <summary>Evaluations that a breach lasts at least before anything is changed, where its spec does not ask
    /// for more; 1 to 1000.</summary>
    public int BreachEvaluations
    {
        get;
        init => field = EvaluationsIn(value, nameof(BreachEvaluations));
    } = 1;

    /// <summary>How old a plan may be when it is carried out; above 0, at most 31 days.</summary>
    public TimeSpan MaximumPlanAge
    {
        get;
        init => field = value > TimeSpan.Zero && value <= PolicyOverride.LongestCoolDown
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaximumPlanAge), value, "'MaximumPlanAge' must be above 0 and at most 31 days.");
    } = TimeSpan.FromHours(24);

    /// <summary>False to move no VM.</summary>
    public bool MayMigrate { get; init; } = true;

    /// <summary>False to leave all ports as they are.</summary>
    public bool MayChangeBandwidth { get; init; } = true;

    /// <summary>True to move VMs also for requirements that hold now and are at risk.</summary>
    public bool MayMigrateForRisk { get; init; }

    /// <summary>When changes are made; any time where there is none.</summary>
    public IReadOnlyList<ChangeWindow> Windows
    {
        get;
        init => field = Guard.NotNull(value, nameof(Windows));
    } = Array.Empty<ChangeWindow>();

    /// <summary>What is otherwise for some VMs or applications, each name once. Rules about VMs go before those
    /// about applications, and the one that names a VM most closely before others.</summary>
    /// <exception cref="ArgumentException">Two rules are about the same name.</exception>
    public IReadOnlyList<PolicyOverride> Overrides
    {
        get;
        init => field = Once(Guard.NotNull(value, nameof(Overrides)));
    } = Array.Empty<PolicyOverride>();

    /// <summary>What may be done with a VM.</summary>
    /// <param name="machine">The VM.</param>
    /// <param name="applications">The applications that it has a part in; may be empty.</param>
    /// <param name="hostName">The host that it lies on; null where nobody knows.</param>
    public MachinePolicy For(
        VirtualMachine machine, IReadOnlyCollection<string> applications, string? hostName = null) =>
        Counting(
            Guard.NotNull(machine, nameof(machine)).Name,
            Guard.NotNull(applications, nameof(applications)),
            ExclusionOf(machine, applications, hostName));

    /// <summary>What may be done with a VM of which only the name is known.</summary>
    /// <param name="machineName">Its name; not blank.</param>
    public MachinePolicy For(string machineName) => Counting(
        Guard.NotBlank(machineName, nameof(machineName)), [], ExclusionOf(machineName));

    /// <summary>What may be done with the VMs of an application that no rule about VMs names.</summary>
    /// <param name="application">Its name; not blank.</param>
    public MachinePolicy ForApplication(string application) => Counting(
        null, [Guard.NotBlank(application, nameof(application))], ExclusionOfApplication(application));

    /// <summary>Finds a rule.</summary>
    /// <param name="scope">What it is about.</param>
    /// <param name="name">The name or wildcard that it has, without case.</param>
    /// <returns>The rule, or null.</returns>
    public PolicyOverride? RuleOf(PolicyScope scope, string name) => Overrides.FirstOrDefault(
        rule => rule.Scope == scope && string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why nothing is moved to or from a host, as a clause; null where it may be.</summary>
    /// <param name="hostName">Its name.</param>
    public string? HostExclusion(string hostName) => PatternOf(ExcludedHosts, hostName) is string pattern
        ? $"the policy excludes host {hostName} (ExcludedHost '{pattern}')"
        : null;

    /// <summary>How many evaluations a breach of an application's requirement lasts at least, and which rule says
    /// so.</summary>
    /// <param name="application">The application.</param>
    public (int Evaluations, string Source) BreachEvaluationsOf(string application) =>
        new PolicyLookup(Overrides, null, [application])
            .Of(rule => rule.BreachEvaluations, BreachEvaluations, (one, other) => one > other);

    internal static IReadOnlyList<string> Patterns(IReadOnlyList<string> value, string name)
    {
        foreach (string pattern in Guard.NotNull(value, name))
        {
            Guard.NotBlank(pattern, name);
        }

        return value;
    }

    internal static int EvaluationsIn(int value, string name) =>
        (int)Guard.InRange(value, 1, MostEvaluations, name);

    private static string? PatternOf(IReadOnlyList<string> patterns, string name) =>
        patterns.FirstOrDefault(pattern => new NamePattern(pattern).Matches(name));

    private static IReadOnlyList<PolicyOverride> Once(IReadOnlyList<PolicyOverride> rules)
    {
        string? twice = rules
            .GroupBy(rule => rule.ToString(), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1)
            ?.Key;
        return twice is null
            ? rules
            : throw new ArgumentException($"Two rules are about {twice}.", nameof(Overrides));
    }

    private MachinePolicy Counting(string? name, IReadOnlyCollection<string> applications, string? exclusion)
    {
        PolicyLookup rules = new(Overrides, name, applications);
        (bool mayMigrate, string ofMigrate) = rules.Of(one => one.MayMigrate, MayMigrate, IsFalse);
        (bool mayChange, string ofChange) = rules.Of(one => one.MayChangeBandwidth, MayChangeBandwidth, IsFalse);
        (bool mayForRisk, string ofRisk) = rules.Of(one => one.MayMigrateForRisk, MayMigrateForRisk, IsFalse);
        (double floor, string ofFloor) = rules.Of(
            one => one.FloorBitsPerSecond, FloorBitsPerSecond, (one, other) => one > other);
        (TimeSpan coolDown, string ofCoolDown) = rules.Of(
            one => one.CoolDown, CoolDown, (one, other) => one > other);
        IReadOnlyList<(IReadOnlyList<ChangeWindow> Windows, string Source)> windows = rules.Windows(Windows);
        return new MachinePolicy
        {
            Exclusion = exclusion,
            MayMigrate = mayMigrate,
            MayChangeBandwidth = mayChange,
            MayMigrateForRisk = mayForRisk,
            MayGoBelowHistory = name is not null && PatternOf(LowerableBelowHistory, name) is not null,
            FloorBitsPerSecond = floor,
            CoolDown = coolDown,
            Windows = windows.Select(one => one.Windows).ToArray(),
            Sources = new Dictionary<string, string>
            {
                [nameof(MayMigrate)] = ofMigrate,
                [nameof(MayChangeBandwidth)] = ofChange,
                [nameof(MayMigrateForRisk)] = ofRisk,
                [nameof(FloorBitsPerSecond)] = ofFloor,
                [nameof(CoolDown)] = ofCoolDown,
                [nameof(Windows)] = string.Join(" and ", windows.Select(one => one.Source)),
            },
        };
    }

    private static bool IsFalse(bool one, bool other) => !one && other;

    private string? ExclusionOf(string name) => PatternOf(Excluded, name) is string excluded
            ? $"the policy excludes it (ExcludedVM '{excluded}')"
        : PatternOf(Unprotected, name) is null && PatternOf(Protected, name) is string isProtected
            ? $"the policy protects it (ProtectedVM '{isProtected}')"
        : null;

    private string? ExclusionOfApplication(string application) =>
        PatternOf(ExcludedApplications, application) is string pattern
            ? $"the policy excludes its application {application} (ExcludedApplication '{pattern}')"
            : null;

    private string? ExclusionOf(VirtualMachine machine, IEnumerable<string> applications, string? hostName) =>
        ExclusionOf(machine.Name)
        ?? applications.Select(ExclusionOfApplication).FirstOrDefault(reason => reason is not null)
        ?? (hostName is null ? null : HostExclusion(hostName))
        ?? (PatternOf(Unprotected, machine.Name) is null && Found.TryGetValue(machine.Id, out string? what)
            ? what
            : null);
}
