namespace NetUtil.Bench.Loop;

/// <summary>What a balancer moved. Immutable, compared by value.</summary>
internal sealed record MoveTotals
{
    /// <summary>Moves of the balancer that were done.</summary>
    internal required int Done { get; init; }

    /// <summary>Moves that it asked for and that failed.</summary>
    internal required int Failed { get; init; }

    /// <summary>Of the moves done, those to a host that the VM had left within the cool-down before, whoever took
    /// it away.</summary>
    internal required int SentBack { get; init; }

    /// <summary>Moves that others made.</summary>
    internal required int ByOthers { get; init; }

    /// <summary>Memory of the VMs that it moved, each time counted. Unit: byte.</summary>
    internal required double Bytes { get; init; }
}
