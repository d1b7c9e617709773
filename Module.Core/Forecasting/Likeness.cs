using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Forecasting;

/// <summary>Says how far two times are from each other. Immutable.</summary>
/// <remarks>Adapters as a whole count as much as uplinks as a whole, and levels as much as changes. Within each,
/// whoever moves more counts more, since it is he who fills uplinks: squared differences are added up and divided
/// by the variances, added up. So two times drawn blindly are 2 apart on average. Source of the metric over
/// levels and recent change: L. Delle Monache and others, Mon. Wea. Rev. 141 (2013), 3498-3516.</remarks>
internal sealed class Likeness
{
    private readonly IReadOnlyList<int> _groupOf;
    private readonly int _groups;
    private readonly double[] _levelVariances;
    private readonly double[] _changeVariances;

    /// <param name="library">Times to take variances from; at least one.</param>
    /// <param name="groupOf">The group of each column, from 0.</param>
    public Likeness(IReadOnlyList<FeatureRow> library, IReadOnlyList<int> groupOf)
    {
        _groupOf = groupOf;
        _groups = groupOf.Max() + 1;
        _levelVariances = Variances(library, row => row.Levels);
        _changeVariances = Variances(library, row => row.Changes);
    }

    /// <summary>The distance of two times, squared; infinite where too little of them is known.</summary>
    public double Between(FeatureRow one, FeatureRow other) =>
        (Between(one.Levels, other.Levels, _levelVariances) + Between(one.Changes, other.Changes, _changeVariances))
        / 2;

    /// <summary>The size of a difference of levels, squared, likewise.</summary>
    public double SizeOf(IReadOnlyList<double> difference) =>
        Between(difference, new double[difference.Count], _levelVariances);

    // Of what is unknown nothing can be said: the known part stands for it, down to half.
    private double Between(IReadOnlyList<double> one, IReadOnlyList<double> other, double[] variances)
    {
        double[] squares = new double[_groups];
        double[] known = new double[_groups];
        double[] all = new double[_groups];
        bool isAnyKnown = false;
        for (int i = 0; i < variances.Length; i++)
        {
            all[_groupOf[i]] += variances[i];
            double difference = one[i] - other[i];
            if (!double.IsNaN(difference))
            {
                isAnyKnown = true;
                squares[_groupOf[i]] += difference * difference;
                known[_groupOf[i]] += variances[i];
            }
        }

        if (!isAnyKnown || known.Sum() * 2 < all.Sum())
        {
            return double.PositiveInfinity;
        }

        int[] moving = Enumerable.Range(0, _groups).Where(group => known[group] > 0).ToArray();
        return moving.Length == 0 ? 0 : moving.Average(group => squares[group] / known[group]);
    }

    private static double[] Variances(
        IReadOnlyList<FeatureRow> library, Func<FeatureRow, IReadOnlyList<double>> valuesOf)
    {
        double[] variances = new double[valuesOf(library[0]).Count];
        for (int i = 0; i < variances.Length; i++)
        {
            double[] values = library.Select(row => valuesOf(row)[i]).Where(value => !double.IsNaN(value)).ToArray();
            double mean = values.DefaultIfEmpty(0).Average();
            variances[i] = values.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(0).Average();
        }

        return variances;
    }
}
