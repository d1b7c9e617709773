using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>Another balancer in a simulated fabric, which moves VMs by itself, as dynamic optimization or a
/// person would. Immutable.</summary>
/// <remarks>It acts at whole multiples of its interval and asks for moves as anybody does: they need slots,
/// keep the rules, take time and load the network. Faults of adaptations do not hit them.</remarks>
public sealed record RivalBalancer
{
    /// <summary>The longest of its times.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(366);

    /// <summary>Makes a balancer.</summary>
    /// <param name="name">Unique among the fabric's rivals; not blank.</param>
    /// <param name="kind">What it is after.</param>
    public RivalBalancer(string name, RivalKind kind)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Kind = kind;
    }

    /// <summary>Unique among the fabric's rivals.</summary>
    public string Name { get; }

    /// <summary>What it is after.</summary>
    public RivalKind Kind { get; }

    /// <summary>False where it acts only on request.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Time between two looks at the fabric; above 0, at most 366 days; default 10 min, the shortest
    /// of VMM's dynamic optimization.</summary>
    public TimeSpan Interval
    {
        get;
        init => field = value > TimeSpan.Zero && value <= LongestTime
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Interval), value, "An interval is above 0 and within a year.");
    } = TimeSpan.FromMinutes(10);

    /// <summary>How long a VM lies on a host before it is moved on; 0 (the default) to 366 days.</summary>
    public TimeSpan Patience
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= LongestTime
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Patience), value, "Patience lasts from 0 to a year.");
    }

    /// <summary>For <see cref="RivalKind.Return"/>: the host that each VM is wanted on, by VM id.</summary>
    public IReadOnlyDictionary<string, string> Homes { get; init; } = new Dictionary<string, string>();

    /// <summary>Otherwise: how far the fullest and the emptiest host of a cluster lie apart before a VM is
    /// moved, as a share of what a host has; 0 to 1; default 0.1.</summary>
    public double ToleratedFraction
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(ToleratedFraction));
    } = 0.1;
}
