using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Bench.Loop;

namespace NetUtil.Bench;

/// <summary>Measures what NetUtil claims: <c>dotnet run -c Release --project tools/Bench -- NAME ...</c>, or
/// <c>all</c>.</summary>
internal static class Program
{
    // One line each, by name.
    private static readonly IReadOnlyList<IBench> s_benches =
    [
        new Forecast.ForecastBench(),
        new ImportBench(),
        new LoopBench(),
        new Pairs.PairsBench(),
        new StoreBench(),
    ];

    private static int Main(string[] names)
    {
        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        IBench[] chosen = [.. s_benches.Where(bench =>
            names.Contains("all", StringComparer.OrdinalIgnoreCase)
            || names.Contains(bench.Name, StringComparer.OrdinalIgnoreCase))];
        string[] unknown = [.. names
            .Where(name => name != "all")
            .Except(s_benches.Select(bench => bench.Name), StringComparer.OrdinalIgnoreCase)];
        if (chosen.Length == 0 || unknown.Length > 0)
        {
            Console.Error.WriteLine(unknown.Length > 0
                ? $"There is no bench '{string.Join("', '", unknown)}'. Name some of these, or 'all':"
                : "Name what to measure, or 'all':");
            foreach (IBench bench in s_benches)
            {
                Console.Error.WriteLine($"  {bench.Name,-12} {bench.Summary}");
            }

            return 2;
        }

        foreach (IBench bench in chosen)
        {
            Console.WriteLine($"{bench.Name}: {bench.Summary}");
            bench.Run(Console.Out, stop.Token);
            Console.WriteLine();
        }

        return 0;
    }
}
