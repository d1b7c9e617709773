using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NetUtil.Bench.Loop.Scenes;
using NetUtil.Core.State;
using NetUtil.Storage;

namespace NetUtil.Bench.Loop;

/// <summary>Closes the loop in simulation and compares NetUtil with doing nothing and with a greedy balancer.
/// </summary>
/// <remarks>Small by default; NETUTIL_BENCH_LOOP=full runs longer scenes under every noise, with and without a
/// rival. A balancer that does nothing is the same under all of them and runs once a scene. The figures follow from
/// the seeds alone, the time that decisions take excepted.</remarks>
internal sealed class LoopBench : IBench
{
    private const string PresetVariable = "NETUTIL_BENCH_LOOP";
    private const double Megabyte = 1e6;
    private const double MemoryGigabyte = 1L << 30;

    /// <inheritdoc/>
    public string Name => "loop";

    /// <inheritdoc/>
    public string Summary =>
        $"Minutes of violation under NetUtil, a greedy balancer and none ({PresetVariable}=full for all cases).";

    /// <inheritdoc/>
    public void Run(TextWriter output, CancellationToken stopToken)
    {
        bool isFull = Environment.GetEnvironmentVariable(PresetVariable) == "full";
        output.WriteLine(Row(
            "scene", "noise", "rival", "balancer", "req-min", "ratio", "fab-min", "ratio", "lost MB", "ratio",
            "moves", "failed", "back", "rival's", "mem GiB", "limits", "left", "ms/dec."));
        foreach (LoopScene scene in isFull
            ? LoopScenes.All(TimeSpan.FromHours(4), TimeSpan.FromMinutes(90))
            : LoopScenes.All(TimeSpan.FromHours(1), TimeSpan.FromMinutes(40)))
        {
            LoopFigures nothing = Measure(scene, new LoopSetting(0, false), new IdleBalancer(), stopToken);
            Write(output, scene, new LoopSetting(0, false), "nothing", nothing, nothing);
            foreach (LoopSetting setting in isFull ? Settings() : [new LoopSetting(0.15, true)])
            {
                foreach (IBalancer balancer in new IBalancer[] { new GreedyBalancer(), new NetUtilBalancer() })
                {
                    LoopFigures figures = Measure(scene, setting, balancer, stopToken);
                    Write(output, scene, setting, balancer.Name, figures, nothing);
                }
            }
        }
    }

    private static IEnumerable<LoopSetting> Settings() =>
        from noise in new[] { 0, 0.15, 0.3 }
        from hasRival in new[] { false, true }
        select new LoopSetting(noise, hasRival);

    private static LoopFigures Measure(
        LoopScene scene, LoopSetting setting, IBalancer balancer, CancellationToken stopToken)
    {
        string folder = Directory.CreateTempSubdirectory("netutil-bench-").FullName;
        try
        {
            using IStateStore store = new StorageEntry().OpenStore(folder, StoreAccess.Write);
            return LoopRun.Of(scene, setting, balancer, store, stopToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(
        TextWriter output,
        LoopScene scene,
        LoopSetting setting,
        string balancer,
        LoopFigures figures,
        LoopFigures nothing) => output.WriteLine(Row(
            scene.Name,
            balancer == "nothing" ? "any" : Text($"{setting.Noise * 100:0} %"),
            balancer == "nothing" ? "any" : setting.HasRival ? "homing" : "none",
            balancer,
            Text($"{figures.RequirementMinutes}"),
            Ratio(figures.RequirementMinutes, nothing.RequirementMinutes),
            Text($"{figures.FabricMinutes}/{figures.Minutes}"),
            Ratio(figures.FabricMinutes, nothing.FabricMinutes),
            Text($"{figures.UndeliveredBytes / Megabyte:0}"),
            Ratio(figures.UndeliveredBytes, nothing.UndeliveredBytes),
            Text($"{figures.Moves}"),
            Text($"{figures.FailedMoves}"),
            Text($"{figures.SentBack}"),
            Text($"{figures.RivalMoves}"),
            Text($"{figures.MovedBytes / MemoryGigabyte:0}"),
            Text($"{figures.MostChangedPorts}"),
            Text($"{figures.PortsLeft}"),
            Text($"{figures.Seconds * 1000 / Math.Max(1, figures.Decisions):0}")));

    private static string Ratio(double figure, double nothing) => nothing > 0 ? Text($"{figure / nothing:0.00}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Row(params string[] cells) => string.Concat(cells.Select((cell, index) =>
        index is 0 or 3 ? cell.PadRight(10) : cell.PadLeft(8) + (index == 2 ? "  " : "")));
}
