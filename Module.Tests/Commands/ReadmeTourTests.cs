using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

/// <summary>"Your own fabric in five minutes", line by line as the README has it.</summary>
public sealed class ReadmeTourTests
{
    [Fact]
    public void A_requirement_is_seen_to_hold_to_break_to_be_explained_planned_mended_to_hold_again_and_all_is_taken_back()
    {
        using TemporaryFolder folder = new();
        using EngineSession session = new();
        session.Run(
            """
            param($Root, $Store)
            $null = $ExecutionContext.SessionState.Path.SetLocation($Root)
            $PSDefaultParameterValues['Connect-NetworkFabric:Store'] = $Store
            $PSDefaultParameterValues['Invoke-NetworkRebalance:Confirm'] = $false
            $PSDefaultParameterValues['Undo-NetworkRebalance:Confirm'] = $false
            """,
            ("Root", Checkout.Root),
            ("Store", folder.At("store")));
        Queue<(string Line, EngineRun Run)> runs = new(Tour().Select(line => (line, session.Run(line))));
        Assert.All(
            runs, one => Assert.True(one.Run.Errors.Count == 0, $"{one.Line}: {string.Join("; ", one.Run.Errors)}"));

        Next("Connect-NetworkFabric");
        Assert.Empty(Next("Test-AppNetworkSpec").Output);
        SpecRegistration planned = Assert.Single(Next("Register-AppNetworkSpec").Values<SpecRegistration>());
        Assert.Equal(SpecRegistrationResult.WouldAdd, planned.Result);
        Next("Register-AppNetworkSpec");

        Next("Step-NetworkSimulation");
        Assert.Equal(["Met", "Met", "Met", "Met", "Met"], Statuses(Next("Get-PathCompliance")));

        Next("Step-NetworkSimulation");
        IReadOnlyList<PathCompliance> broken = Next("Get-PathCompliance").Values<PathCompliance>();
        Assert.Equal(["Violated", "Met", "Met", "Met", "Met"], broken.Select(one => one.Status.ToString()));
        Assert.Equal(("web-out", 9.375e6), (broken[0].Requirement, Math.Round(broken[0].Observed!.Value, 0)));
        Assert.Contains("5.25 Mbit/s offered does not arrive", broken[0].Reason);
        Assert.Contains("uplink hv01-uplink of HV01 carries 50 Mbit/s of 50 Mbit/s outwards", broken[0].Reason);

        IReadOnlyList<RebalanceStep> preview = Next("Invoke-NetworkRebalance").Values<RebalanceStep>();
        IReadOnlyList<RebalanceStep> done = Next("Invoke-NetworkRebalance").Values<RebalanceStep>();
        Assert.Equal(["shop-web-01", "shop-web-02"], done.Select(step => step.VirtualMachine));
        Assert.Equal(preview.Select(step => step.ToString()), done.Select(step => step.ToString()));
        Assert.All(preview, step => Assert.Equal("Planned", step.State.ToString()));
        Assert.All(done, step => Assert.Equal("Verified", step.State.ToString()));
        Assert.All(done, step => Assert.NotEmpty(step.Reason));

        Next("Step-NetworkSimulation");
        Assert.Equal(["Met", "Met", "Met", "Met", "Met"], Statuses(Next("Get-PathCompliance")));

        Assert.Equal(
            ["shop-web-01", "shop-web-02"],
            Next("Get-NetworkRebalance").Values<ActiveRebalance>().Select(change => change.VirtualMachine));
        IReadOnlyList<RebalanceStep> back = Next("Undo-NetworkRebalance").Values<RebalanceStep>();
        Assert.Equal(["shop-web-01", "shop-web-02"], back.Select(step => step.VirtualMachine).Order());
        Assert.All(back, step => Assert.Equal("no minimum, no maximum", step.To));
        Assert.Empty(runs);

        EngineRun Next(string command)
        {
            (string line, EngineRun run) = runs.Dequeue();
            Assert.StartsWith(command + " ", line + " ", StringComparison.Ordinal);
            return run;
        }
    }

    private static IEnumerable<string> Statuses(EngineRun run) =>
        run.Values<PathCompliance>().Select(one => one.Status.ToString());

    private static string[] Tour() => [.. File.ReadAllLines(Path.Combine(Checkout.Root, "README.md"))
        .SkipWhile(line => !line.StartsWith("## Your own fabric", StringComparison.Ordinal))
        .SkipWhile(line => line != "```powershell")
        .Skip(1)
        .TakeWhile(line => line != "```")];
}
