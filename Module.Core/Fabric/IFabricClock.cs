using System;
using System.Threading;

namespace NetUtil.Core.Fabric;

/// <summary>The clock of a fabric. Of a simulated one, waiting moves the simulation on.</summary>
public interface IFabricClock
{
    /// <summary>The time there, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Waits.</summary>
    /// <param name="duration">At least 0.</param>
    /// <param name="stopToken">Ends the waiting at once.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    void Wait(TimeSpan duration, CancellationToken stopToken);
}
