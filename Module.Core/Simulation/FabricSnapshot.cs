using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>A fabric at one time, with what is known of its traffic: enough to try changes on a copy. Immutable.
/// </summary>
public sealed class FabricSnapshot
{
    /// <summary>Makes a snapshot.</summary>
    /// <param name="inventory">The fabric as any provider saw it; its time is the snapshot's.</param>
    /// <param name="samples">Recent samples, from any store or meter.</param>
    /// <param name="sourceProvider">The provider that saw it; not blank.</param>
    /// <param name="sentPercentiles">95th percentile of what adapters sent in their last 24 h, by adapter id.
    /// Unit: bit/s; at least 0.</param>
    public FabricSnapshot(
        FabricInventory inventory,
        IReadOnlyList<TrafficSample> samples,
        string sourceProvider,
        IReadOnlyDictionary<string, double>? sentPercentiles = null)
    {
        Inventory = Guard.NotNull(inventory, nameof(inventory));
        Samples = Guard.NotNull(samples, nameof(samples));
        SourceProvider = Guard.NotBlank(sourceProvider, nameof(sourceProvider));
        SentPercentiles = sentPercentiles ?? new Dictionary<string, double>();
        foreach (double rate in SentPercentiles.Values)
        {
            Guard.NotNegative(rate, nameof(sentPercentiles));
        }
    }

    /// <summary>The fabric, under its own id.</summary>
    public FabricInventory Inventory { get; }

    /// <summary>Recent samples.</summary>
    public IReadOnlyList<TrafficSample> Samples { get; }

    /// <summary>The provider that saw the fabric.</summary>
    public string SourceProvider { get; }

    /// <summary>95th percentile of what adapters sent in their last 24 h, by adapter id. Unit: bit/s.</summary>
    public IReadOnlyDictionary<string, double> SentPercentiles { get; }
}
