using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

/// <summary>Hosts h1, h2 and h3 with uplinks of 1 Gbit/s and 64 GiB each. A VM of 10 s takes 10 s to copy at that
/// rate: 1.25 GB.</summary>
internal sealed class MigrationScene : IDisposable
{
    public MigrationScene(
        VirtualMachine[] machines,
        TrafficDemand[]? demands = null,
        FabricHost[]? hosts = null,
        Func<SimulationDefinition, SimulationDefinition>? change = null)
    {
        SimulationDefinition definition = new(
            Inventory(hosts ?? [Host("h1", 1000), Host("h2", 1000), Host("h3", 1000)], machines), demands ?? []);
        File = new MemorySimulationFile(SimulationState.Begin(change?.Invoke(definition) ?? definition));
        Provider = new SimulationProvider(File);
    }

    public MemorySimulationFile File { get; }

    public SimulationProvider Provider { get; }

    public FabricInventory Fabric => Provider.ReadInventory(CancellationToken.None);

    public double Seconds => (Provider.Clock.Now - Start).TotalSeconds;

    public static VirtualMachine Vm(string id, double seconds, string host = "h1", double dirtyM = 0) =>
        new(id, id, host, [new VirtualAdapter(id + "-nic", "vs") { Subnet = "s" }])
        {
            MemoryBytes = (long)(seconds * 125e6), DirtyBitsPerSecond = dirtyM * M,
        };

    public static MigrationAdaptation Move(string id, string from = "h1", string to = "h2") =>
        new(id, id, from, from.ToUpperInvariant(), to, to.ToUpperInvariant());

    public static SimulationDefinition With(SimulationDefinition definition, params AdaptationFault[] faults) =>
        definition with { AdaptationFaults = faults };

    public AdaptationOutcome Begin(MigrationAdaptation move, string? stepId = null) =>
        Provider.Start(move, stepId ?? move.MachineId, CancellationToken.None);

    public void Wait(double seconds) =>
        Provider.Clock.Wait(TimeSpan.FromTicks((long)Math.Round(seconds * 1e7)), CancellationToken.None);

    public AdaptationOutcome Find(string stepId) => Provider.FindStep(stepId, CancellationToken.None);

    public AdaptationState StateOf(string stepId) => Find(stepId).State;

    public string HostOf(string machineId) => Fabric.FindMachine(machineId)!.HostId;

    public IReadOnlyList<double> CarriedM() => Provider.ReadFlows(CancellationToken.None)
        .Select(flow => flow.CarriedBitsPerSecond / M).ToArray();

    public CounterReading Counter(string subjectId) => Provider.ReadMeters(CancellationToken.None).Counters
        .Single(one => one.SubjectId == subjectId && one.RemoteId is null);

    public void Dispose() => Provider.Dispose();
}
