using System;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Fabric;

/// <summary>Speaks one platform. It reads the inventory and the meters, carries out an adaptation under a step
/// id, finds a step by its id and says what it can do. One call at a time; calls may come from any
/// thread.</summary>
/// <remarks>Every method throws <see cref="FabricException"/> where the platform fails, and
/// <see cref="OperationCanceledException"/> where its token is cancelled.</remarks>
public interface IFabricProvider : IDisposable
{
    /// <summary>The platform: "Simulation", "Snapshot", "Vmm" and so on.</summary>
    string Name { get; }

    /// <summary>Names the fabric among all that are ever connected; the same for every process.</summary>
    string FabricId { get; }

    /// <summary>What the platform can do.</summary>
    FabricCapabilities Capabilities { get; }

    /// <summary>The fabric's clock: it tells the time and waits.</summary>
    IFabricClock Clock { get; }

    /// <summary>Reads hosts, switches, links, VMs and externals as they are now.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    FabricInventory ReadInventory(CancellationToken stopToken);

    /// <summary>Reads every meter once.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    MeterReading ReadMeters(CancellationToken stopToken);

    /// <summary>Gives one adaptation to the platform and comes back as soon as the platform has taken it, so that
    /// several can be under way at once. <see cref="FindStep"/> tells how it goes on.</summary>
    /// <param name="adaptation">The change.</param>
    /// <param name="stepId">Left on the platform, so that the step can be found after a crash; not blank. A step
    /// id that the platform knows already is not carried out again; its outcome is given back.</param>
    /// <param name="stopToken">Ends the call before the change is given to the platform, never after.</param>
    /// <returns>Running for a change that takes time, such as a migration; how it ended for one that does not, or
    /// that the platform refuses at once.</returns>
    AdaptationOutcome Start(Adaptation adaptation, string stepId, CancellationToken stopToken);

    /// <summary>Carries out one adaptation and waits until the platform says how it ended.</summary>
    /// <param name="adaptation">The change.</param>
    /// <param name="stepId">As for <see cref="Start"/>.</param>
    /// <param name="stopToken">Ends the waiting, not the change.</param>
    /// <returns>How it ended; Running where the platform is still at it after an hour.</returns>
    AdaptationOutcome CarryOut(Adaptation adaptation, string stepId, CancellationToken stopToken);

    /// <summary>Says what became of a step.</summary>
    /// <param name="stepId">As given to <see cref="Start"/> or <see cref="CarryOut"/>.</param>
    /// <param name="stopToken">Ends the search.</param>
    AdaptationOutcome FindStep(string stepId, CancellationToken stopToken);
}
