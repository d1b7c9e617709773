using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>Writes rates into a linear program that are at least as large as a measure's figure, so that keeping
/// them below a bound keeps the figure below it.</summary>
/// <remarks>Sums, means and largest ones are exact. Of smallest ones, and of the hops of a path, the one that is
/// smallest at given values stands for all (a witness), so there more may be asked than is needed.</remarks>
internal sealed class MeasureCeiling
{
    private readonly LinearProgram _program;
    private readonly Func<PathHop, AffineRate> _rateOf;
    private readonly Func<AffineRate, double> _valueOf;

    /// <summary>Makes a writer.</summary>
    /// <param name="program">The program.</param>
    /// <param name="rateOf">The rate of a hop.</param>
    /// <param name="values">Values of the program's variables so far, which choose the witnesses; null for what
    /// is there when nothing is raised.</param>
    public MeasureCeiling(
        LinearProgram program, Func<PathHop, AffineRate> rateOf, IReadOnlyList<double>? values)
    {
        _program = program;
        _rateOf = rateOf;
        _valueOf = values is null ? rate => rate.Constant : rate => rate.At(values);
    }

    /// <summary>Says whether no witness is needed, so that the rates are exact.</summary>
    public static bool IsExact(ExpandedMeasure measure) =>
        measure.Paths.All(path => path.Hops.Count == 1)
        && (measure.Items.Count == 1 || IsExact(measure.Measure.Outer))
        && measure.Items.All(IsExact);

    /// <summary>A rate that the figure never exceeds.</summary>
    public AffineRate Of(ExpandedMeasure measure)
    {
        Rated[] items = measure.Items.Select(item => Of(item, measure)).ToArray();
        Reduction outer = measure.Measure.Outer;
        // An upper bound over Each must hold for the largest.
        return Reduce(outer.Kind == ReductionKind.Each ? Reduction.Max : outer, items).Rate;
    }

    private static bool IsExact(RateNode node) => node.Reduction is null
        || ((node.Children.Count == 1 || IsExact(node.Reduction)) && node.Children.All(IsExact));

    private static bool IsExact(Reduction reduction) => reduction.Kind
        is ReductionKind.Each or ReductionKind.Sum or ReductionKind.Average or ReductionKind.Max;

    private Rated Of(RateNode node, ExpandedMeasure measure)
    {
        if (node.Reduction is not null)
        {
            return Reduce(node.Reduction, node.Children.Select(child => Of(child, measure)).ToArray());
        }

        return measure.Paths[node.Path].Hops
            .Select(_rateOf)
            .Select(rate => new Rated(rate, _valueOf(rate)))
            .OrderBy(hop => hop.Value)
            .First();
    }

    private Rated Reduce(Reduction reduction, Rated[] parts)
    {
        double value = reduction.Of(parts.Select(part => part.Value).ToArray());
        if (parts.Length == 1)
        {
            return parts[0];
        }

        Rated[] smallestFirst = parts.OrderBy(part => part.Value).ToArray();
        AffineRate rate = reduction.Kind switch
        {
            ReductionKind.Sum => AffineRate.Sum(parts.Select(part => part.Rate)),
            ReductionKind.Average => AffineRate.Sum(parts.Select(part => part.Rate)).Times(1d / parts.Length),
            ReductionKind.Max => Largest(parts),
            ReductionKind.Percentile => Percentile(smallestFirst, reduction.Percentile / 100d),
            _ => smallestFirst[0].Rate,
        };
        return new Rated(rate, value);
    }

    private AffineRate Largest(IEnumerable<Rated> parts)
    {
        AffineRate largest = AffineRate.Of(_program.AddVariable());
        foreach (Rated part in parts)
        {
            AddBelow(part.Rate, largest);
        }

        return largest;
    }

    // With k + 1 parts below one rate and one more below another the percentile between places k and k + 1 is
    // below their mixture.
    private AffineRate Percentile(Rated[] smallestFirst, double fraction)
    {
        double position = (smallestFirst.Length - 1) * fraction;
        int below = (int)Math.Floor(position);
        AffineRate lower = Largest(smallestFirst.Take(below + 1));
        if (position <= below)
        {
            return lower;
        }

        AffineRate upper = Largest([smallestFirst[below + 1]]);
        AddBelow(lower, upper);
        return AffineRate.Sum([lower.Times(1 - (position - below)), upper.Times(position - below)]);
    }

    private void AddBelow(AffineRate small, AffineRate large)
    {
        AffineRate difference = AffineRate.Sum([small, large.Times(-1)]);
        _program.AddRow(difference.Terms, RowSense.AtMost, -difference.Constant);
    }

    private sealed record Rated(AffineRate Rate, double Value);
}
