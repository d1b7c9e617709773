using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>All there is to know of a simulated fabric at one time: kept in a file, it is the fabric. Immutable.
/// </summary>
public sealed record SimulationState
{
    /// <summary>Makes a state.</summary>
    /// <param name="definition">What the fabric is made of, as it stands now.</param>
    /// <param name="time">The time there, UTC.</param>
    public SimulationState(SimulationDefinition definition, DateTimeOffset time)
    {
        Definition = Guard.NotNull(definition, nameof(definition));
        Time = time.ToUniversalTime();
    }

    /// <summary>What the fabric is made of, with the port settings that it shows now.</summary>
    public SimulationDefinition Definition { get; init; }

    /// <summary>The time there, UTC.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>What the counters have counted; a counter that is not in it stands at 0.</summary>
    public IReadOnlyList<CounterTotal> Counters { get; init; } = Array.Empty<CounterTotal>();

    /// <summary>Which life the counters of an adapter, uplink or link are in, by id; 1 where it is not in
    /// it.</summary>
    public IReadOnlyDictionary<string, int> CounterLives { get; init; } = new Dictionary<string, int>();

    /// <summary>How the counters stood before, as far back as the lag of the meters reaches, oldest
    /// first.</summary>
    public IReadOnlyList<CounterSnapshot> Trail { get; init; } = Array.Empty<CounterSnapshot>();

    /// <summary>Settings that act in place of those shown, by adapter id, where a change had no effect.</summary>
    public IReadOnlyDictionary<string, PortSettings> ActingPorts { get; init; } =
        new Dictionary<string, PortSettings>();

    /// <summary>The steps that the fabric was asked for, oldest first.</summary>
    public IReadOnlyList<KnownStep> Steps { get; init; } = Array.Empty<KnownStep>();

    /// <summary>Counts the changes of the state since it began.</summary>
    public long Revision { get; init; }

    /// <summary>The inventory with the settings that act.</summary>
    public FabricInventory ActingInventory =>
        ActingPorts.Count == 0 ? Definition.Inventory : Definition.Inventory.With(ActingPorts);

    /// <summary>Begins a simulation at the time of its inventory, with all counters at 0.</summary>
    /// <param name="definition">What the fabric is made of.</param>
    public static SimulationState Begin(SimulationDefinition definition) =>
        new(definition, Guard.NotNull(definition, nameof(definition)).Inventory.Time);

    /// <summary>Finds a step.</summary>
    /// <param name="stepId">Its id.</param>
    /// <returns>The step, or null where the fabric was never asked for it.</returns>
    public KnownStep? FindStep(string stepId) => Steps.FirstOrDefault(step => step.StepId == stepId);
}
