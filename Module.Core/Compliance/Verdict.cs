using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>The figures of one requirement and what they decide. Rates in bit/s.</summary>
internal sealed class Verdict
{
    public Verdict(ActiveRequirement active, IReadOnlyList<RateRange> paths, TrafficPicture picture)
    {
        Active = active;
        Paths = paths;
        FigureBounds bounds = new(active.Expanded, paths, picture);
        (ObservedLow, ObservedHigh) = bounds.Figure;
        (UpperLow, UpperHigh) = active.Expanded.Measure.Outer.Kind == ReductionKind.Each
            ? bounds.Largest
            : bounds.Figure;
        Evidence = paths.Select(path => path.Evidence).Aggregate(RateRange.Worse);
    }

    public ActiveRequirement Active { get; }

    public IReadOnlyList<RateRange> Paths { get; }

    /// <summary>The observed figure is at least this; of Each, the smallest path's.</summary>
    public double ObservedLow { get; }

    /// <summary>The observed figure is at most this.</summary>
    public double ObservedHigh { get; }

    /// <summary>What an upper bound looks at is at least this; of Each, the largest path's.</summary>
    public double UpperLow { get; }

    /// <summary>What an upper bound looks at is at most this.</summary>
    public double UpperHigh { get; }

    public Evidence Evidence { get; }

    /// <summary>How far it can surely be raised; null where it was not sought.</summary>
    public Reach? Cautious { get; set; }

    /// <summary>How far it can be raised at the very most; null where it was not sought.</summary>
    public Reach? Hopeful { get; set; }

    /// <summary>True where capacity counts as well as what is observed.</summary>
    public bool CountsCapacity => Active.Requirement.Settings.Basis == ComplianceBasis.Capacity;

    /// <summary>True where the lower side surely holds.</summary>
    public bool IsReached => Active.IsReachedBy(ObservedLow)
        || (CountsCapacity && IsSeen && !HasRivals(Cautious) && Active.IsReachedBy(AchievableLow));

    // Where no meter sees a path, that it could carry enough is no news of whether it does.
    private bool IsSeen => Evidence != Evidence.None;

    /// <summary>True where the lower side surely does not hold.</summary>
    public bool IsMissed => !Active.IsReachedBy(ObservedHigh)
        && (!CountsCapacity || HasRivals(Hopeful) || !Active.IsReachedBy(Hopeful?.Value ?? 0));

    /// <summary>True where an upper bound alone contradicts others of the same priority, whatever the meters
    /// leave open.</summary>
    public bool IsContradicted => Active.LowerBound is null && HasRivals(Cautious) && HasRivals(Hopeful);

    /// <summary>True where a more hopeful look cannot change anything.</summary>
    public bool IsDecided => !HasRivals(Cautious) && (IsReached || !CountsCapacity);

    /// <summary>True where the upper side surely holds.</summary>
    public bool IsKept => Active.IsKeptBy(UpperHigh);

    /// <summary>True where the upper side surely does not hold.</summary>
    public bool IsExceeded => !Active.IsKeptBy(UpperLow);

    /// <summary>What can surely be reached; what is observed can.</summary>
    public double AchievableLow => Math.Max(ObservedLow, Cautious?.Value ?? 0);

    public ComplianceStatus Status => IsMissed || IsExceeded || IsContradicted
        ? ComplianceStatus.Violated
        : IsReached && IsKept && (Active.LowerBound is not null || !HasRivals(Cautious))
            ? ComplianceStatus.Met
            : ComplianceStatus.Unknown;

    /// <summary>Deciding figure less bound, the smaller of both sides; null where nothing decides.</summary>
    public double? Margin
    {
        get
        {
            if (Status == ComplianceStatus.Unknown)
            {
                return null;
            }

            double figure = CountsCapacity ? AchievableLow : ObservedLow;
            double? below = Active.LowerBound is double least ? figure - least : null;
            double? above = Active.UpperBound is double most
                ? most - (double.IsInfinity(UpperHigh) ? UpperLow : UpperHigh)
                : null;
            return below is double one && above is double other ? Math.Min(one, other) : below ?? above;
        }
    }

    /// <summary>Missing or exceeding share of the bound; 0 to 1. Requirements that miss their bounds together
    /// count what they miss over one set of rates, so that the sum is what a plan can lessen.</summary>
    public double Shortfall
    {
        get
        {
            double figure = CountsCapacity ? AchievableLow : ObservedLow;
            double missing = Active.LowerBound is not double least ? 0
                : CountsCapacity && Cautious?.MissingFraction is double together ? together
                : Active.IsReachedBy(figure) ? 0
                : Share(least - figure, least);
            double exceeding = Active.UpperBound is double most && !Active.IsKeptBy(UpperLow)
                ? Share(UpperLow - most, most)
                : 0;
            return Math.Max(missing, exceeding);
        }
    }

    private static bool HasRivals(Reach? reach) => reach?.Rivals.Count > 0;

    // The share of a bound of 0 is whole.
    private static double Share(double part, double bound) =>
        bound > 0 ? Math.Min(1, Math.Max(0, part) / bound) : 1;
}
