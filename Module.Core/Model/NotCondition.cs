namespace NetUtil.Core.Model;

/// <summary>A condition that holds where its part does not.</summary>
/// <param name="Part">The part.</param>
public sealed record NotCondition(Condition Part) : Condition
{
    /// <summary>The condition as a spec writes it.</summary>
    public override string ToString() => $"not ({Part})";
}
