using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;
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

    /// <summary>What the fabric is made of, with the port settings that it shows now, and each VM where it
    /// lies now.
    /// </summary>
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

    /// <summary>The live migrations that wait or are under way, in the order they were asked for.</summary>
    public IReadOnlyList<LiveMigration> Migrations { get; init; } = Array.Empty<LiveMigration>();

    /// <summary>When VMs came to the host they lie on, by VM id; one that is not in it has been there from the
    /// begin.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Arrivals { get; init; } =
        new Dictionary<string, DateTimeOffset>();

    /// <summary>Counts the changes of the state since it began.</summary>
    public long Revision { get; init; }

    /// <summary>The inventory with the settings that act.</summary>
    public FabricInventory ActingInventory =>
        ActingPorts.Count == 0 ? Definition.Inventory : Definition.Inventory.With(ActingPorts);

    /// <summary>Begins a simulation at the time of its inventory, with all counters at 0. A VM that was being
    /// moved there stays where it lies.</summary>
    /// <param name="definition">What the fabric is made of.</param>
    public static SimulationState Begin(SimulationDefinition definition)
    {
        FabricInventory fabric = Guard.NotNull(definition, nameof(definition)).Inventory;
        VirtualMachine[] moving = fabric.VirtualMachines
            .Where(machine => machine.MovingToHostId is not null)
            .Select(machine => machine.On(machine.HostId))
            .ToArray();
        return new SimulationState(
            moving.Length == 0 ? definition : definition with { Inventory = fabric.With(moving) }, fabric.Time);
    }

    /// <summary>Finds a step.</summary>
    /// <param name="stepId">Its id.</param>
    /// <returns>The step, or null where the fabric was never asked for it.</returns>
    public KnownStep? FindStep(string stepId) => Steps.FirstOrDefault(step => step.StepId == stepId);

    /// <summary>The same state with a step known, or known to stand otherwise, as of its time.</summary>
    internal SimulationState WithStep(string stepId, string description, AdaptationOutcome outcome)
    {
        KnownStep step = new(stepId, description, Time, outcome);
        KnownStep[] steps = Steps.ToArray();
        int index = Array.FindIndex(steps, one => one.StepId == stepId);
        if (index < 0)
        {
            return this with { Steps = [.. steps, step] };
        }

        steps[index] = step;
        return this with { Steps = steps };
    }

    /// <summary>The same state with a VM replaced by its namesake.</summary>
    internal SimulationState WithMachine(VirtualMachine machine) => this with
    {
        Definition = Definition with { Inventory = Definition.Inventory.With([machine]) },
    };
}
