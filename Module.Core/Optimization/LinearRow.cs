using System.Collections.Generic;

namespace NetUtil.Core.Optimization;

/// <summary>A row of a linear program.</summary>
/// <param name="Terms">Its left side; each variable at most once.</param>
/// <param name="Sense">How the sides compare.</param>
/// <param name="Right">Its right side.</param>
internal sealed record LinearRow(IReadOnlyList<LinearTerm> Terms, RowSense Sense, double Right)
{
    /// <summary>True where the row does not hold with all variables at 0, so that the first phase must work on
    /// it.</summary>
    public bool NeedsArtificial => Sense switch
    {
        RowSense.Equal => true,
        RowSense.AtMost => Right < 0,
        _ => Right > 0,
    };

    /// <summary>True where a tableau changes the row's signs, so that its right side is not negative and its
    /// basic column has the coefficient 1.</summary>
    public bool IsTurned => Sense switch
    {
        RowSense.AtLeast => Right <= 0,
        _ => Right < 0,
    };
}
