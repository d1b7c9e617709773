using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>One adaptation of a plan. Immutable.</summary>
public sealed class PlanStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="adaptation">The change.</param>
    /// <param name="hostName">The host of the VM; not blank.</param>
    /// <param name="reason">Why, in words with figures; not blank.</param>
    public PlanStep(int number, BandwidthAdaptation adaptation, string hostName, string reason)
    {
        Number = (int)Guard.InRange(number, 1, int.MaxValue, nameof(number));
        Adaptation = Guard.NotNull(adaptation, nameof(adaptation));
        HostName = Guard.NotBlank(hostName, nameof(hostName));
        Reason = Guard.NotBlank(reason, nameof(reason));
    }

    /// <summary>From 1, in the order they are carried out.</summary>
    public int Number { get; }

    /// <summary>The change.</summary>
    public BandwidthAdaptation Adaptation { get; }

    /// <summary>Name of the VM.</summary>
    public string MachineName => Adaptation.MachineName;

    /// <summary>The host of the VM.</summary>
    public string HostName { get; }

    /// <summary>True where the step takes bandwidth from the VM.</summary>
    public bool IsLowering => Adaptation.IsLowering;

    /// <summary>The settings before, in words.</summary>
    public string From => Adaptation.From.ToString();

    /// <summary>The settings after, in words.</summary>
    public string To => Adaptation.To.ToString();

    /// <summary>Why, in words with figures.</summary>
    public string Reason { get; }

    /// <summary>The step in a line.</summary>
    public override string ToString() => $"{Number}. {MachineName}: {From} -> {To}";
}
