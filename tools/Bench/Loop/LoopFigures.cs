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

    /// <summary>What was moved.</summary>
    internal required MoveTotals Moves { get; init; }

    /// <summary>Ports that were otherwise than at the begin after a decision, at most.</summary>
    internal required int MostChangedPorts { get; init; }

    /// <summary>Ports that are otherwise than at the begin at the end.</summary>
    internal required int PortsLeft { get; init; }

    /// <summary>What a decision with what follows from it takes of the machine's time, on average. Unit: s.
    /// </summary>
    internal required double SecondsPerDecision { get; init; }
}
