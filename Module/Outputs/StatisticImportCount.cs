namespace NetUtil.Outputs;

/// <summary>How often one thing was dropped or mended in an import. Immutable.</summary>
public sealed class StatisticImportCount
{
    internal StatisticImportCount(string action, string kind, long count)
    {
        Action = action;
        Kind = kind;
        Count = count;
    }

    /// <summary>Dropped or Mended.</summary>
    public string Action { get; }

    /// <summary>What it was, such as Missing or Gap.</summary>
    public string Kind { get; }

    /// <summary>How often; above 0.</summary>
    public long Count { get; }

    /// <summary>All of it, such as "Dropped Missing: 12".</summary>
    public override string ToString() => $"{Action} {Kind}: {Count}";
}
