using System;
using System.Threading;

namespace NetUtil.Core.Simulation;

/// <summary>Where the state of a simulated fabric is kept, so that it outlives the process.</summary>
public interface ISimulationFile
{
    /// <summary>The place in words for people, such as a path.</summary>
    string Name { get; }

    /// <summary>Takes the file for the caller alone, until the hold is disposed. Waits a while for another that
    /// has it.</summary>
    /// <param name="stopToken">Ends the waiting.</param>
    /// <exception cref="NetUtil.Core.Fabric.FabricException">The file is absent or damaged, or another has it for
    /// too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ISimulationHold Hold(CancellationToken stopToken);
}
