namespace NetUtil.Core.Model;

/// <summary>A condition that is one comparison.</summary>
/// <param name="Comparison">The comparison.</param>
public sealed record ComparisonCondition(BoundComparison Comparison) : Condition
{
    /// <summary>The condition as a spec writes it.</summary>
    public override string ToString() => Comparison.ToString();
}
