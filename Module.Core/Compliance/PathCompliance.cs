using System;
using System.Collections.Generic;

namespace NetUtil.Core.Compliance;

/// <summary>The verdict on one requirement with its figures. Rates in bit/s. Immutable.</summary>
public sealed class PathCompliance
{
    internal PathCompliance()
    {
    }

    /// <summary>The application's name.</summary>
    public string Application { get; internal init; } = "";

    /// <summary>The requirement's id in it.</summary>
    public string Requirement { get; internal init; } = "";

    /// <summary>What it says, as a spec writes it.</summary>
    public string Expression { get; internal init; } = "";

    /// <summary>The verdict.</summary>
    public ComplianceStatus Status { get; internal init; }

    /// <summary>What an Unknown one most likely is, by an estimate; null where there is none.</summary>
    public ComplianceStatus? Likely { get; internal init; }

    /// <summary>The bound. Unit: bit/s.</summary>
    public double Required { get; internal init; }

    /// <summary>The measure's figure as observed; null where it is not measured. Unit: bit/s.</summary>
    public double? Observed { get; internal init; }

    /// <summary>The figure is at least this. Unit: bit/s.</summary>
    public double ObservedLow { get; internal init; }

    /// <summary>The figure is at most this; infinite where nothing is known. Unit: bit/s.</summary>
    public double ObservedHigh { get; internal init; }

    /// <summary>The likeliest figure between these bounds, by an estimate; null where there is none. Unit: bit/s.
    /// </summary>
    public double? Estimated { get; internal init; }

    /// <summary>The largest value that the figure can take while every requirement of the same or a higher
    /// priority holds; infinite where nothing known limits it; null where it was not sought. Unit:
    /// bit/s.</summary>
    public double? Achievable { get; internal init; }

    /// <summary>The deciding figure less the bound; the other way round for an upper bound; null where nothing is
    /// known. Unit: bit/s.</summary>
    public double? Margin { get; internal init; }

    /// <summary>How the observed figure is known; the worst of its paths.</summary>
    public Evidence Evidence { get; internal init; }

    /// <summary>The path instance that decides, or "" where there is none.</summary>
    public string WorstPath { get; internal init; } = "";

    /// <summary>Why, in words.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>VMs, hosts and samples behind the verdict.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Age of the oldest sample among the newest ones of each flow; null where there is no
    /// sample.</summary>
    public TimeSpan? SampleAge { get; internal init; }

    /// <summary>When the verdict was reached, UTC, by the fabric's clock.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>1 to 100.</summary>
    public int Priority { get; internal init; }

    /// <summary>What stands in the way of more, in words; may be empty.</summary>
    public IReadOnlyList<string> Obstacles { get; internal init; } = Array.Empty<string>();

    /// <summary>Each path instance.</summary>
    public IReadOnlyList<PathFigure> Paths { get; internal init; } = Array.Empty<PathFigure>();

    /// <summary>The share of the bound that is missing or exceeded; 0 where it holds, 1 at most.</summary>
    public double Shortfall { get; internal init; }

    /// <summary>The same figures under another verdict.</summary>
    /// <param name="status">The verdict.</param>
    /// <param name="reason">Why.</param>
    /// <param name="likely">What an Unknown one most likely is.</param>
    internal PathCompliance With(ComplianceStatus status, string reason, ComplianceStatus? likely) =>
        With(status, reason, likely, Estimated, Evidence);

    /// <summary>The same figures with what is likely by an estimate.</summary>
    /// <param name="assumed">The verdict and its figures if the estimate were true.</param>
    /// <param name="reason">Why.</param>
    internal PathCompliance WithLikely(PathCompliance assumed, string reason) => With(
        Status,
        reason,
        assumed.Status,
        double.IsInfinity(assumed.ObservedHigh) ? null : assumed.ObservedLow,
        Evidence.Estimated);

    private PathCompliance With(
        ComplianceStatus status, string reason, ComplianceStatus? likely, double? estimated, Evidence evidence) => new()
    {
        Application = Application,
        Requirement = Requirement,
        Expression = Expression,
        Status = status,
        Likely = likely,
        Required = Required,
        Observed = Observed,
        ObservedLow = ObservedLow,
        ObservedHigh = ObservedHigh,
        Estimated = estimated,
        Achievable = Achievable,
        Margin = Margin,
        Evidence = evidence,
        WorstPath = WorstPath,
        Reason = reason,
        Source = Source,
        SampleAge = SampleAge,
        Time = Time,
        Priority = Priority,
        Obstacles = Obstacles,
        Paths = Paths,
        Shortfall = Shortfall,
    };
}
