using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Internals;

/// <summary>Fills one capacity: a level rises, and each part has level times weight, held between its least and
/// its most.</summary>
internal static class WaterLevel
{
    /// <summary>Finds the level that fills a capacity.</summary>
    /// <param name="capacity">At least 0.</param>
    /// <param name="parts">Weights above 0; 0 &lt;= least &lt;= most. Trusted.</param>
    /// <returns>The level; infinite where all parts fit at their most, 0 where even the least do not
    /// fit.</returns>
    /// <remarks>Cost: O(n log n). Between two bends what is taken is a line.</remarks>
    public static double Of(double capacity, IReadOnlyList<(double Weight, double Least, double Most)> parts)
    {
        if (parts.Sum(part => part.Most) <= capacity)
        {
            return double.PositiveInfinity;
        }

        IEnumerable<(double Level, double Slope)> bends = parts
            .SelectMany(part => new[]
            {
                (Level: part.Least / part.Weight, Slope: part.Weight),
                (Level: part.Most / part.Weight, Slope: -part.Weight),
            })
            .OrderBy(bend => bend.Level);
        double used = parts.Sum(part => part.Least);
        double level = 0;
        double slope = 0;
        foreach ((double bendLevel, double bendSlope) in bends)
        {
            double usedThere = used + (slope * (bendLevel - level));
            if (usedThere >= capacity)
            {
                return slope > 0 ? Math.Max(level, level + ((capacity - used) / slope)) : level;
            }

            used = usedThere;
            level = bendLevel;
            slope += bendSlope;
        }

        return level;
    }

    /// <summary>Shares a capacity alike among rates.</summary>
    /// <param name="capacity">At least 0.</param>
    /// <param name="rates">The most that each wants; at least 0. Trusted.</param>
    /// <returns>The level; infinite where all fit.</returns>
    public static double Alike(double capacity, IEnumerable<double> rates) =>
        Of(capacity, rates.Select(rate => (1d, 0d, rate)).ToArray());
}
