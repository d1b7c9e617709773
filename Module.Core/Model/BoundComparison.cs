using NetUtil.Core.Internals;
using NetUtil.Core.Units;

namespace NetUtil.Core.Model;

/// <summary>A measure compared with a bandwidth. Immutable, compared by value.</summary>
/// <param name="Measure">The figure.</param>
/// <param name="Comparison">How it compares.</param>
/// <param name="Bound">With what.</param>
public sealed record BoundComparison(Measure Measure, Comparison Comparison, Bandwidth Bound)
{
    /// <summary>The figure.</summary>
    public Measure Measure { get; } = Guard.NotNull(Measure, nameof(Measure));

    /// <summary>True where a figure that is too small breaks it: &gt;, &gt;= and =.</summary>
    public bool HasLowerBound => Comparison is Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Equal;

    /// <summary>True where a figure that is too large breaks it: &lt;, &lt;= and =.</summary>
    public bool HasUpperBound => Comparison is Comparison.Less or Comparison.LessOrEqual or Comparison.Equal;

    /// <summary>The comparison as a spec writes it.</summary>
    public override string ToString()
    {
        string sign = Comparison switch
        {
            Comparison.Greater => ">",
            Comparison.GreaterOrEqual => ">=",
            Comparison.Equal => "=",
            Comparison.LessOrEqual => "<=",
            _ => "<",
        };
        return $"{Measure} {sign} {Bound.ToString("S", null)}";
    }
}
