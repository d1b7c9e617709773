namespace NetUtil.Core.Import;

/// <summary>The headers of columns, where a plain CSV calls them otherwise than NetUtil does, and the names of
/// counters, where a performance log is in a language that NetUtil does not know. Null stands for the usual name.
/// Immutable, compared by value.</summary>
public sealed record ImportColumns
{
    /// <summary>The usual names.</summary>
    public static ImportColumns Usual { get; } = new();

    /// <summary>The end of the interval; usually "time".</summary>
    public string? Time { get; init; }

    /// <summary>What the row is about; usually "subject", "adapter" or "vm".</summary>
    public string? Subject { get; init; }

    /// <summary>What kind of subject it is; usually "kind".</summary>
    public string? Kind { get; init; }

    /// <summary>For a pair its other end; usually "remote".</summary>
    public string? Remote { get; init; }

    /// <summary>The length of the interval; usually "interval".</summary>
    public string? Interval { get; init; }

    /// <summary>What was sent; usually "sent". In a performance log the name of the counter, such as
    /// "Bytes Sent/sec".</summary>
    public string? Sent { get; init; }

    /// <summary>What was received; usually "received". In a performance log the name of the counter, such as
    /// "Bytes Received/sec".</summary>
    public string? Received { get; init; }

    /// <summary>The unit of the row's values; usually "unit".</summary>
    public string? Unit { get; init; }
}
