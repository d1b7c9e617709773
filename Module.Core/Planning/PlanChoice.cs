using System.Collections.Generic;

namespace NetUtil.Core.Planning;

/// <summary>Which VMs a plan lowers. Immutable.</summary>
/// <param name="Chosen">Ids of VMs that are lowered, whatever it costs.</param>
/// <param name="Spared">Ids of VMs that are not lowered.</param>
/// <param name="Others">Others that may be lowered, at most; null for any number. A relaxed solution may spread
/// one over several.</param>
internal sealed record PlanChoice(
    IReadOnlyCollection<string> Chosen, IReadOnlyCollection<string> Spared, int? Others)
{
    /// <summary>Anybody may be lowered.</summary>
    public static PlanChoice Anybody { get; } = new([], [], null);
}
