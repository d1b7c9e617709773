using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;

namespace NetUtil.Core.Planning;

/// <summary>What NetUtil may do in a fabric. Immutable.</summary>
public sealed record RebalancePolicy
{
    /// <summary>All defaults: at most ten VMs lowered a run, none excluded, none lowered below its own
    /// history.</summary>
    public static RebalancePolicy Default { get; } = new();

    /// <summary>Names or wildcards of VMs that are never changed.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = Array.Empty<string>();

    /// <summary>Names or wildcards of VMs without a spec that may be lowered below the 95th percentile of their
    /// last 24 h.</summary>
    public IReadOnlyList<string> LowerableBelowHistory { get; init; } = Array.Empty<string>();

    /// <summary>VMs lowered in one run at most; at least 0.</summary>
    public int MaximumLowered { get; init; } = 10;

    /// <summary>What a change that is not urgent must gain or leave, as a share of the bound; 0 to 1.</summary>
    public double HysteresisFraction { get; init; } = 0.1;

    internal static bool Names(IReadOnlyList<string> patterns, string machineName) =>
        patterns.Any(pattern => new NamePattern(pattern).Matches(machineName));
}
