using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetUtil.Core.Simulation;
using NetUtil.Demo.Fabrics;
using NetUtil.Storage;
using NetUtil.Tests.Demo.Fabrics;
using NetUtil.Tests.Demo.Profiles;
using NetUtil.Tests.Demo.Recordings;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Demo;

/// <summary>Runs the program that makes the demo's fabric, in a process of its own.</summary>
public sealed class DemoProgramTests
{
    private static readonly string s_program = Path.Combine(
        Checkout.Root, "tools", "Demo", "bin", Checkout.Configuration, "net10.0", "netutil-demo.dll");

    [Fact]
    public async Task A_profile_becomes_a_fabric_file_that_reads_back()
    {
        using TemporaryFolder folder = new();
        string file = folder.At("fabric.json");

        ShellResult result = await RunAsync(
            "fabric", "-Profiles", ProfileTableTests.Folder, "-Calm", "500", "-Seed", "9", "-Out", file);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith(
            "Replayed is a profile: published figures of two recorded runs, expanded with seed 9.\n",
            result.Output);
        SimulationDefinition fabric = new SimulationDocuments().ReadDefinition(file).Value!;
        Assert.Equal((64, 171), (fabric.Inventory.VirtualMachines.Count, fabric.Demands.Count));
        Assert.Equal(ReplayPlan.Minute, fabric.StepLength);
        Assert.Contains(fabric.Demands, demand => demand.Rate.Start == new ReplayPlan(100, 500).BulkStart);
    }

    [Fact]
    public async Task A_recording_becomes_a_fabric_file_and_the_odd_things_in_it_are_told()
    {
        using RecordingFolder recording = new();
        WriteWholeRecording(recording);
        string file = recording.At("fabric.json");

        ShellResult result = await RunAsync(
            "fabric", "-Profiles", ProfileTableTests.Folder, "-Recording", recording.FullName, "-Out", file);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith($"Replayed is the recording in '{recording.FullName}'.\n", result.Output);
        Assert.Contains("\n    the clock of adservice is 200,000,000 s late; its rows", result.Output);
        Assert.Empty(new SimulationDocuments().ReadDefinition(file).Problems);
    }

    [Theory]
    [InlineData("'-Out' is missing.", "fabric", "-Profiles", "x")]
    [InlineData("There is no folder 'nowhere'.", "profile", "-Recording", "nowhere", "-Profiles", "x")]
    [InlineData("'-Calm' is '0'; expected", "fabric", "-Profiles", "x", "-Out", "y", "-Calm", "0")]
    public async Task What_cannot_be_done_is_told_on_the_error_output(string start, params string[] words)
    {
        ShellResult result = await RunAsync(words);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(start, result.Errors);
    }

    private static void WriteWholeRecording(RecordingFolder folder)
    {
        foreach (IGrouping<string, PlacedService> application in PlacementTable.Read(PlacementTableTests.Shipped)
            .GroupBy(placed => placed.Application))
        {
            string prefix = application.Key == "Online Boutique" ? "online-boutique" : "train-ticket";
            folder
                .Metrics(prefix, application.Select(placed => RecordingFolder.Row(
                    placed.Service == "adservice" ? 1861140279 : 1661140279, placed.Service, 1, 2, 3)))
                .Calls(prefix);
        }
    }

    private static async Task<ShellResult> RunAsync(params string[] words)
    {
        ProcessStartInfo start = new("dotnet", [s_program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ShellResult(
            process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }
}
