namespace NetUtil.Core.Import;

/// <summary>What a performance counter counts.</summary>
internal enum CounterRole
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>Bytes sent per second.</summary>
    Sent,

    /// <summary>Bytes received per second.</summary>
    Received,
}
