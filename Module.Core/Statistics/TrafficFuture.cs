using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Statistics;

/// <summary>One way the rates of a fabric may go. Immutable.</summary>
public sealed class TrafficFuture
{
    /// <summary>Makes a future.</summary>
    /// <param name="weight">How likely it is; above 0, at most 1.</param>
    /// <param name="steps">Shape: n >= 1; rates of windows one after the other, nearest first. A rate in them is
    /// what is offered: limits of the fabric are for the reader to apply.</param>
    /// <exception cref="ArgumentException">There is no step.</exception>
    public TrafficFuture(double weight, IReadOnlyList<ITrafficRates> steps)
    {
        Weight = Guard.InRange(weight, double.Epsilon, 1, nameof(weight));
        Steps = Guard.NotNull(steps, nameof(steps));
        if (steps.Count == 0)
        {
            throw new ArgumentException("A future has at least one step.", nameof(steps));
        }
    }

    /// <summary>How likely it is; above 0, at most 1.</summary>
    public double Weight { get; }

    /// <summary>Rates of windows one after the other, nearest first; at least one.</summary>
    public IReadOnlyList<ITrafficRates> Steps { get; }

    /// <summary>When each step's window ends, counted from the begin of the future; none where nobody
    /// says.</summary>
    public IReadOnlyList<TimeSpan> StepEnds { get; init; } = Array.Empty<TimeSpan>();
}
