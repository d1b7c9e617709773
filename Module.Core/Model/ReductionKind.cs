namespace NetUtil.Core.Model;

/// <summary>How several rates become one figure.</summary>
public enum ReductionKind
{
    /// <summary>They do not: the comparison must hold for every one.</summary>
    Each,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The arithmetic mean.</summary>
    Average,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>A percentile, by linear interpolation between order statistics.</summary>
    Percentile,
}
