using System;
using System.Globalization;
using System.IO;
using System.Text;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Storage;
using NetUtil.Tests.Doubles;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>A second process that carries out a plan on a simulated fabric in a file. It says each moment before
/// and after a write of the journal and a call of the platform, and goes on when it gets a line.</summary>
internal static class RunChild
{
    /// <summary>What the process carries out.</summary>
    public static readonly BandwidthAdaptation[] Changes =
    [
        Change("b", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 30 * M)),
        Change("a", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 70 * M)),
    ];

    public static string OwnerOf(int processId) => "process " + processId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Carries out the changes, or moves VM a to h2.</summary>
    public static int Run(IStateStore store, string simulation, TextWriter output, bool movesOnly)
    {
#pragma warning disable RS0030 // The input is how the test speaks to this process.
        using StreamReader input = new(Console.OpenStandardInput(), Encoding.UTF8);
#pragma warning restore RS0030
        Fuse fuse = new(int.MaxValue, isForGood: true, moment =>
        {
            output.WriteLine(moment);
            input.ReadLine();
        });
        using WatchedProvider provider =
            new(new SimulationProvider(new SimulationDocuments().OpenState(simulation)), fuse);
        FabricController controller = new(provider, new PartStore(store, new FusedJournal(store.Journal, fuse)));
        FabricInventory fabric = provider.ReadInventory(default);
        RunResult result = controller.Run(
            movesOnly ? Plans.OfMoves(fabric, [("a", "h2")]) : Plans.Of(fabric, Changes),
            new RunOptions("child", OwnerOf(Environment.ProcessId)),
            _ => { },
            default);
        output.WriteLine(result.Run.State);
        return 0;
    }
}
