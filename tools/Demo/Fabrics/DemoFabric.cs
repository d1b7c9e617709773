using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo.Fabrics;

/// <summary>Makes the fabric in which the applications run side by side.</summary>
internal static class DemoFabric
{
    private const string Id = "demo";
    private const double BitsPerByte = 8;

    // Files stay small: nothing in the demo turns on less than a kilobit a second.
    private const double GrainBitsPerSecond = 1000;

    /// <summary>Builds the fabric.</summary>
    /// <param name="applications">Their traffic.</param>
    /// <param name="placement">Where each of their services lies.</param>
    /// <param name="plan">How it is replayed.</param>
    /// <exception cref="DemoException">A service has no place, or a place names no service.</exception>
    internal static SimulationDefinition Build(
        IReadOnlyList<ApplicationTraffic> applications, IReadOnlyList<PlacedService> placement, ReplayPlan plan)
    {
        CheckPlaces(applications, placement);
        VirtualMachine[] machines = [.. placement.Select(DemoMachine.Of), .. Infrastructure.Machines];
        FabricInventory inventory = new(
            Id,
            ReplayPlan.Start,
            DemoHosts.All,
            machines,
            [.. applications.Select(UsersOf), .. Infrastructure.Externals]);
        TrafficDemand[] demands =
        [
            .. applications.SelectMany(application => Demands(application, placement, plan.Scale)),
            .. Infrastructure.Demands(plan),
        ];
        return new SimulationDefinition(inventory, demands)
        {
            PairMeteredAdapters = [.. machines.Select(machine => DemoMachine.AdapterOf(machine.Name))],
            StepLength = ReplayPlan.Minute,
        };
    }

    /// <summary>The external that stands for the people who use an application.</summary>
    /// <param name="application">The application.</param>
    internal static ExternalPeer UsersOf(ApplicationTraffic application) => new(
        UsersId(application.Application), "Users of " + application.Application);

    private static string UsersId(string application) =>
        "users-of-" + application.ToLowerInvariant().Replace(' ', '-');

    private static void CheckPlaces(
        IReadOnlyList<ApplicationTraffic> applications, IReadOnlyList<PlacedService> placement)
    {
        HashSet<(string, string)> known =
        [
            .. applications.SelectMany(one => one.Services.Select(service => (one.Application, service.Service))),
        ];
        HashSet<(string, string)> placed = [.. placement.Select(one => (one.Application, one.Service))];
        string[] wrong =
        [
            .. known.Except(placed).Order().Select(one => $"{one.Item2} of {one.Item1} has no place"),
            .. placed.Except(known).Order().Select(one => $"{one.Item1} has no service {one.Item2}"),
        ];
        if (wrong.Length > 0)
        {
            throw new DemoException($"The placement does not fit the traffic: {string.Join("; ", wrong)}.");
        }
    }

    private static IEnumerable<TrafficDemand> Demands(
        ApplicationTraffic application, IReadOnlyList<PlacedService> placement, double scale)
    {
        Dictionary<string, string> ends = placement
            .Where(placed => placed.Application == application.Application)
            .ToDictionary(
                placed => placed.Service,
                placed => DemoMachine.AdapterOf(placed.Machine),
                StringComparer.Ordinal);
        ends.Add(ServiceCalls.Users, UsersId(application.Application));
        ends.Add(PairModel.Elsewhere, DemoMachine.AdapterOf(Infrastructure.Telemetry));
        Dictionary<string, ServiceRates> rates =
            application.Services.ToDictionary(service => service.Service, StringComparer.Ordinal);
        return PairModel.Split(application).Select(pair => new TrafficDemand(
            ends[pair.Source],
            ends[pair.Target],
            SeriesOf(
                pair.Source == ServiceCalls.Users
                    ? rates[pair.Target].ReceivedBytesPerSecond
                    : rates[pair.Source].SentBytesPerSecond,
                pair.Share * scale * BitsPerByte)));
    }

    private static RateSeries SeriesOf(IReadOnlyList<double> bytesPerSecond, double factor) => new(
        ReplayPlan.Start,
        ReplayPlan.Minute,
        [.. bytesPerSecond.Select(rate => Math.Round(rate * factor / GrainBitsPerSecond) * GrainBitsPerSecond)]);
}
