using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>What a policy says otherwise for some VMs, or for the VMs of some applications. What is null is as
/// the policy says. Immutable.</summary>
public sealed record PolicyOverride
{
    /// <summary>No cool-down is longer.</summary>
    internal static readonly TimeSpan LongestCoolDown = TimeSpan.FromDays(31);

    /// <summary>Makes an override.</summary>
    /// <param name="scope">Whether VMs or applications are named.</param>
    /// <param name="name">The name, or a wildcard; not blank.</param>
    /// <exception cref="ArgumentException">The name is blank, or the scope is Default, which no name has.
    /// </exception>
    public PolicyOverride(PolicyScope scope, string name)
    {
        Scope = scope is PolicyScope.Application or PolicyScope.VirtualMachine
            ? scope
            : throw new ArgumentException("A rule names an application or a VM.", nameof(scope));
        Name = Guard.NotBlank(name, nameof(name));
    }

    /// <summary>Whether VMs or applications are named.</summary>
    public PolicyScope Scope { get; }

    /// <summary>Name or wildcard.</summary>
    public string Name { get; }

    /// <summary>False to move none of the VMs.</summary>
    public bool? MayMigrate { get; init; }

    /// <summary>False to leave all ports of the VMs as they are.</summary>
    public bool? MayChangeBandwidth { get; init; }

    /// <summary>True to move the VMs also for requirements that are only at risk.</summary>
    public bool? MayMigrateForRisk { get; init; }

    /// <summary>What each adapter of the VMs keeps at least. Unit: bit/s; at least 0.</summary>
    public double? FloorBitsPerSecond
    {
        get;
        init => field = value is double floor ? Guard.NotNegative(floor, nameof(FloorBitsPerSecond)) : null;
    }

    /// <summary>How long the VMs stay where NetUtil has moved them; 0 to 31 days.</summary>
    public TimeSpan? CoolDown
    {
        get;
        init => field = value is TimeSpan span ? CoolDownIn(span, nameof(CoolDown)) : null;
    }

    /// <summary>Evaluations that a breach of the applications' requirements lasts at least before anything is
    /// changed; 1 to 1000. Only for applications.</summary>
    /// <exception cref="ArgumentException">The rule is about VMs.</exception>
    public int? BreachEvaluations
    {
        get;
        init => field = value is int count && Scope == PolicyScope.VirtualMachine
            ? throw new ArgumentException(
                "How long a breach lasts is said of applications, not of VMs.", nameof(BreachEvaluations))
            : value is int given ? RebalancePolicy.EvaluationsIn(given, nameof(BreachEvaluations)) : null;
    }

    /// <summary>When the VMs are changed; an empty list for any time.</summary>
    public IReadOnlyList<ChangeWindow>? Windows { get; init; }

    /// <summary>True where it says nothing.</summary>
    public bool IsEmpty => MayMigrate is null && MayChangeBandwidth is null && MayMigrateForRisk is null
        && FloorBitsPerSecond is null && CoolDown is null && BreachEvaluations is null && Windows is null;

    /// <summary>How closely the name says what is meant: a name without wildcards most, else by the number of its
    /// other characters.</summary>
    internal int Closeness => new NamePattern(Name).HasWildcard
        ? Name.Count(character => character is not ('*' or '?'))
        : int.MaxValue;

    /// <summary>Says whether a VM or an application is meant.</summary>
    /// <param name="name">Its name.</param>
    public bool Means(string name) => new NamePattern(Name).Matches(name);

    /// <summary>What it is about, such as "VM 'web-*'".</summary>
    public override string ToString() =>
        Scope == PolicyScope.Application ? $"application '{Name}'" : $"VM '{Name}'";

    internal static TimeSpan CoolDownIn(TimeSpan value, string name) =>
        value >= TimeSpan.Zero && value <= LongestCoolDown
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must lie from 0 to 31 days.");
}
