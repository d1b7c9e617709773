namespace NetUtil.Core.Model;

/// <summary>Which remote endpoints the pair meter of an adapter counts.</summary>
public enum PairCoverage
{
    /// <summary>None: the adapter has totals only.</summary>
    None,

    /// <summary>Those with a pair reading of the same time; of others nothing is known.</summary>
    Listed,

    /// <summary>All: a remote without a pair reading exchanged nothing.</summary>
    All,
}
