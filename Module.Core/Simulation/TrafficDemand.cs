using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>What one endpoint of a simulated fabric wants to send to another. Immutable.</summary>
public sealed class TrafficDemand
{
    /// <summary>Makes a demand.</summary>
    /// <param name="sourceId">Adapter or external that sends; not blank.</param>
    /// <param name="targetId">Adapter or external that receives; not blank, another than the source.</param>
    /// <param name="rate">What the source offers over time.</param>
    /// <exception cref="ArgumentException">An id is blank, or both are the same.</exception>
    public TrafficDemand(string sourceId, string targetId, RateSeries rate)
    {
        SourceId = Guard.NotBlank(sourceId, nameof(sourceId));
        TargetId = Guard.NotBlank(targetId, nameof(targetId));
        Rate = Guard.NotNull(rate, nameof(rate));
        if (sourceId == targetId)
        {
            throw new ArgumentException($"A demand goes from '{sourceId}' to itself.", nameof(targetId));
        }
    }

    /// <summary>Adapter or external that sends.</summary>
    public string SourceId { get; }

    /// <summary>Adapter or external that receives.</summary>
    public string TargetId { get; }

    /// <summary>What the source offers over time.</summary>
    public RateSeries Rate { get; }
}
