using System.Collections.Generic;

namespace NetUtil.Core.Planning;

/// <summary>What a plan's program asks of each adapter. Rates in bit/s. Immutable.</summary>
/// <param name="Shortfall">Missing or exceeding shares times priorities, summed, over what was broken.</param>
/// <param name="Raises">What an adapter must be able to send beyond what it asks for, by adapter.</param>
/// <param name="OutsideRaises">What of it must come to leave the host beyond what does, by adapter.</param>
/// <param name="Squeezes">Share of what an adapter sends out of its host that guarantees of others may take, 0 to
/// 1, by adapter.</param>
/// <param name="Cuts">Share of what an adapter asks for that it loses, 0 to 1, by adapter.</param>
internal sealed record PlanTargets(
    double Shortfall,
    IReadOnlyDictionary<string, double> Raises,
    IReadOnlyDictionary<string, double> OutsideRaises,
    IReadOnlyDictionary<string, double> Squeezes,
    IReadOnlyDictionary<string, double> Cuts);
