namespace NetUtil.Core.Model;

/// <summary>How a figure compares with its bound.</summary>
public enum Comparison
{
    /// <summary>&gt;, gt</summary>
    Greater,

    /// <summary>&gt;=, ge</summary>
    GreaterOrEqual,

    /// <summary>=, eq: within the tolerance.</summary>
    Equal,

    /// <summary>&lt;=, le</summary>
    LessOrEqual,

    /// <summary>&lt;, lt</summary>
    Less,
}
