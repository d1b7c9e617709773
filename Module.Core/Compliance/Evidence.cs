namespace NetUtil.Core.Compliance;

/// <summary>How a figure is known, best first.</summary>
public enum Evidence
{
    /// <summary>From meters that count just this.</summary>
    Measured,

    /// <summary>Between bounds that the totals force.</summary>
    Bounded,

    /// <summary>From a model fitted to the totals.</summary>
    Estimated,

    /// <summary>Nothing is known.</summary>
    None,
}
