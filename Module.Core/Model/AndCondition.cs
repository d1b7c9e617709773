namespace NetUtil.Core.Model;

/// <summary>A condition that holds where both parts hold.</summary>
/// <param name="Left">The first part.</param>
/// <param name="Right">The second part.</param>
public sealed record AndCondition(Condition Left, Condition Right) : Condition
{
    /// <summary>The condition as a spec writes it.</summary>
    public override string ToString()
    {
        string left = Left is OrCondition ? $"({Left})" : $"{Left}";
        return Right is OrCondition or AndCondition ? $"{left} and ({Right})" : $"{left} and {Right}";
    }
}
