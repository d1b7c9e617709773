using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Runs of plans written by hand: VMs a and b on h1 send 80 and 60 Mbit/s to c on h2 over an uplink
/// of 100. b is limited to 30 first, then a is guaranteed 70.</summary>
public abstract class RunTestsBase
{
    private protected static readonly PortSettings s_limit = new(maximumBitsPerSecond: 30 * M);
    private protected static readonly PortSettings s_guarantee = new(minimumBitsPerSecond: 70 * M);
    private protected static readonly BandwidthAdaptation s_lowerB = Change("b", PortSettings.Unset, s_limit);
    private protected static readonly BandwidthAdaptation s_raiseA = Change("a", PortSettings.Unset, s_guarantee);

    private protected MemoryJournal Journal { get; } = new();

    private protected List<RunStep> Reported { get; } = [];

    private protected static WatchedProvider Connect(params AdaptationFault[] faults) => Connect(Crowded(), faults);

    private protected static WatchedProvider Connect(SimulationDefinition definition, params AdaptationFault[] faults) =>
        new(new SimulationProvider(new MemorySimulationFile(SimulationState.Begin(definition with
        {
            PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"],
            AdaptationFaults = faults,
        }))));

    private protected static RunOptions Options() => new("run", "me");

    private protected RunResult Run(IFabricProvider provider, params BandwidthAdaptation[] changes) =>
        Run(provider, CancellationToken.None, changes);

    private protected RunResult Run(
        IFabricProvider provider, CancellationToken stopToken, params BandwidthAdaptation[] changes) =>
        Run(provider, Plans.Of(provider.ReadInventory(default), changes), stopToken);

    private protected RunResult Run(IFabricProvider provider, RebalancePlan plan, CancellationToken stopToken = default) =>
        new FabricController(provider, new MemoryStore(Journal)).Run(plan, Options(), Reported.Add, stopToken);
}
