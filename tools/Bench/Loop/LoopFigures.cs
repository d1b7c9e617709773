namespace NetUtil.Bench.Loop;

/// <summary>What a balancer came to in a scene. Immutable, compared by value.</summary>
internal sealed record LoopFigures
{
    /// <summary>Minutes that were judged.</summary>
    internal required int Minutes { get; init; }

    /// <summary>Violated minutes, of each requirement, added up.</summary>
    internal required int RequirementMinutes { get; init; }

    /// <summary>Minutes in which at least one requirement is violated.</summary>
    internal required int FabricMinutes { get; init; }

    /// <summary>What VMs of services offered and did not arrive. Unit: byte.</summary>
    internal required double UndeliveredBytes { get; init; }

    /// <summary>Moves of the balancer that were done.</summary>
    internal required int Moves { get; init; }

    /// <summary>Moves that it asked for and that failed.</summary>
    internal required int FailedMoves { get; init; }

    /// <summary>Of the moves done, those to a host that the VM had left within the cool-down before, whoever took
    /// it away.</summary>
    internal required int SentBack { get; init; }

    /// <summary>Moves that others made.</summary>
    internal required int RivalMoves { get; init; }

    /// <summary>Memory of the VMs that it moved, each time counted. Unit: byte.</summary>
    internal required double MovedBytes { get; init; }

    /// <summary>Ports that were otherwise than at the begin, at most at once.</summary>
    internal required int MostChangedPorts { get; init; }

    /// <summary>Ports that are otherwise than at the begin at the end.</summary>
    internal required int PortsLeft { get; init; }

    /// <summary>What its decisions and runs took, of the machine's time. Unit: s.</summary>
    internal required double Seconds { get; init; }

    /// <summary>Decisions.</summary>
    internal required int Decisions { get; init; }
}
