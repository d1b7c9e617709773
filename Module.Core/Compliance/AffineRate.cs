using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>A rate that is a constant plus weighted variables of a linear program. Unit: Mbit/s.
/// Immutable.</summary>
/// <param name="Constant">What it is where all variables are 0.</param>
/// <param name="Terms">Its variables.</param>
internal sealed record AffineRate(double Constant, IReadOnlyList<LinearTerm> Terms)
{
    /// <summary>Programs count in Mbit/s, so that their numbers lie near 1.</summary>
    public const double Scale = 1e6;

    /// <summary>A variable alone.</summary>
    public static AffineRate Of(int variable) => new(0, [new LinearTerm(variable, 1)]);

    /// <summary>The sum of rates.</summary>
    public static AffineRate Sum(IEnumerable<AffineRate> rates)
    {
        AffineRate[] all = rates.ToArray();
        return new AffineRate(
            all.Sum(rate => rate.Constant), all.SelectMany(rate => rate.Terms).ToArray());
    }

    /// <summary>The rate times a factor.</summary>
    public AffineRate Times(double factor) => new(
        Constant * factor,
        Terms.Select(term => new LinearTerm(term.Variable, term.Coefficient * factor)).ToArray());

    /// <summary>The rate, given the variables.</summary>
    public double At(IReadOnlyList<double> values) =>
        Constant + Terms.Sum(term => term.Coefficient * values[term.Variable]);
}
