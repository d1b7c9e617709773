using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>One capacity that traffic passes, in one direction. Immutable, compared by value.</summary>
public sealed record RouteStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="kind">What is passed.</param>
    /// <param name="id">Id of the uplink, link or external; not blank.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="capacityBitsPerSecond">Unit: bit/s; at least 0.</param>
    public RouteStep(RouteStepKind kind, string id, RouteDirection direction, double capacityBitsPerSecond)
    {
        Kind = kind;
        Id = Guard.NotBlank(id, nameof(id));
        Direction = direction;
        CapacityBitsPerSecond = Guard.NotNegative(capacityBitsPerSecond, nameof(capacityBitsPerSecond));
    }

    /// <summary>What is passed.</summary>
    public RouteStepKind Kind { get; }

    /// <summary>Id of the uplink, link or external.</summary>
    public string Id { get; }

    /// <summary>Which way.</summary>
    public RouteDirection Direction { get; }

    /// <summary>Unit: bit/s.</summary>
    public double CapacityBitsPerSecond { get; }
}
