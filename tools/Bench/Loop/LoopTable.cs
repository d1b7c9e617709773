using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetUtil.Bench.Loop;

/// <summary>Prints figures beside those of doing nothing. Immutable.</summary>
internal sealed class LoopTable
{
    private const double Megabyte = 1e6;
    private const double MemoryGigabyte = 1L << 30;

    private static readonly string[] s_legend =
    [
        "req-min   violated minutes of all requirements, judged by what really flows; ratio to doing nothing",
        "fab-min   minutes with any requirement violated, of those judged",
        "lost MB   what VMs of the application offered and did not arrive",
        "moves     done; failed; to a host that the VM left less than an hour before; by the rival; memory moved",
        "ports     changed at most after a decision; still changed at the end, after the background load is gone",
    ];

    private readonly TextWriter _output;

    /// <summary>Begins a table.</summary>
    /// <param name="output">Where it goes.</param>
    internal LoopTable(TextWriter output)
    {
        _output = output;
        foreach (string line in s_legend)
        {
            output.WriteLine("  " + line);
        }

        WriteRow(
            "scene", "noise", "rival", "balancer", "req-min", "ratio", "fab-min", "ratio", "lost MB", "ratio",
            "moves", "failed", "back", "rival's", "GiB", "ports", "left", "ms");
    }

    /// <summary>Adds a row.</summary>
    /// <param name="scene">The scene's name.</param>
    /// <param name="setting">What was made hard about it; null where it plays no part.</param>
    /// <param name="balancer">Who decided.</param>
    /// <param name="figures">What that came to.</param>
    /// <param name="nothing">What doing nothing came to.</param>
    internal void Add(
        string scene, LoopSetting? setting, string balancer, LoopFigures figures, LoopFigures nothing) => WriteRow(
            scene,
            setting is null ? "any" : Text($"{setting.Noise * 100:0} %"),
            setting is null ? "any" : setting.HasRival ? "homing" : "none",
            balancer,
            Text($"{figures.RequirementMinutes}"),
            Ratio(figures.RequirementMinutes, nothing.RequirementMinutes),
            Text($"{figures.FabricMinutes}/{figures.Minutes}"),
            Ratio(figures.FabricMinutes, nothing.FabricMinutes),
            Text($"{figures.UndeliveredBytes / Megabyte:0}"),
            Ratio(figures.UndeliveredBytes, nothing.UndeliveredBytes),
            Text($"{figures.Moves.Done}"),
            Text($"{figures.Moves.Failed}"),
            Text($"{figures.Moves.SentBack}"),
            Text($"{figures.Moves.ByOthers}"),
            Text($"{figures.Moves.Bytes / MemoryGigabyte:0}"),
            Text($"{figures.MostChangedPorts}"),
            Text($"{figures.PortsLeft}"),
            Text($"{figures.SecondsPerDecision * 1000:0}"));

    private static string Ratio(double figure, double nothing) =>
        nothing > 0 ? Text($"{figure / nothing:0.00}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void WriteRow(params string[] cells) => _output.WriteLine(string.Concat(cells.Select((cell, index) =>
        index is 0 or 3 ? cell.PadRight(9) : cell.PadLeft(8) + (index == 2 ? "  " : ""))));
}
