using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NetUtil.Tests.Demo.Recordings;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Demo;

/// <summary>Runs the whole demo through the built shell, as the first command of the readme does, and holds the
/// figures that it prints against each other.</summary>
public sealed class DemoScriptTests
{
    private const string Violated = "Violated";
    private const string Met = "Met";

    [Fact]
    public async Task The_demo_shows_requirements_broken_explained_and_mended()
    {
        ShellResult result = await ShellProcess.RunAsync("");
        AssertStory(result);
        Assert.Contains("Replayed is a profile: published figures of two recorded runs, expanded", result.Output);
        Assert.False(Directory.Exists(FolderOf(result)));
    }

    [Fact]
    public async Task The_demo_replays_a_recording_and_keeps_its_folder_where_it_is_told_so()
    {
        Assert.True(File.Exists(Path.Combine(Checkout.Root, "tools", "Shell", "Demo.ps1")));
        if (RecordedRunsTests.Folder is not string recording)
        {
            return;
        }

        // 20 of 500 minutes of bulk transfers are still less than the 5 % that a floor leaves out.
        ShellResult result = await ShellProcess.RunAsync(
            "", "-Recording", recording, "-CalmMinutes", "480", "-Keep");
        try
        {
            AssertStory(result);
            Assert.Contains($"Replayed is the recording in '{recording}'.\n", result.Output);
            Assert.Contains("the clock of adservice is 200,000,000 s late", result.Output);
            Assert.True(File.Exists(Path.Combine(FolderOf(result), "fabric.json")));
        }
        finally
        {
            Directory.Delete(FolderOf(result), recursive: true);
        }
    }

    [Fact]
    public async Task A_recording_that_is_not_there_ends_the_demo_with_the_reason()
    {
        string nowhere = Path.Combine(Path.GetTempPath(), "netutil-nowhere");
        ShellResult result = await ShellProcess.RunAsync("", "-Recording", nowhere);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"There is no folder '{nowhere}'.", result.Output + result.Errors);
        Assert.Contains("The fabric of the demo could not be made", result.Output + result.Errors);
    }

    private static void AssertStory(ShellResult result)
    {
        Assert.Equal(0, result.ExitCode);
        // Progress goes where errors go; nothing else does.
        Assert.Matches("^((Moving the simulation on|Rebalancing): .+\n)*$", result.Errors);
        Assert.DoesNotContain("warning", result.Output, StringComparison.OrdinalIgnoreCase);
        string[] headings = [.. Regex.Matches(result.Output, "^([0-9]+)\\. .+\n-+$", RegexOptions.Multiline)
            .Select(heading => heading.Groups[1].Value)];
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], headings);

        IReadOnlyList<DemoRow> rows = DemoRow.All(result.Output);
        Assert.Equal(13, rows.Count);
        Assert.All(rows, row => Assert.Equal(Met, row.After));
        DemoRow[] broken = [.. rows.Where(row => row.Before == Violated)];
        Assert.All(rows.Except(broken), row => Assert.Equal(Met, row.Before));
        Assert.All(broken, row =>
        {
            Assert.True(row.ReachedBefore < row.Required, row.ToString());
            Assert.True(row.ReachedAfter >= row.Required, row.ToString());
        });
        AssertCounts(result.Output, broken.Length, rows);
        string[] parts = Regex.Split(result.Output, "^[0-9]+\\. .+\n-+$", RegexOptions.Multiline);
        AssertSteps(string.Concat(parts.Take(8)));
        AssertMoves(parts[8], parts[9], parts[10]);
    }

    // With the rule nothing is lowered: VMs move, and go back to where they were.
    private static void AssertMoves(string undone, string moved, string back)
    {
        Assert.Matches(@"(?m)^[12]\. etl-01 has no minimum, no maximum\.$", undone);
        Assert.Matches(@"(?m)^[12]\. ob-productcatalogservice has no minimum, no maximum\.$", undone);
        Assert.Matches(" minutes later [1-9][0-9]* requirements are Violated again\\.", undone);
        Match move = Regex.Match(moved, @"Move ([a-z0-9-]+) from (host0\d) to (host0\d)");
        Assert.True(move.Success, moved);
        Assert.DoesNotContain("etl-01 on", moved);
        string vm = move.Groups[1].Value;
        Assert.Matches($@"(?m)^1\. {vm} lies on {move.Groups[3].Value}\.\n   Verified: It lies on ", moved);
        Assert.Contains(" minutes later 0 requirements are Violated.", moved);
        Assert.Matches($@"(?m)^\d\. {vm} lies on {move.Groups[2].Value}\.\n   Verified: It lies on ", back);
        Assert.Contains("Changes of NetUtil that stand now: 0.", back);
    }

    private static void AssertCounts(string output, int broken, IReadOnlyList<DemoRow> rows)
    {
        Assert.InRange(broken, 1, rows.Count - 1);
        Assert.Contains($"hours {rows.Count} of {rows.Count} requirements are Met.", output);
        Assert.Contains($"{broken} of {rows.Count} requirements are Violated:", output);
        Assert.Contains($"Violated before: {broken}. Violated now: 0. VMs changed for it: 2.", output);
        DemoRow catalog = rows.Single(row => row.Requirement == "OnlineBoutique/catalog/1");
        Assert.True(catalog.ObservedAfter > 1.2 * catalog.ObservedBefore, catalog.ToString());
        Assert.Contains($"Now {catalog.ObservedAfter:N1} Mbit/s of the catalogue's answers arrive", output);
    }

    // One VM is lowered, not below its floor, and one raised; both are verified by measurement.
    private static void AssertSteps(string output)
    {
        Match lowered = Regex.Match(output, @"(?m)^1\. etl-01 has no minimum, maximum (\d+) Mbit/s\.$");
        Assert.True(lowered.Success);
        Assert.InRange(int.Parse(lowered.Groups[1].Value), 15, 600);
        Assert.Matches(@"(?m)^2\. ob-productcatalogservice has minimum 328 Mbit/s, no maximum\.$", output);
        Assert.Equal(2, Regex.Count(output, "(?m)^   Verified: "));
        Assert.Equal(2, Regex.Count(output, " Planned "));
        Assert.Contains("Completed", output);
    }

    private static string FolderOf(ShellResult result) =>
        Regex.Match(result.Output, "State and journal of the demo lie in '([^']+)'").Groups[1].Value;
}
