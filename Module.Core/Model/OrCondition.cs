namespace NetUtil.Core.Model;

/// <summary>A condition that holds where a part holds.</summary>
/// <param name="Left">The first part.</param>
/// <param name="Right">The second part.</param>
public sealed record OrCondition(Condition Left, Condition Right) : Condition
{
    /// <summary>The condition as a spec writes it.</summary>
    public override string ToString() => Right is OrCondition ? $"{Left} or ({Right})" : $"{Left} or {Right}";
}
