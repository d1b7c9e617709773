using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>Writes measures into a linear program as rates that the program may raise.</summary>
/// <remarks>Sums, means and smallest ones are exact. A largest one or a percentile inside a sum is no linear
/// matter: there a fixed choice of items stands for it (a witness), which can only make the figure too
/// small.</remarks>
internal sealed class MeasureRows
{
    private readonly LinearProgram _program;
    private readonly System.Func<PathHop, AffineRate> _rateOf;

    public MeasureRows(LinearProgram program, System.Func<PathHop, AffineRate> rateOf)
    {
        _program = program;
        _rateOf = rateOf;
    }

    /// <summary>Adds rows that keep a measure's figure at or above a bound.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="boundMegabits">Unit: Mbit/s.</param>
    /// <param name="ranking">The items of the measure, most promising first, for largest ones and
    /// percentiles.</param>
    /// <param name="shortfall">A variable from 0 to 1: the share of the bound that may be missing; null for none.
    /// </param>
    public void KeepAbove(
        ExpandedMeasure measure, double boundMegabits, IReadOnlyList<int> ranking, int? shortfall = null)
    {
        if (boundMegabits <= 0)
        {
            return;
        }

        Reduction outer = measure.Measure.Outer;
        if (outer.Kind is ReductionKind.Sum or ReductionKind.Average)
        {
            double factor = outer.Kind == ReductionKind.Sum ? 1 : measure.Items.Count;
            AffineRate total = AffineRate.Sum(measure.Items.Select(item => Rate(item, measure)));
            AddAtLeast(total, boundMegabits * factor, shortfall);
            return;
        }

        double position = outer.Kind == ReductionKind.Percentile
            ? (measure.Items.Count - 1) * (outer.Percentile / 100d)
            : 0;
        int needed = Needed(outer, measure.Items.Count);
        if (position > System.Math.Floor(position))
        {
            KeepMixtureAbove(
                ranking.Take(needed).Select(item => Rate(measure.Items[item], measure)).ToArray(),
                position - System.Math.Floor(position),
                boundMegabits,
                shortfall);
            return;
        }

        foreach (int item in ranking.Take(needed))
        {
            KeepAbove(measure.Items[item], measure, boundMegabits, shortfall);
        }
    }

    // A percentile between two places mixes a rate that all of these reach with one that all but the last of
    // them do.
    private void KeepMixtureAbove(AffineRate[] mostFirst, double fraction, double bound, int? shortfall)
    {
        AffineRate lower = Smallest(mostFirst);
        AffineRate upper = Smallest(mostFirst.Take(mostFirst.Length - 1).ToArray());
        AddAtLeast(AffineRate.Sum([lower.Times(1 - fraction), upper.Times(fraction)]), bound, shortfall);
    }

    /// <summary>Adds rows that keep a measure's figure at or below a bound.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="boundMegabits">Unit: Mbit/s.</param>
    /// <param name="values">Values that choose what stands for a smallest one; see <see cref="MeasureCeiling"/>.
    /// </param>
    public void KeepBelow(ExpandedMeasure measure, double boundMegabits, IReadOnlyList<double>? values = null) =>
        AddAtMost(new MeasureCeiling(_program, _rateOf, values).Of(measure), boundMegabits);

    /// <summary>Adds rows that bring a measure's figure to or below a bound by cutting the tightest hop of each
    /// path that counts: enough for the bound, if not always the least cut.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="boundMegabits">Unit: Mbit/s.</param>
    /// <param name="observed">Shape: one rate for each path instance. Unit: any.</param>
    /// <param name="excess">A variable: the share of the bound that may be exceeded.</param>
    public void CutBelow(
        ExpandedMeasure measure, double boundMegabits, IReadOnlyList<double> observed, int excess)
    {
        int[] smallestFirst = Enumerable.Range(0, measure.Items.Count)
            .OrderBy(item => measure.Items[item].Of(observed))
            .ThenBy(item => item)
            .ToArray();
        Reduction outer = measure.Measure.Outer;
        if (outer.Kind is ReductionKind.Sum or ReductionKind.Average)
        {
            double factor = outer.Kind == ReductionKind.Sum ? 1 : measure.Items.Count;
            AffineRate total = AffineRate.Sum(measure.Items.Select(item => MostOf(item, measure)));
            AddAtMost(total, boundMegabits * factor, excess);
            return;
        }

        int cut = outer.Kind switch
        {
            ReductionKind.Min => 1,
            ReductionKind.Percentile =>
                (int)System.Math.Ceiling((measure.Items.Count - 1) * (outer.Percentile / 100d)) + 1,
            _ => measure.Items.Count,
        };
        foreach (int item in smallestFirst.Take(cut))
        {
            AddAtMost(MostOf(measure.Items[item], measure), boundMegabits, excess);
        }
    }

    // At least as large as the item's rate: the mean stands for a smallest one, the sum for a largest one.
    private AffineRate MostOf(RateNode item, ExpandedMeasure measure)
    {
        if (item.Reduction is null)
        {
            return measure.Paths[item.Path].Hops.Select(_rateOf).OrderBy(rate => rate.Constant).First();
        }

        AffineRate[] children = item.Children.Select(child => MostOf(child, measure)).ToArray();
        AffineRate total = AffineRate.Sum(children);
        return item.Reduction.Kind is ReductionKind.Average or ReductionKind.Min
            ? total.Times(1d / children.Length)
            : total;
    }

    /// <summary>An item's rate; a variable of its own where it is the smallest of several.</summary>
    /// <param name="item">The item.</param>
    /// <param name="measure">Its measure.</param>
    public AffineRate Rate(RateNode item, ExpandedMeasure measure)
    {
        if (item.Reduction is null)
        {
            return Smallest(measure.Paths[item.Path].Hops.Select(_rateOf).ToArray());
        }

        AffineRate[] children = item.Children.Select(child => Rate(child, measure)).ToArray();
        return item.Reduction.Kind switch
        {
            ReductionKind.Sum => AffineRate.Sum(children),
            ReductionKind.Average => AffineRate.Sum(children).Times(1d / children.Length),
            ReductionKind.Min => Smallest(children),
            _ => Smallest(children
                .OrderByDescending(child => child.Constant)
                .Take(Needed(item.Reduction, children.Length))
                .ToArray()),
        };
    }

    /// <summary>How many of n items must reach a bound, so that the reduction does.</summary>
    /// <param name="reduction">A smallest one, a largest one or a percentile.</param>
    /// <param name="count">n, at least 1.</param>
    public static int Needed(Reduction reduction, int count) => reduction.Kind switch
    {
        ReductionKind.Max => 1,
        ReductionKind.Percentile => count - (int)((count - 1) * (reduction.Percentile / 100d)),
        _ => count,
    };

    private void KeepAbove(RateNode item, ExpandedMeasure measure, double boundMegabits, int? shortfall)
    {
        if (item.Reduction is null)
        {
            foreach (PathHop hop in measure.Paths[item.Path].Hops)
            {
                AddAtLeast(_rateOf(hop), boundMegabits, shortfall);
            }
        }
        else
        {
            AddAtLeast(Rate(item, measure), boundMegabits, shortfall);
        }
    }

    private AffineRate Smallest(AffineRate[] rates)
    {
        if (rates.Length == 1)
        {
            return rates[0];
        }

        AffineRate smallest = AffineRate.Of(_program.AddVariable());
        foreach (AffineRate rate in rates)
        {
            AddAtLeast(AffineRate.Sum([rate, smallest.Times(-1)]), 0);
        }

        return smallest;
    }

    private void AddAtLeast(AffineRate rate, double bound, int? shortfall = null)
    {
        // What is reached without any raise needs no row.
        if (rate.Constant < bound || rate.Terms.Any(term => term.Coefficient < 0))
        {
            _program.AddRow(
                shortfall is int share ? [.. rate.Terms, new LinearTerm(share, bound)] : rate.Terms,
                RowSense.AtLeast,
                bound - rate.Constant);
        }
    }

    private void AddAtMost(AffineRate rate, double bound, int? excess = null) => _program.AddRow(
        excess is int share ? [.. rate.Terms, new LinearTerm(share, -bound)] : rate.Terms,
        RowSense.AtMost,
        bound - rate.Constant);
}
