using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>What a simulated fabric is made of. Immutable.</summary>
public sealed record SimulationDefinition
{
    private static readonly TimeSpan s_longestStep = TimeSpan.FromDays(1);

    /// <summary>Makes a definition.</summary>
    /// <param name="inventory">Hosts, switches, links, VMs and externals; its time is when the simulation begins.
    /// </param>
    /// <param name="demands">Who wants to send what to whom; every end is an adapter or external of the
    /// inventory. Several demands from one end to another add up.</param>
    /// <exception cref="ArgumentException">A demand names an end that the inventory does not have.</exception>
    public SimulationDefinition(FabricInventory inventory, IReadOnlyList<TrafficDemand> demands)
    {
        Inventory = Guard.NotNull(inventory, nameof(inventory));
        Demands = Guard.NotNull(demands, nameof(demands));
        foreach (string end in demands.SelectMany(demand => new[] { demand.SourceId, demand.TargetId }))
        {
            if (inventory.FindAdapter(end) is null && inventory.FindExternal(end) is null)
            {
                throw new ArgumentException(
                    $"A demand names '{end}', which is neither an adapter nor an external of the fabric.",
                    nameof(demands));
            }
        }
    }

    /// <summary>Hosts, switches, links, VMs and externals.</summary>
    public FabricInventory Inventory { get; init; }

    /// <summary>Who wants to send what to whom.</summary>
    public IReadOnlyList<TrafficDemand> Demands { get; }

    /// <summary>Ids of the adapters, and of externals whose edge reports its flows, with a meter for each remote
    /// endpoint.</summary>
    public IReadOnlyList<string> PairMeteredAdapters { get; init; } = Array.Empty<string>();

    /// <summary>What is wrong with the meters.</summary>
    public MeterFaults Meters { get; init; } = MeterFaults.None;

    /// <summary>What goes wrong with adaptations; the first that fits an adaptation hits it.</summary>
    public IReadOnlyList<AdaptationFault> AdaptationFaults { get; init; } = Array.Empty<AdaptationFault>();

    /// <summary>How live migrations go.</summary>
    public MigrationSettings Migrations { get; init; } = MigrationSettings.Usual;

    /// <summary>Other balancers that move VMs; names unique.</summary>
    public IReadOnlyList<RivalBalancer> Rivals { get; init; } = Array.Empty<RivalBalancer>();

    /// <summary>Start of all chance; the same seed, definition and steps give the same result.</summary>
    public long Seed { get; init; }

    /// <summary>Within a step, which begins at a multiple of this, no rate changes; above 0, at most a day;
    /// default 10 s.</summary>
    public TimeSpan StepLength
    {
        get;
        init => field = value <= TimeSpan.Zero || value > s_longestStep
            ? throw new ArgumentOutOfRangeException(
                nameof(StepLength), value, "A step is longer than 0 and at most a day.")
            : value;
    } = TimeSpan.FromSeconds(10);
}
