namespace NetUtil.Core.Import;

/// <summary>What a cell holds where a number is expected.</summary>
internal enum NumberKind
{
    Number,
    Blank,
    NotANumber,
}
