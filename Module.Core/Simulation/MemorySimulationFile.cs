using System;
using System.Threading;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>Keeps the state of a simulated fabric in memory: it ends with the process. Safe on any
/// thread.</summary>
public sealed class MemorySimulationFile : ISimulationFile
{
    private readonly SemaphoreSlim _lock = new(1, 1);

    /// <summary>Makes a file.</summary>
    /// <param name="state">What is in it.</param>
    public MemorySimulationFile(SimulationState state) => State = Guard.NotNull(state, nameof(state));

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>What is in it now.</summary>
    public SimulationState State { get; private set; }

    /// <inheritdoc/>
    public ISimulationHold Hold(CancellationToken stopToken)
    {
        _lock.Wait(stopToken);
        return new MemoryHold(this);
    }

    private sealed class MemoryHold : ISimulationHold
    {
        private MemorySimulationFile? _file;

        public MemoryHold(MemorySimulationFile file) => _file = file;

        public SimulationState State => Open.State;

        private MemorySimulationFile Open => _file ?? throw new ObjectDisposedException(nameof(MemoryHold));

        public void Write(SimulationState state) =>
            Open.State = Guard.NotNull(state, nameof(state)) with { Revision = Open.State.Revision + 1 };

        public void Dispose() => Interlocked.Exchange(ref _file, null)?._lock.Release();
    }
}
