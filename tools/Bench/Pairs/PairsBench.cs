using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace NetUtil.Bench.Pairs;

/// <summary>How well rates of pairs that no meter counts are estimated, on invented three-tier applications and,
/// where they are at hand, on recordings. The parameters of the estimator were chosen on seeds from 101 on; what
/// is reported here is of other seeds.</summary>
internal sealed class PairsBench : IBench
{
    private const int Day = 288;

    /// <inheritdoc/>
    public string Name => "pairs";

    /// <inheritdoc/>
    public string Summary => "estimates of pair rates from totals, beside plain gravity with fitting";

    /// <inheritdoc/>
    public void Run(TextWriter output, CancellationToken stopToken)
    {
        output.WriteLine("  median error on the pairs that carry 75 % of the volume, mean (worst) of runs:");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {"",-36} {"all pairs",14} {"specs' pairs",14} {"no hours",14} {"NetUtil",14}"));
        foreach ((int machines, int seeds) in new[] { (200, 8), (1000, 3) })
        {
            Invented(output, "", machines, seeds, new WorldOptions(), stopToken);
        }

        Invented(output, ", uneven", 200, 4, new WorldOptions { PairUnevenness = 1 }, stopToken);
        WorldOptions untold = new() { UntoldShare = 0.5, CallShare = 0.4 };
        Invented(output, ", half untold", 200, 4, untold, stopToken);
        string folder = Environment.GetEnvironmentVariable("NETUTIL_TEST_DATA")
            ?? Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "..", "shared", "data");
        if (Directory.Exists(folder))
        {
            Recorded(output, folder, stopToken);
        }
    }

    private static void Invented(
        TextWriter output,
        string kind,
        int machines,
        int seeds,
        WorldOptions options,
        CancellationToken stopToken)
    {
        List<EstimateErrors> now = [];
        List<EstimateErrors> hour = [];
        for (int seed = 1; seed <= seeds; seed++)
        {
            TrueTraffic traffic = ThreeTierWorld.Make(machines, Day, seed, options);
            var samples = MeteredTotals.Read(traffic, seed);
            now.Add(EstimateErrors.Of(traffic, samples, 1, stopToken));
            hour.Add(EstimateErrors.Of(traffic, samples, 12, stopToken));
        }

        Write(output, $"{machines} VMs{kind}, 5 minutes", now);
        Write(output, $"{machines} VMs{kind}, an hour", hour);
    }

    private static void Recorded(TextWriter output, string folder, CancellationToken stopToken)
    {
        string matrices = Path.Combine(folder, "traffic-matrices");
        Write(output, "GEANT, 23 routers, 15 minutes", RunsOf(RecordedTraffic.Matrices(
            Path.Combine(matrices, "geant_15min_first200.csv.gz"),
            23,
            1,
            TimeSpan.FromMinutes(15),
            1e3), stopToken));
        Write(output, "Bell Labs, 4 routers, 5 minutes", RunsOf(RecordedTraffic.Matrices(
            Path.Combine(matrices, "bell.labs_od_flows.csv.gz"), 4, 0, TimeSpan.FromMinutes(5), 8), stopToken));
        foreach (string app in new[] { "online-boutique_2022-08-22", "train-ticket_2023-01-29" })
        {
            string calls = Path.Combine(folder, "microservice-apps", app + "_calls_per_minute.csv.gz");
            string name = app[..app.IndexOf('_', StringComparison.Ordinal)];
            foreach (bool areTold in new[] { true, false })
            {
                Write(
                    output,
                    $"{name}, a minute, {(areTold ? "told" : "untold")}",
                    RunsOf(RecordedTraffic.Calls(calls, areTold), stopToken));
            }
        }
    }

    // One run at each of several times, with what was metered until then.
    private static List<EstimateErrors> RunsOf(TrueTraffic traffic, CancellationToken stopToken)
    {
        List<EstimateErrors> runs = [];
        for (int steps = traffic.Steps / 2; steps <= traffic.Steps; steps += Math.Max(1, traffic.Steps / 12))
        {
            TrueTraffic part = traffic.First(steps);
            runs.Add(EstimateErrors.Of(part, MeteredTotals.Read(part, steps), 1, stopToken));
        }

        return runs;
    }

    private static void Write(TextWriter output, string what, IReadOnlyList<EstimateErrors> runs) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-36} {Text(runs, one => one.Plain)} {Text(runs, one => one.Told)} "
                + $"{Text(runs, one => one.WithoutHistory)} {Text(runs, one => one.Ours)}   "
                + $"{runs.Count} runs, {runs.Average(one => one.Seconds):0.00} s each"));

    private static string Text(IReadOnlyList<EstimateErrors> runs, Func<EstimateErrors, double> errorOf) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{100 * runs.Average(errorOf),4:0} % ({100 * runs.Max(errorOf),3:0} %)");
}
