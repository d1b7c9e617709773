using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>One flow that shares capacities with others. Immutable.</summary>
public sealed class SharedFlow
{
    /// <summary>The smallest weight that a flow can have; smaller ones would overflow when demands are divided by
    /// them.</summary>
    public const double SmallestWeight = 1e-100;

    /// <summary>The largest demand that a flow can have. Unit: bit/s.</summary>
    public const double LargestBitsPerSecond = 1e100;

    /// <summary>Makes a flow.</summary>
    /// <param name="demandBitsPerSecond">What it wants. Unit: bit/s; 0 to
    /// <see cref="LargestBitsPerSecond"/>.</param>
    /// <param name="weight">Its share under contention; finite, at least <see cref="SmallestWeight"/>.</param>
    /// <param name="capacities">Indexes of the capacities it passes, each once; may be empty.</param>
    /// <param name="guaranteeBitsPerSecond">What it gets before others get more; at most its demand. Unit: bit/s.
    /// </param>
    public SharedFlow(
        double demandBitsPerSecond,
        double weight,
        IReadOnlyList<int> capacities,
        double guaranteeBitsPerSecond = 0)
    {
        DemandBitsPerSecond = Guard.InRange(
            demandBitsPerSecond, 0, LargestBitsPerSecond, nameof(demandBitsPerSecond));
        Weight = Guard.InRange(weight, SmallestWeight, double.MaxValue, nameof(weight));
        Capacities = Guard.NotNull(capacities, nameof(capacities));
        GuaranteeBitsPerSecond = Guard.InRange(
            guaranteeBitsPerSecond, 0, demandBitsPerSecond, nameof(guaranteeBitsPerSecond));
    }

    /// <summary>What it wants. Unit: bit/s.</summary>
    public double DemandBitsPerSecond { get; }

    /// <summary>Its share under contention.</summary>
    public double Weight { get; }

    /// <summary>Indexes of the capacities it passes.</summary>
    public IReadOnlyList<int> Capacities { get; }

    /// <summary>What it gets before others get more. Unit: bit/s.</summary>
    public double GuaranteeBitsPerSecond { get; }
}
