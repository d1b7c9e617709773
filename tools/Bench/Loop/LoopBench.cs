using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NetUtil.Bench.Loop.Scenes;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Storage;

namespace NetUtil.Bench.Loop;

/// <summary>Closes the loop in simulation and compares NetUtil with doing nothing and with a greedy balancer.
/// </summary>
/// <remarks>Small by default, and then plans judge at most 60 placements; NETUTIL_BENCH_LOOP=full runs longer
/// scenes under every noise, with and without a rival, and plans with the default budget. Doing nothing is the
/// same under all of them and is measured once a scene. The figures follow from the seeds alone, the time that
/// decisions take excepted.</remarks>
internal sealed class LoopBench : IBench
{
    private const string PresetVariable = "NETUTIL_BENCH_LOOP";

    private static readonly PlanOptions s_quick = new() { PlacementBudget = 60 };

    private static readonly LoopTimes s_small =
        new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(30));

    private static readonly LoopTimes s_full =
        new(TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(240), TimeSpan.FromMinutes(90));

    /// <inheritdoc/>
    public string Name => "loop";

    /// <inheritdoc/>
    public string Summary =>
        $"Minutes of violation under NetUtil, a greedy balancer and none ({PresetVariable}=full for all cases).";

    /// <inheritdoc/>
    public void Run(TextWriter output, CancellationToken stopToken)
    {
        bool isFull = Environment.GetEnvironmentVariable(PresetVariable) == "full";
        IBalancer[] balancers = [new GreedyBalancer(), new NetUtilBalancer(options: isFull ? null : s_quick)];
        LoopTable table = new(output);
        foreach (LoopScene scene in LoopScenes.All(isFull ? s_full : s_small))
        {
            IdleBalancer idle = new();
            LoopFigures nothing = Measure(scene, new LoopSetting(0, HasRival: false), idle, stopToken);
            table.Add(scene.Name, null, idle.Name, nothing, nothing);
            foreach (LoopSetting setting in isFull ? AllSettings() : [new LoopSetting(0.15, HasRival: true)])
            {
                foreach (IBalancer balancer in balancers)
                {
                    LoopFigures figures = Measure(scene, setting, balancer, stopToken);
                    table.Add(scene.Name, setting, balancer.Name, figures, nothing);
                }
            }
        }
    }

    private static IEnumerable<LoopSetting> AllSettings() =>
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
}
