using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>One adaptation of a plan. Immutable.</summary>
public sealed class PlanStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="adaptation">The change.</param>
    /// <param name="hostName">The host of the VM when the step's turn comes; not blank.</param>
    /// <param name="reason">Why, in words with figures; not blank.</param>
    public PlanStep(int number, Adaptation adaptation, string hostName, string reason)
    {
        Number = (int)Guard.InRange(number, 1, int.MaxValue, nameof(number));
        Adaptation = Guard.NotNull(adaptation, nameof(adaptation));
        HostName = Guard.NotBlank(hostName, nameof(hostName));
        Reason = Guard.NotBlank(reason, nameof(reason));
    }

    /// <summary>From 1, in the order they are carried out.</summary>
    public int Number { get; }

    /// <summary>The change.</summary>
    public Adaptation Adaptation { get; }

    /// <summary>The change where it is one of bandwidth; else null.</summary>
    public BandwidthAdaptation? Bandwidth => Adaptation as BandwidthAdaptation;

    /// <summary>Name of the VM.</summary>
    public string MachineName => Adaptation.MachineName;

    /// <summary>The host of the VM when the step's turn comes: earlier steps may have moved it.</summary>
    public string HostName { get; }

    /// <summary>From 1: migrations of one wave go at once; a wave begins when the one before it has
    /// ended.</summary>
    public int Wave
    {
        get;
        init => field = (int)Guard.InRange(value, 1, int.MaxValue, nameof(Wave));
    } = 1;

    /// <summary>Numbers of earlier steps without which this one is not to be tried: they make room for
    /// it.</summary>
    public IReadOnlyList<int> DependsOn
    {
        get;
        init => field = Guard.NotNull(value, nameof(DependsOn));
    } = Array.Empty<int>();

    /// <summary>What a migration is expected to cost; null for other steps.</summary>
    public MoveCost? Cost { get; init; }

    /// <summary>True where the step takes bandwidth from the VM.</summary>
    public bool IsLowering => Adaptation.IsLowering;

    /// <summary>What stands before, in words: settings, or the host that the VM leaves.</summary>
    public string From => Adaptation.Before;

    /// <summary>What it makes of it, in words.</summary>
    public string To => Adaptation.After;

    /// <summary>Why, in words with figures.</summary>
    public string Reason { get; }

    /// <summary>The step in a line.</summary>
    public override string ToString() => $"{Number}. {MachineName}: {From} -> {To}";
}
