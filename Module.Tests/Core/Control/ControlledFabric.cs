using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>A shop on two hosts: web on h1 sends 40 Mbit/s to db on h2; three other VMs of h1 flood its uplink of
/// 100 Mbit/s with 200 Mbit/s each from minute 10 to 40. With them there, four ports share 100 Mbit/s, 25 each,
/// and the shop needs 32.</summary>
internal sealed class ControlledFabric : IDisposable
{
    public const string ShopXml = """
        <application name="Shop" xmlns="urn:netutil:app-network-spec:1">
          <components>
            <component vm="web">Web</component>
            <component vm="db">Db</component>
          </components>
          <capacitySpecifications>
            <capacitySpecification id="orders">Each(Web, Db) &gt;= 4 MBS</capacitySpecification>
          </capacitySpecifications>
        </application>
        """;

    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public ControlledFabric(Func<SimulationDefinition, SimulationDefinition>? change = null)
    {
        SimulationDefinition shop = Shop();
        File = new MemorySimulationFile(SimulationState.Begin(change?.Invoke(shop) ?? shop));
        Provider = new SimulationProvider(File);
        Store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
        Controller = new FabricController(Provider, Store)
        {
            Policy = RebalancePolicy.Default with { LowerableBelowHistory = ["flood*"] },
        };
    }

    public string StoreFolder => _folder.FullName;

    public MemorySimulationFile File { get; }

    public SimulationProvider Provider { get; }

    public IStateStore Store { get; }

    public FabricController Controller { get; }

    public FabricInventory Inventory => Provider.ReadInventory(CancellationToken.None);

    /// <summary>Minutes since the simulation began.</summary>
    public double Minutes => (Provider.Clock.Now - Start).TotalMinutes;

    public static SimulationDefinition Shop()
    {
        string[] floods = ["flood1", "flood2", "flood3"];
        RateSeries flood = new(Start.AddMinutes(10), TimeSpan.FromMinutes(30), [200 * M], SeriesEnd.Stop);
        return new SimulationDefinition(
            Inventory(
                [Host("h1", 100), Host("h2", 1000)],
                [Machine("web", "h1"), Machine("db", "h2"), Machine("sink", "h2"),
                    .. floods.Select(name => Machine(name, "h1"))]),
            [Demand("web-nic", "db-nic", 40),
                .. floods.Select(name => new TrafficDemand(name + "-nic", "sink-nic", flood))])
        {
            PairMeteredAdapters = ["web-nic", "db-nic", "sink-nic", .. floods.Select(name => name + "-nic")],
        };
    }

    public static RunOptions Options(string runId) => new(runId, "me on here, process 1");

    public void Register(string xml)
    {
        SpecReadResult read = SpecReader.Read(xml);
        Assert.Empty(read.Problems);
        Store.Specs.Put(new RegisteredSpec(read.Spec!, xml, Start, ""));
    }

    /// <summary>Lets minutes pass and reads the meters after each.</summary>
    public void Watch(int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            Provider.Clock.Wait(Minute, CancellationToken.None);
            Controller.Observe(CancellationToken.None);
        }
    }

    public PathCompliance Verdict() => Assert.Single(Controller.Evaluate(CancellationToken.None));

    public RebalancePlan Plan() => Controller.Plan(new PlanOptions(), CancellationToken.None);

    public RunResult Run(RebalancePlan plan, string runId, Action<RunStep>? report = null) =>
        Controller.Run(plan, Options(runId), report ?? (_ => { }), CancellationToken.None);

    public PortSettings PortOf(string machine) => Inventory.FindAdapter(machine + "-nic")!.Port;

    /// <summary>What really flows from a VM. Unit: bit/s.</summary>
    public double CarriedFrom(string machine) => Provider.ReadFlows(CancellationToken.None)
        .Where(flow => flow.SourceId == machine + "-nic")
        .Sum(flow => flow.CarriedBitsPerSecond);

    public IReadOnlyList<PortSettings> Ports() =>
        [.. Inventory.VirtualMachines.SelectMany(machine => machine.Adapters).Select(adapter => adapter.Port)];

    public void Dispose()
    {
        Store.Dispose();
        Provider.Dispose();
        _folder.Dispose();
    }
}
