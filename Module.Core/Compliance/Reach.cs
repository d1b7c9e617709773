using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>How far a requirement's figure can be raised. Immutable.</summary>
/// <param name="Value">The figure. Unit: bit/s.</param>
/// <param name="PathRates">Shape: one for each path instance. Unit: bit/s.</param>
/// <param name="Binding">What stands in the way of more, tightest first; empty where nothing known does.</param>
/// <param name="Rivals">Requirements of the same priority that it does not fit together with.</param>
internal sealed record Reach(
    double Value,
    IReadOnlyList<double> PathRates,
    IReadOnlyList<CapacityUse> Binding,
    IReadOnlyList<Requirement> Rivals)
{
    /// <summary>Where several requirements of one priority miss their bounds: what this one misses over the set
    /// of rates that is best for all of them; null where it is the only one. 0 to 1.</summary>
    public double? MissingFraction { get; init; }

    /// <summary>Rates of flows that reach it. Unit: bit/s; infinite where nothing known limits one.</summary>
    public IReadOnlyDictionary<FlowKey, double> FlowRates { get; init; } = new Dictionary<FlowKey, double>();
}
