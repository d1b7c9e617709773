using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>Lets changes be tried on a copy of any fabric: the provider "Snapshot". The copy is a simulated
/// fabric whose demands are the rates that the snapshot's samples show; the fabric it was taken from is never
/// touched. Safe on any thread.</summary>
public sealed class SnapshotProvider : SimulatedProvider
{
    /// <summary>Samples count that end within this before the newest one, unless another window is asked for.
    /// </summary>
    public static readonly TimeSpan DefaultWindow = TimeSpan.FromMinutes(5);

    /// <summary>Makes a copy in memory; it ends with the process.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public SnapshotProvider(FabricSnapshot snapshot)
        : this(new MemorySimulationFile(Begin(snapshot, DefaultWindow)))
    {
    }

    /// <summary>Goes on with a copy that has a file of its own.</summary>
    /// <param name="file">Made with a state of <see cref="Begin"/>.</param>
    /// <exception cref="NetUtil.Core.Fabric.FabricException">The file cannot be read.</exception>
    public SnapshotProvider(ISimulationFile file)
        : base(file)
    {
    }

    /// <inheritdoc/>
    public override string Name => "Snapshot";

    /// <summary>Begins a copy: its id is made of the fabric's id and the time, its demands of the samples' rates.
    /// </summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="window">Samples that end within this before the newest one count; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is not above 0.</exception>
    public static SimulationState Begin(FabricSnapshot snapshot, TimeSpan window)
    {
        Guard.NotNull(snapshot, nameof(snapshot));
        return window > TimeSpan.Zero
            ? SimulationState.Begin(SnapshotDemands.Definition(snapshot, window))
            : throw new ArgumentOutOfRangeException(nameof(window), window, "A window is longer than 0.");
    }
}
