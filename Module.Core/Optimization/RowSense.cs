namespace NetUtil.Core.Optimization;

/// <summary>How a row of a linear program compares with its right side.</summary>
internal enum RowSense
{
    /// <summary>At most.</summary>
    AtMost,

    /// <summary>At least.</summary>
    AtLeast,

    /// <summary>Equal.</summary>
    Equal,
}
