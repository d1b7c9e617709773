using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>What one demand of a simulated fabric comes to now. Immutable.</summary>
public sealed class FlowRate
{
    /// <summary>Makes a rate.</summary>
    /// <param name="sourceId">Adapter or external that sends; not blank.</param>
    /// <param name="targetId">Adapter or external that receives; not blank.</param>
    /// <param name="offeredBitsPerSecond">What the source offers. Unit: bit/s; at least 0.</param>
    /// <param name="carriedBitsPerSecond">What arrives. Unit: bit/s; at least 0.</param>
    public FlowRate(
        string sourceId, string targetId, double offeredBitsPerSecond, double carriedBitsPerSecond)
    {
        SourceId = Guard.NotBlank(sourceId, nameof(sourceId));
        TargetId = Guard.NotBlank(targetId, nameof(targetId));
        OfferedBitsPerSecond = Guard.NotNegative(offeredBitsPerSecond, nameof(offeredBitsPerSecond));
        CarriedBitsPerSecond = Guard.NotNegative(carriedBitsPerSecond, nameof(carriedBitsPerSecond));
    }

    /// <summary>Adapter or external that sends.</summary>
    public string SourceId { get; }

    /// <summary>Adapter or external that receives.</summary>
    public string TargetId { get; }

    /// <summary>What the source offers. Unit: bit/s.</summary>
    public double OfferedBitsPerSecond { get; }

    /// <summary>What arrives. Unit: bit/s.</summary>
    public double CarriedBitsPerSecond { get; }
}
