using System;

namespace NetUtil.Core.Simulation;

/// <summary>The file of a simulated fabric while one alone has it. Disposing gives it free.</summary>
public interface ISimulationHold : IDisposable
{
    /// <summary>The state in the file.</summary>
    SimulationState State { get; }

    /// <summary>Puts a state in place of the one in the file: after a crash the file has the one or the other.
    /// </summary>
    /// <param name="state">The new state; its revision is set to one above the old.</param>
    /// <exception cref="NetUtil.Core.Fabric.FabricException">The file cannot be written.</exception>
    void Write(SimulationState state);
}
