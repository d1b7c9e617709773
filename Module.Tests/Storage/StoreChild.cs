using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using NetUtil.Tests.Core.Control;
using NetUtil.Tests.Doubles.Vmm.Transport;

namespace NetUtil.Tests.Storage;

/// <summary>This assembly as a program of its own: a second process that uses a store, or hosts the engine, and
/// says on its output what is done.</summary>
internal static class StoreChild
{
    public const int BatchSize = 10;

    public static int Main(string[] arguments)
    {
#pragma warning disable RS0030 // The output is how this process speaks to the test.
        using StreamWriter output = new(Console.OpenStandardOutput()) { AutoFlush = true };
#pragma warning restore RS0030
        if (arguments[0] == "engine")
        {
            return EngineChild.Run(arguments[1], output);
        }

        string folder = arguments[1];
        using IStateStore store = new StorageEntry().OpenStore(folder, StoreAccess.Write);
        switch (arguments[0])
        {
            case "samples":
                foreach (int batch in Enumerable.Range(0, int.Parse(arguments[3], CultureInfo.InvariantCulture)))
                {
                    store.Statistics.Add("fabric", Batch(arguments[2], batch), []);
                    output.WriteLine(batch);
                }

                return 0;
            case "policy":
                foreach (int number in Enumerable.Range(1, int.MaxValue - 1))
                {
                    store.Policy.Change(policy => policy with
                    {
                        MaximumMigrations = number,
                        MaximumLowered = number,
                        Excluded = [new string('x', 20_000), number.ToString(CultureInfo.InvariantCulture)],
                    });
                    output.WriteLine(number);
                }

                return 0;
            case "hold":
                Hold(folder, output);
                return 0;
            case "rollup":
                RollUpForEver(store, int.Parse(arguments[2], CultureInfo.InvariantCulture), output);
                return 0;
            case "begin":
                RunRecord? holder = store.Journal.Begin(
                    new RunRecord(arguments[2], "fabric", "process " + arguments[2], DateTimeOffset.UnixEpoch),
                    []);
                output.WriteLine(holder is null ? "begun" : "held by " + holder.Owner);
                return 0;
            case "run":
            case "move":
                return RunChild.Run(store, arguments[2], output, movesOnly: arguments[0] == "move");
            default:
                return 1;
        }
    }

    /// <summary>Starts the program.</summary>
    public static Process Start(params string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(host)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(StoreChild).Assembly.Location);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>The ten samples of an hour, each of as many bytes as the hour's number, from 1.</summary>
    public static IReadOnlyList<TrafficSample> Hour(int number) => Enumerable
        .Range(0, BatchSize)
        .Select(i => DateTimeOffset.UnixEpoch.AddMinutes((number * 60) + (i * 6)))
        .Select(start => new TrafficSample(
            TrafficKind.Adapter, "adapter", start, start.AddMinutes(6), number + 1, 0, "child"))
        .ToArray();

    // Until whoever started it says something.
    private static void Hold(string folder, StreamWriter output)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(folder, StoreLocation.FileName)};Pooling=False");
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        output.WriteLine("held");
#pragma warning disable RS0030 // The input is how the test speaks to this process.
        using Stream input = Console.OpenStandardInput();
#pragma warning restore RS0030
        input.ReadByte();
    }

    // Each hour is written and told, and then what is older than an hour is rolled up, to days within a few
    // hours.
    private static void RollUpForEver(IStateStore store, int first, StreamWriter output)
    {
        StatisticRetention retention = new(
            TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(5), TimeSpan.FromDays(36_500));
        for (int hour = first; ; hour++)
        {
            store.Statistics.Add("fabric", Hour(hour), []);
            output.WriteLine(hour);
            store.Statistics.RollUp(
                "fabric", DateTimeOffset.MaxValue, retention, 5 + (hour % 60), CancellationToken.None);
        }
    }

    private static IReadOnlyList<TrafficSample> Batch(string subject, int batch) => Enumerable
        .Range(0, BatchSize)
        .Select(i => DateTimeOffset.UnixEpoch.AddSeconds((batch * BatchSize) + i))
        .Select(start => new TrafficSample(
            TrafficKind.Adapter, subject, start, start.AddSeconds(1), batch, 0, "child"))
        .ToArray();
}
