using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;

namespace NetUtil.Bench.Forecast;

/// <summary>How well a breach within 15 minutes is foretold: the mean load of an uplink over 5 minutes rises
/// above a bound, the 90th percentile of all its loads unless the load is made for another, so that what is
/// required is no longer left. Cases in which it is above already are left out. Beside it two plain forecasts:
/// nothing changes, and the share of earlier cases that were followed by a breach.</summary>
internal sealed class ForecastBench : IBench
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_horizon = TimeSpan.FromMinutes(15);

    // Cases are so far apart that each sees another course.
    private static readonly TimeSpan s_between = TimeSpan.FromMinutes(20);

    private const int MostCases = 400;

    /// <inheritdoc/>
    public string Name => "forecast";

    /// <inheritdoc/>
    public string Summary => "breaches foretold by past courses, beside 'nothing changes' and their past share";

    /// <inheritdoc/>
    public void Run(TextWriter output, CancellationToken stopToken)
    {
        output.WriteLine("  hits = share of breaches foretold with 50 % or more, false = share of calm cases so foretold,");
        output.WriteLine("  wrong = share of alarms that were wrong; 'nothing changes' foretells none: hits 0, false 0");
        output.WriteLine("                                      cases breaches | courses: hits false wrong  Brier | still"
            + "  Brier | past share: hits false  Brier");
        string folder = Environment.GetEnvironmentVariable("NETUTIL_TEST_DATA")
            ?? Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "..", "shared", "data");
        foreach (UplinkLoads loads in MadeLoads.All().Concat(
            Directory.Exists(folder) ? RecordedLoads.In(folder) : []))
        {
            Write(output, loads, stopToken);
        }
    }

    private static void Write(TextWriter output, UplinkLoads loads, CancellationToken stopToken)
    {
        double bound = loads.Bound;
        int horizon = (int)(s_horizon / loads.Step);
        int window = Math.Max(1, (int)(s_window / loads.Step));
        int between = (int)(s_between / loads.Step);
        int first = (int)(TimeSpan.FromHours(loads.Count * loads.Step > TimeSpan.FromDays(2) ? 25 : 4) / loads.Step);
        int stride = Math.Max(between, (loads.Count - first) / MostCases / between * between);
        ForecastScore courses = new();
        ForecastScore still = new();
        ForecastScore share = new();
        Queue<(int Known, bool IsBroken)> open = [];
        (int Calm, int Broken) past = (0, 0);
        string store = Path.Combine(Path.GetTempPath(), "netutil-bench-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(store);
        try
        {
            using IStateStore state = new StorageEntry().OpenStore(store, StoreAccess.Write);
            BacktestFabric fabric = new(loads);
            state.Statistics.AddMany(BacktestFabric.Id, fabric.Samples(0, loads.Count), null, stopToken);
            for (int now = window; now + horizon <= loads.Count; now++)
            {
                if (Mean(loads, now, window) > bound)
                {
                    continue;
                }

                bool isBroken = Enumerable.Range(1, horizon / window)
                    .Any(k => Mean(loads, now + (k * window), window) > bound);
                for (; open.Count > 0 && open.Peek().Known <= now; open.Dequeue())
                {
                    past = (past.Calm + 1, past.Broken + (open.Peek().IsBroken ? 1 : 0));
                }

                if (now >= first && (now - first) % stride == 0
                    && fabric.Chance(state.Statistics, now, s_window, s_horizon, bound, stopToken) is double chance)
                {
                    courses.Add(chance, isBroken);
                    still.Add(0, isBroken);
                    share.Add(past.Calm > 0 ? past.Broken / (double)past.Calm : 0, isBroken);
                }

                // What came of a case is known once its horizon has passed.
                open.Enqueue((now + horizon, isBroken));
            }
        }
        finally
        {
            Directory.Delete(store, true);
        }

        output.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "  {0,-36}{1,6}{2,9} | {3,14:P0} {4,5:P1} {5,5:P0} {6,6:F4} | {7,12:F4} | {8,16:P0} {9,5:P0} {10,6:F4}",
            loads.Name,
            courses.Count,
            courses.Events,
            courses.HitRate,
            courses.FalseAlarmRate,
            courses.FalseAlarmShare,
            courses.Brier,
            still.Brier,
            share.HitRate,
            share.FalseAlarmRate,
            share.Brier));
    }

    private static double Mean(UplinkLoads loads, int end, int window) =>
        Enumerable.Range(end - window, window).Average(loads.TotalAt);
}
