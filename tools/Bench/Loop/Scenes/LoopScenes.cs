using System;
using System.Collections.Generic;
using System.IO;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;

namespace NetUtil.Bench.Loop.Scenes;

/// <summary>The scenes that balancers are compared in.</summary>
internal static class LoopScenes
{
    private const string DataVariable = "NETUTIL_TEST_DATA";
    private const int BackgroundMachines = 18;
    private const double BitbrainsFactor = 12;
    private const int Seed = 1;

    /// <summary>Makes the scenes, one at a time. Those out of recordings are left out where
    /// <c>../shared/data</c>, or the folder that NETUTIL_TEST_DATA names, is absent.</summary>
    /// <param name="times">How long they are looked at.</param>
    internal static IEnumerable<LoopScene> All(LoopTimes times)
    {
        string root = FindRoot();
        string manifests = Path.Combine(root, "manifests");
        yield return Scene(
            "made up",
            ProfileExpansion.Expand(
                ProfileTable.Read(Path.Combine(manifests, "profiles"), RecordedApplication.OnlineBoutique),
                (int)times.Length.TotalMinutes,
                Seed),
            "online-boutique.xml",
            MadeUpLoad.Make(BackgroundMachines, times.Loaded, Seed));
        string data = Environment.GetEnvironmentVariable(DataVariable)
            ?? Path.Combine(root, "..", "shared", "data");
        if (!Directory.Exists(data))
        {
            yield break;
        }

        IReadOnlyList<BackgroundSeries> background = BitbrainsLoad.Read(
            Path.Combine(data, "bitbrains-rnd"), BackgroundMachines, times.Loaded, BitbrainsFactor);
        string recordings = Path.Combine(data, "microservice-apps");
        yield return Scene(
            "boutique",
            RecordingReader.Read(recordings, RecordedApplication.OnlineBoutique),
            "online-boutique.xml",
            background);
        yield return Scene(
            "tickets",
            RecordingReader.Read(recordings, RecordedApplication.TrainTicket),
            "train-ticket.xml",
            background);

        LoopScene Scene(
            string name, ApplicationTraffic traffic, string spec, IReadOnlyList<BackgroundSeries> load) => new(
            name,
            SceneBuilder.Build(
                name, traffic, PlacementTable.Read(Path.Combine(manifests, "profiles", "placement.csv")), load),
            [File.ReadAllText(Path.Combine(manifests, "specs", spec))],
            times);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetUtil.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException(
            $"No NetUtil.slnx lies in '{AppContext.BaseDirectory}' or above it.");
    }
}
