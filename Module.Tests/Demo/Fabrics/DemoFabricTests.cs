using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Demo;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;
using NetUtil.Tests.Demo.Profiles;
using Xunit;

namespace NetUtil.Tests.Demo.Fabrics;

public sealed class DemoFabricTests
{
    private const int Minutes = 30;
    private const double Scale = 100;

    private static readonly ReplayPlan s_plan = new(Scale, CalmMinutes: 20);

    private static readonly Lazy<ApplicationTraffic[]> s_traffic = new(() =>
    [
        .. RecordedApplication.All.Select(application => ProfileExpansion.Expand(
            ProfileTable.Read(ProfileTableTests.Folder, application), Minutes, 5)),
    ]);

    private static readonly Lazy<SimulationDefinition> s_fabric = new(() => DemoFabric.Build(
        s_traffic.Value, PlacementTable.Read(PlacementTableTests.Shipped), s_plan));

    [Fact]
    public void Every_service_sends_what_it_sent_times_the_factor()
    {
        foreach (ApplicationTraffic application in s_traffic.Value)
        {
            Assert.All(application.Services, service =>
            {
                string adapter = AdapterOf(application.Application, service.Service);
                TrafficDemand[] demands = [.. s_fabric.Value.Demands.Where(one => one.SourceId == adapter)];
                for (int minute = 0; minute < Minutes; minute++)
                {
                    double sent = demands.Sum(demand => demand.Rate.At(At(minute)));
                    double expected = service.SentBytesPerSecond[minute] * 8 * Scale;
                    // Each pair is rounded to a kilobit.
                    Assert.InRange(sent - expected, -500 * demands.Length, 500 * demands.Length);
                }
            });
        }
    }

    [Fact]
    public void People_send_their_part_of_what_the_entry_received()
    {
        ApplicationTraffic shop = s_traffic.Value[0];
        double all = shop.Calls
            .Where(call => call.Caller == "frontend" || call.Callee == "frontend")
            .Sum(call => call.PerMinute);
        double share = shop.Calls.Single(call => call.Caller == ServiceCalls.Users).PerMinute / all;
        double received = shop.Services.Single(one => one.Service == "frontend").ReceivedBytesPerSecond[3];

        TrafficDemand demand = s_fabric.Value.Demands.Single(one => one.SourceId == "users-of-online-boutique");

        Assert.Equal(AdapterOf("Online Boutique", "frontend"), demand.TargetId);
        Assert.InRange(demand.Rate.At(At(3)) - (received * 8 * Scale * share), -500, 500);
    }

    [Fact]
    public void Machines_carry_what_a_spec_can_name_them_by()
    {
        VirtualMachine machine =
            s_fabric.Value.Inventory.VirtualMachines.Single(one => one.Name == "ts-seat-service");
        Assert.Equal(
            ("Train Ticket", "Order", "host05", "ts-seat-service"),
            (machine.Service, machine.Tier, machine.HostId, machine.Properties["role"]));
        Assert.Equal(64, s_fabric.Value.Inventory.VirtualMachines.Count);
    }

    [Fact]
    public void Every_machine_is_metered_by_pair() => Assert.Equal(
        s_fabric.Value.Inventory.VirtualMachines.Select(machine => machine.Adapters[0].Id).Order(),
        s_fabric.Value.PairMeteredAdapters.Order());

    [Fact]
    public void Bulk_transfers_begin_when_the_calm_ends()
    {
        double[] offered = [.. new[] { -1, 0, 600 }.Select(minute => s_fabric.Value.Demands
            .Where(demand => IsInfrastructure(demand.SourceId))
            .Sum(demand => demand.Rate.At(s_plan.BulkStart + TimeSpan.FromMinutes(minute))))];
        Assert.Equal([115e6, 2915e6, 2915e6], offered);
        Assert.Equal(ReplayPlan.Start + TimeSpan.FromMinutes(20), s_plan.BulkStart);
    }

    [Fact]
    public void Before_the_bulk_transfers_no_uplink_is_full_and_then_two_are()
    {
        SimulatedFabric fabric = new(SimulationState.Begin(s_fabric.Value));
        for (int minute = 0; minute < s_plan.CalmMinutes; minute++)
        {
            Assert.All(UplinksOf(fabric), uplink => Assert.InRange(uplink.Value, 0, 0.8));
            fabric.Step(ReplayPlan.Minute, default);
        }

        Assert.Equal(
            ["host02-uplink Out", "host03-uplink In"],
            UplinksOf(fabric).Where(uplink => uplink.Value > 0.999).Select(uplink => uplink.Key).Order());
    }

    [Fact]
    public void A_service_without_a_place_and_a_place_without_a_service_are_named()
    {
        ApplicationTraffic traffic = new("A", [new ServiceRates("x", [1], [1])], [], []);
        DemoException failure = Assert.Throws<DemoException>(() => DemoFabric.Build(
            [traffic], [new PlacedService("A", "y", "vm", "T", "host01")], s_plan));
        Assert.Equal(
            "The placement does not fit the traffic: x of A has no place; A has no service y.", failure.Message);
    }

    private static DateTimeOffset At(int minute) => ReplayPlan.Start + TimeSpan.FromMinutes(minute);

    private static bool IsInfrastructure(string endpointId) =>
        s_fabric.Value.Inventory.MachineOf(endpointId)?.Tags.Contains("infrastructure") == true;

    private static string AdapterOf(string application, string service) => DemoMachine.AdapterOf(
        PlacementTable.Read(PlacementTableTests.Shipped)
            .Single(placed => placed.Application == application && placed.Service == service).Machine);

    // Share of each uplink that is used, by name and direction.
    private static Dictionary<string, double> UplinksOf(SimulatedFabric fabric)
    {
        Dictionary<string, double> used = [];
        foreach (FlowRate flow in fabric.Flows)
        {
            foreach (RouteStep step in s_fabric.Value.Inventory.Routes.Between(flow.SourceId, flow.TargetId)
                .Where(step => step.Kind == RouteStepKind.Uplink))
            {
                string key = $"{step.Id} {step.Direction}";
                used[key] = used.GetValueOrDefault(key)
                    + (flow.CarriedBitsPerSecond / step.CapacityBitsPerSecond);
            }
        }

        return used;
    }
}
