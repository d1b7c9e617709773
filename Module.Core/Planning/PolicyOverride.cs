using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>What a policy says otherwise for some VMs, or for the VMs of some applications. What is null is as
/// the policy says. Immutable.</summary>
public sealed record PolicyOverride
{
    /// <summary>No cool-down is longer.</summary>
    internal static readonly TimeSpan LongestCoolDown = TimeSpan.FromDays(31);

    /// <summary>Makes an override.</summary>
    /// <param name="applications">Names or wildcards of applications; none blank.</param>
    /// <param name="machines">Names or wildcards of VMs; none blank.</param>
    /// <exception cref="ArgumentException">Neither names anything.</exception>
    public PolicyOverride(IReadOnlyList<string> applications, IReadOnlyList<string> machines)
    {
        Applications = RebalancePolicy.Patterns(applications, nameof(applications));
        Machines = RebalancePolicy.Patterns(machines, nameof(machines));
        if (applications.Count + machines.Count == 0)
        {
            throw new ArgumentException("An override names at least one application or VM.", nameof(applications));
        }
    }

    /// <summary>Names or wildcards of applications.</summary>
    public IReadOnlyList<string> Applications { get; }

    /// <summary>Names or wildcards of VMs.</summary>
    public IReadOnlyList<string> Machines { get; }

    /// <summary>False to move none of the VMs.</summary>
    public bool? MayMigrate { get; init; }

    /// <summary>False to leave all ports of the VMs as they are.</summary>
    public bool? MayChangeBandwidth { get; init; }

    /// <summary>True to move the VMs also for requirements that are only at risk.</summary>
    public bool? MayMigrateForRisk { get; init; }

    /// <summary>How long the VMs stay where NetUtil has moved them; 0 to 31 days.</summary>
    public TimeSpan? CoolDown
    {
        get;
        init => field = value is TimeSpan span ? CoolDownIn(span, nameof(CoolDown)) : null;
    }

    /// <summary>When the VMs are changed; an empty list for any time.</summary>
    public IReadOnlyList<ChangeWindow>? Windows { get; init; }

    /// <summary>True where it says nothing.</summary>
    public bool IsEmpty => MayMigrate is null && MayChangeBandwidth is null && MayMigrateForRisk is null
        && CoolDown is null && Windows is null;

    /// <summary>Says whether a VM is meant.</summary>
    /// <param name="machineName">Its name.</param>
    /// <param name="applications">The applications that it has a part in.</param>
    public bool Means(string machineName, IEnumerable<string> applications) =>
        RebalancePolicy.Names(Machines, machineName)
        || applications.Any(application => RebalancePolicy.Names(Applications, application));

    internal static TimeSpan CoolDownIn(TimeSpan value, string name) =>
        value >= TimeSpan.Zero && value <= LongestCoolDown
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must lie from 0 to 31 days.");
}
