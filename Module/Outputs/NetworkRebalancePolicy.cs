using System;
using System.Collections.Generic;
using NetUtil.Core.Planning;

namespace NetUtil.Outputs;

/// <summary>What NetUtil may do: everywhere, with the VMs of an application, or with a VM. What a rule does not
/// say is shown as it counts. Immutable.</summary>
public sealed class NetworkRebalancePolicy
{
    internal NetworkRebalancePolicy(PolicyScope scope, string name)
    {
        Scope = scope;
        Name = name;
    }

    /// <summary>What it is about.</summary>
    public PolicyScope Scope { get; }

    /// <summary>The application or VM, or the wildcard of a rule; "" for the default.</summary>
    public string Name { get; }

    /// <summary>Whether VMs may be moved.</summary>
    public bool MayMove { get; internal set; }

    /// <summary>Whether VMs may be moved also for requirements that hold now and are at risk.</summary>
    public bool MayMoveForRisk { get; internal set; }

    /// <summary>Whether the bandwidth of ports may be changed.</summary>
    public bool MayChangeBandwidth { get; internal set; }

    /// <summary>What each adapter keeps at least. Unit: bit/s; 0 for no floor.</summary>
    public double FloorBitsPerSecond { get; internal set; }

    /// <summary>How long a VM that NetUtil moved stays.</summary>
    public TimeSpan CoolDown { get; internal set; }

    /// <summary>When changes are made; any time where there is none.</summary>
    public IReadOnlyList<string> Window { get; internal set; } = Array.Empty<string>();

    /// <summary>Evaluations that a breach lasts at least; null for VMs, of which it is not said.</summary>
    public int? BreachEvaluation { get; internal set; }

    /// <summary>Moves in one run at most; null for what is not the default.</summary>
    public int? MaximumMove { get; internal set; }

    /// <summary>VMs lowered in one run at most; null for what is not the default.</summary>
    public int? MaximumLowered { get; internal set; }

    /// <summary>Moves at once of a host at most; null for what is not the default.</summary>
    public int? MoveAtOnce { get; internal set; }

    /// <summary>What a change must gain or leave, as a share of the bound; null for what is not the
    /// default.</summary>
    public double? Hysteresis { get; internal set; }

    /// <summary>How old a plan may be when it is carried out; null for what is not the default.</summary>
    public TimeSpan? MaximumPlanAge { get; internal set; }

    /// <summary>VMs that are never changed.</summary>
    public IReadOnlyList<string> ExcludedVM { get; internal set; } = Array.Empty<string>();

    /// <summary>Hosts that nothing is moved to or from, and whose VMs are never changed.</summary>
    public IReadOnlyList<string> ExcludedHost { get; internal set; } = Array.Empty<string>();

    /// <summary>Applications whose VMs are never changed.</summary>
    public IReadOnlyList<string> ExcludedApplication { get; internal set; } = Array.Empty<string>();

    /// <summary>VMs that the fabric itself needs.</summary>
    public IReadOnlyList<string> ProtectedVM { get; internal set; } = Array.Empty<string>();

    /// <summary>VMs that may be changed although they are protected.</summary>
    public IReadOnlyList<string> AllowedVM { get; internal set; } = Array.Empty<string>();

    /// <summary>VMs without a spec that may be lowered below the 95th percentile of their last 24 h.</summary>
    public IReadOnlyList<string> LowerableVM { get; internal set; } = Array.Empty<string>();

    /// <summary>Why the VM, or those of the application, are never changed; null where they may be.</summary>
    public string? Exclusion { get; internal set; }

    /// <summary>What is said otherwise than by the default, and by which rule, such as "CoolDown: VM 'web-*'"; of
    /// the default what is set otherwise than NetUtil comes.</summary>
    public IReadOnlyList<string> Rule { get; internal set; } = Array.Empty<string>();
}
