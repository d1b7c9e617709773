namespace NetUtil.Core.Compliance;

/// <summary>What a hop of a path adds up.</summary>
internal enum HopKind
{
    /// <summary>Flows between endpoints.</summary>
    Flows,

    /// <summary>All that the endpoints send.</summary>
    AllSent,

    /// <summary>All that the endpoints receive.</summary>
    AllReceived,
}
