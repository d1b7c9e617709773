using System;
using System.IO;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Simulation;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Storage;

namespace NetUtil.Demo;

/// <summary>Makes the fabric that the demo replays; or, from a recording, the profiles that stand for
/// it.</summary>
internal static class Program
{
    // 16 hours: as long as the demo looks at, and longer than it takes.
    private const int ProfileMinutes = 960;
    private const int MostCalmMinutes = 1300;
    private const double MostScale = 10_000;

    private static int Main(string[] words)
    {
        try
        {
            DemoArguments arguments = DemoArguments.Parse(words);
            if (arguments.Task == "profile")
            {
                WriteProfiles(arguments);
            }
            else
            {
                WriteFabric(arguments);
            }

            return 0;
        }
        catch (Exception failure) when (failure is DemoException or FabricException or IOException
            or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static void WriteFabric(DemoArguments arguments)
    {
        string profiles = arguments.Required("Profiles");
        string target = arguments.Required("Out");
        ReplayPlan plan = new(
            arguments.Number("Scale", 100, 0.01, MostScale), arguments.Whole("Calm", 880, 1, MostCalmMinutes));
        DemoInput input = Input(arguments, profiles);
        SimulationDefinition fabric = DemoFabric.Build(
            input.Applications, PlacementTable.Read(Path.Combine(profiles, "placement.csv")), plan);
        File.WriteAllText(target, new SimulationDocuments().FormatDefinition(fabric));
        foreach (string line in FabricStory.Lines(input, fabric, plan))
        {
            Console.WriteLine(line);
        }
    }

    private static DemoInput Input(DemoArguments arguments, string profiles)
    {
        if (arguments.Optional("Recording") is string recording)
        {
            return new DemoInput(
                $"Replayed is the recording in '{recording}'.",
                [.. RecordedApplication.All.Select(application => RecordingReader.Read(recording, application))]);
        }

        int seed = arguments.Whole("Seed", 1, 0, int.MaxValue);
        return new DemoInput(
            FormattableString.Invariant(
                $"Replayed is a profile: published figures of two recorded runs, expanded with seed {seed}."),
            [
                .. RecordedApplication.All.Select(application => ProfileExpansion.Expand(
                    ProfileTable.Read(profiles, application), ProfileMinutes, seed)),
            ]);
    }

    private static void WriteProfiles(DemoArguments arguments)
    {
        foreach (RecordedApplication application in RecordedApplication.All)
        {
            ApplicationProfile profile = ApplicationProfile.Of(
                RecordingReader.Read(arguments.Required("Recording"), application));
            ProfileTable.Write(arguments.Required("Profiles"), application, profile);
        }
    }
}
