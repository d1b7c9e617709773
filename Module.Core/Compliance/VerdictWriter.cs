using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Core.Units;

namespace NetUtil.Core.Compliance;

/// <summary>Writes a verdict with its reason in words.</summary>
internal sealed class VerdictWriter
{
    private const int ObstaclesNamed = 3;

    private readonly Requirement _requirement;
    private readonly TrafficPicture _picture;
    private readonly DateTimeOffset _now;

    public VerdictWriter(Requirement requirement, TrafficPicture picture, DateTimeOffset now)
    {
        _requirement = requirement;
        _picture = picture;
        _now = now;
    }

    /// <summary>The verdict where the condition does not hold, or is not decided.</summary>
    public PathCompliance Unasked(ConditionOutcome outcome) => outcome == ConditionOutcome.Fails
        ? Bare(ComplianceStatus.Met, "condition does not hold")
        : Bare(
            ComplianceStatus.Unknown,
            $"whether the condition '{_requirement.Statement.When}' holds is not known: not all it needs is measured");

    /// <summary>The verdict where no path instance is left.</summary>
    public PathCompliance WithoutPath(IReadOnlyDictionary<string, BoundComponent> components)
    {
        string[] empty = _requirement.Statement.Requirement.Measure.Nodes
            .Where(node => node.Kind != PathNodeKind.Any && components[node.Component].Instances.Count == 0)
            .Select(node => components[node.Component])
            .Select(component => component.NotRunning.Count > 0
                ? $"{component.Component.Name} (not running: {string.Join(", ", component.NotRunning)})"
                : component.Component.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        return Bare(ComplianceStatus.Unknown, empty.Length > 0
            ? $"no path: nothing that runs plays {string.Join(" or ", empty)}"
            : "no path is left: its nodes are all played by the same VM");
    }

    /// <summary>The verdict with its figures.</summary>
    public PathCompliance Write(Verdict verdict)
    {
        int worst = WorstPathOf(verdict);
        FlowKey[] flows = verdict.Active.Expanded.Flows.ToArray();
        MeterSource source = MeterSource.Of(_picture, verdict.Active.Expanded, flows);
        return new PathCompliance
        {
            Application = _requirement.Application,
            Requirement = _requirement.Id,
            Expression = _requirement.Statement.ToString(),
            Status = verdict.Status,
            Required = _requirement.Statement.Requirement.Bound.BitsPerSecond,
            Observed = verdict.Evidence == Evidence.Measured ? Shown(verdict).Low : null,
            ObservedLow = Shown(verdict).Low,
            ObservedHigh = Shown(verdict).High,
            Achievable = verdict.Active.LowerBound is null ? null : verdict.AchievableLow,
            Margin = verdict.Margin,
            Evidence = verdict.Evidence,
            WorstPath = verdict.Active.Expanded.Paths[worst].Name,
            Reason = ReasonOf(verdict),
            Source = source.Text,
            SampleAge = source.Newest is DateTimeOffset newest ? _now - newest : null,
            Time = _now,
            Priority = _requirement.Settings.Priority,
            Obstacles = ObstaclesOf(verdict),
            Paths = verdict.Active.Expanded.Paths.Select((path, i) => FigureOf(verdict, path, i)).ToArray(),
            Shortfall = verdict.Status == ComplianceStatus.Violated ? verdict.Shortfall : 0,
        };
    }

    private PathCompliance Bare(ComplianceStatus status, string reason) => new()
    {
        Application = _requirement.Application,
        Requirement = _requirement.Id,
        Expression = _requirement.Statement.ToString(),
        Status = status,
        Required = _requirement.Statement.Requirement.Bound.BitsPerSecond,
        ObservedHigh = double.PositiveInfinity,
        Evidence = Evidence.None,
        Reason = reason,
        Time = _now,
        Priority = _requirement.Settings.Priority,
    };

    // An upper bound over Each looks at the largest path, everything else at the reduced figure.
    private static (double Low, double High) Shown(Verdict verdict) => verdict.Active.LowerBound is null
        ? (verdict.UpperLow, verdict.UpperHigh)
        : (verdict.ObservedLow, verdict.ObservedHigh);

    private PathFigure FigureOf(Verdict verdict, PathInstance path, int index)
    {
        RateRange observed = verdict.Paths[index];
        double achievable = verdict.Active.LowerBound is null
            ? observed.Low
            : Math.Max(observed.Low, verdict.Cautious!.PathRates[index]);
        return new PathFigure(path.Name, observed.Low, observed.High, achievable, observed.Evidence)
        {
            Unmet = UnmetOf(path),
        };
    }

    // Of several hops, the one with the largest part that does not arrive.
    private double? UnmetOf(PathInstance path) => path.Hops
        .SelectMany(hop => hop.Flows)
        .Where(flow => _picture.Arriving(flow).Evidence == Evidence.Measured)
        .Select(flow => _picture.OfferedBetween(flow) - _picture.Arriving(flow).Low)
        .Max() is double unmet ? Math.Max(0, unmet) : null;

    private static int WorstPathOf(Verdict verdict)
    {
        bool isUpper = verdict.Active.LowerBound is null || (verdict.IsExceeded && !verdict.IsMissed);
        IEnumerable<int> all = Enumerable.Range(0, verdict.Paths.Count);
        return isUpper
            ? all.OrderByDescending(i => verdict.Paths[i].Low).ThenByDescending(i => verdict.Paths[i].High).First()
            : all.OrderBy(i => DecidingRate(verdict, i)).ThenBy(i => verdict.Paths[i].Low).First();
    }

    private static double DecidingRate(Verdict verdict, int path) => verdict.CountsCapacity
        ? Math.Max(verdict.Paths[path].Low, verdict.Cautious!.PathRates[path])
        : verdict.Paths[path].Low;

    private string[] ObstaclesOf(Verdict verdict) => verdict.IsReached || !verdict.CountsCapacity
        ? []
        : verdict.Cautious!.Binding
            .Select(use => ObstacleText.Of(use, _picture))
            .Distinct(StringComparer.Ordinal)
            .Take(ObstaclesNamed)
            .ToArray();

    private string ReasonOf(Verdict verdict)
    {
        List<string> parts = new() { ObservedText(verdict) };
        if (verdict.Active.LowerBound is not null && verdict.CountsCapacity)
        {
            parts.Add(double.IsInfinity(verdict.AchievableLow)
                ? "nothing known limits it"
                : $"{ObstacleText.Rate(verdict.AchievableLow)} can be reached");
        }

        parts.Add(RequiredText(verdict));
        if (verdict.Status != ComplianceStatus.Unknown && Shown(verdict) is var (low, high) && low < high)
        {
            parts.Add("the verdict is the same wherever in these bounds the figure lies, so it does not depend on an "
                + "estimate");
        }

        if (verdict.Cautious is Reach reach && reach.Rivals.Count > 0 && verdict.Status != ComplianceStatus.Met)
        {
            parts.Add("it does not fit together with "
                + string.Join(", ", reach.Rivals.Select(rival => rival.FullName)) + " of the same priority");
        }

        if (verdict.Status == ComplianceStatus.Unknown)
        {
            parts.AddRange(GapsOf(verdict));
        }
        else if (verdict.Status == ComplianceStatus.Violated)
        {
            parts.AddRange(ObstaclesOf(verdict).Take(1));
        }

        return string.Join("; ", parts);
    }

    // What would have to be metered to decide: first the paths, then the capacities.
    private IEnumerable<string> GapsOf(Verdict verdict)
    {
        int gap = Enumerable.Range(0, verdict.Paths.Count)
            .Where(i => verdict.Paths[i].Low < verdict.Paths[i].High)
            .DefaultIfEmpty(-1)
            .First();
        if (gap >= 0)
        {
            yield return GapText.Of(verdict.Active.Expanded.Paths[gap], _picture, _now);
        }

        foreach (string obstacle in ObstaclesOf(verdict).Take(1))
        {
            yield return obstacle;
        }
    }

    private string ObservedText(Verdict verdict)
    {
        (double low, double high) = Shown(verdict);
        double unmet = verdict.Active.Expanded.Flows
            .Where(flow => _picture.Arriving(flow).Evidence == Evidence.Measured)
            .Sum(flow => Math.Max(0, (_picture.OfferedBetween(flow) ?? 0) - _picture.Arriving(flow).Low));
        // Meters that are read one after the other never agree to the last percent.
        string lost = unmet > 0.05 * low && unmet > 1 ? $", {ObstacleText.Rate(unmet)} offered does not arrive" : "";
        string range = $"between {ObstacleText.Rate(low)} and {ObstacleText.Rate(high)}";
        return verdict.Evidence switch
        {
            Evidence.Measured => $"{ObstacleText.Rate(low)} observed{lost}",
            _ when low == high => $"{ObstacleText.Rate(low)} observed, as totals allow nothing else",
            _ when double.IsInfinity(high) && low > 0 => $"at least {ObstacleText.Rate(low)} observed",
            // What no meter of its ends sees may still be too much for a shared total to hold.
            Evidence.None when low <= 0 && verdict.Status == ComplianceStatus.Unknown =>
                "nothing is known of what is sent",
            _ when double.IsInfinity(high) => "nothing is known of what is sent",
            _ => $"{range} observed, as totals allow",
        };
    }

    private string RequiredText(Verdict verdict)
    {
        string bound = ObstacleText.Rate(_requirement.Statement.Requirement.Bound.BitsPerSecond);
        string tolerance = _requirement.Settings.ToleranceFraction.ToString("P0", CultureInfo.CurrentCulture);
        string basis = verdict.CountsCapacity || verdict.Active.LowerBound is null ? "" : " to be sent and to arrive";
        return _requirement.Statement.Requirement.Comparison switch
        {
            Comparison.Greater => $"more than {bound} required{basis}",
            Comparison.GreaterOrEqual => $"at least {bound} required{basis}",
            Comparison.Equal => $"{bound} within {tolerance} required{basis}",
            Comparison.LessOrEqual => $"at most {bound} allowed",
            _ => $"less than {bound} allowed",
        };
    }
}
