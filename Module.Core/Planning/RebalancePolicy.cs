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

    /// <summary>Names or wildcards of VMs that are never changed.</summary>
    public IReadOnlyList<string> Excluded
    {
        get;
        init => field = Patterns(value, nameof(Excluded));
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

    /// <summary>Rates below which VMs are not lowered; of several for one VM the highest counts.</summary>
    public IReadOnlyList<MachineFloor> Floors
    {
        get;
        init => field = Guard.NotNull(value, nameof(Floors));
    } = Array.Empty<MachineFloor>();

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

    /// <summary>What is otherwise for some VMs or applications; a later one goes before an earlier one.</summary>
    public IReadOnlyList<PolicyOverride> Overrides
    {
        get;
        init => field = Guard.NotNull(value, nameof(Overrides));
    } = Array.Empty<PolicyOverride>();

    /// <summary>What may be done with a VM.</summary>
    /// <param name="machine">The VM.</param>
    /// <param name="applications">The applications that it has a part in; may be empty.</param>
    public MachinePolicy For(VirtualMachine machine, IReadOnlyCollection<string> applications)
    {
        string name = Guard.NotNull(machine, nameof(machine)).Name;
        Guard.NotNull(applications, nameof(applications));
        PolicyOverride[] meant = Overrides.Where(one => one.Means(name, applications)).Reverse().ToArray();
        return new MachinePolicy
        {
            Exclusion = Names(Excluded, name) ? "the policy excludes it" : ProtectionOf(machine),
            MayMigrate = Last(meant, one => one.MayMigrate) ?? MayMigrate,
            MayChangeBandwidth = Last(meant, one => one.MayChangeBandwidth) ?? MayChangeBandwidth,
            MayMigrateForRisk = Last(meant, one => one.MayMigrateForRisk) ?? MayMigrateForRisk,
            MayGoBelowHistory = Names(LowerableBelowHistory, name),
            FloorBitsPerSecond = Floors
                .Where(floor => new NamePattern(floor.MachineName).Matches(name))
                .Select(floor => floor.BitsPerSecond)
                .DefaultIfEmpty(0)
                .Max(),
            CoolDown = Last(meant, one => one.CoolDown) ?? CoolDown,
            Windows = meant.Select(one => one.Windows).FirstOrDefault(windows => windows is not null) ?? Windows,
        };
    }

    internal static bool Names(IReadOnlyList<string> patterns, string machineName) =>
        patterns.Any(pattern => new NamePattern(pattern).Matches(machineName));

    internal static IReadOnlyList<string> Patterns(IReadOnlyList<string> value, string name)
    {
        foreach (string pattern in Guard.NotNull(value, name))
        {
            Guard.NotBlank(pattern, name);
        }

        return value;
    }

    private static T? Last<T>(IEnumerable<PolicyOverride> meant, Func<PolicyOverride, T?> valueOf)
        where T : struct => meant.Select(valueOf).FirstOrDefault(value => value is not null);

    private string? ProtectionOf(VirtualMachine machine) => Names(Unprotected, machine.Name) ? null
        : Names(Protected, machine.Name) ? "the policy protects it"
        : Found.TryGetValue(machine.Id, out string? what) ? what
        : null;
}
