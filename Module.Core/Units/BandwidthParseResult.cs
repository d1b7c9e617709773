namespace NetUtil.Core.Units;

/// <summary>What came of reading a bandwidth: a value or a problem. Immutable.</summary>
public sealed class BandwidthParseResult
{
    internal BandwidthParseResult(Bandwidth value) => Value = value;

    internal BandwidthParseResult(BandwidthProblem problem) => Problem = problem;

    /// <summary>The bandwidth; null where the text is none.</summary>
    public Bandwidth? Value { get; }

    /// <summary>Why the text is no bandwidth; null where it is one.</summary>
    public BandwidthProblem? Problem { get; }
}
