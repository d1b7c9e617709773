using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Simulation;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo;

/// <summary>Says what the demo's fabric is made of.</summary>
internal static class FabricStory
{
    /// <summary>Tells it in lines.</summary>
    /// <param name="input">What it is made of.</param>
    /// <param name="fabric">The fabric.</param>
    /// <param name="plan">How the traffic is replayed.</param>
    internal static IEnumerable<string> Lines(DemoInput input, SimulationDefinition fabric, ReplayPlan plan)
    {
        yield return input.Origin;
        foreach (ApplicationTraffic application in input.Applications)
        {
            string parts = Invariant($"{application.Services.Count} services, {application.Calls.Count} calling pairs");
            yield return Invariant($"  {application.Application}: {parts}, {application.Minutes:N0} minutes");
            foreach (string note in application.Notes)
            {
                yield return "    " + note;
            }
        }

        int applications = fabric.Inventory.VirtualMachines.Count(machine => machine.Service is not null);
        int others = fabric.Inventory.VirtualMachines.Count - applications;
        yield return Invariant($"Rates are multiplied by {plan.Scale:0.##}, since the recorded runs were small.");
        yield return "Bytes of pairs were not recorded: a service's rate is split over them by calls, a model.";
        string machines = Invariant($"{applications} VMs of the applications, {others} of the infrastructure");
        yield return Invariant(
            $"The fabric: {fabric.Inventory.Hosts.Count} hosts, {machines}, {fabric.Demands.Count} flows.");
        yield return "Made up for the demo: the infrastructure's traffic, such as a backup on"
            + $" {Infrastructure.BackupHost} and an import by {Infrastructure.Importer}.";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
