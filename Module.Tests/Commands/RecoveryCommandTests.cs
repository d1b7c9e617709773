using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Outputs;
using NetUtil.Storage;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

/// <summary>Runs that are finished or taken back.</summary>
public sealed class RecoveryCommandTests
{
    private const string Invoke = "$null = Invoke-NetworkRebalance -Confirm:$false";
    private const string Resume = "Resume-NetworkRebalance -Confirm:$false";
    private const string Undo = "Undo-NetworkRebalance -Confirm:$false";

    private static readonly PortSettings s_limit = new(maximumBitsPerSecond: 40e6);

    [Fact]
    public void Resume_finishes_a_run_whose_process_is_gone()
    {
        using Lab lab = Lab.Broken();
        LeaveBehind(lab, DeadOwner());

        RebalanceStep planned = (RebalanceStep)Assert.Single(lab.Do("Resume-NetworkRebalance -WhatIf"));
        Assert.Equal((StepState.Planned, null), (planned.State, MaximumOf(lab)));
        Assert.Equal("Running", Assert.Single(lab.Do("(Get-NetworkRebalance).State")).ToString());

        RebalanceStep step = (RebalanceStep)Assert.Single(lab.Do(Resume));

        Assert.Equal((StepState.Verified, "dead", 40e6), (step.State, step.RunId, MaximumOf(lab)));
        RebalanceRunSummary run = (RebalanceRunSummary)Assert.Single(lab.Do("Get-NetworkRebalance"));
        Assert.Equal((RunState.Completed, true), (run.State, run.Owner.Contains(Me(), StringComparison.Ordinal)));
        EngineRun again = lab.Run(Resume);
        Assert.Empty(again.Values<object>());
        Assert.Contains("No run is unfinished.", again.Warnings);
        Assert.Contains(
            "Run dead has nothing left to be done.", lab.Run(Resume + " -RunId dead -Verbose").Verbose);
    }

    [Fact]
    public void Resume_leaves_a_run_alone_whose_process_lives()
    {
        using Lab lab = Lab.Broken();
        LeaveBehind(lab, "somebody on another machine, process 1 started 2025-01-06T08:00:00Z");

        EngineRun run = lab.Run(Resume);

        Assert.Equal(
            "FabricBusy,NetUtil.Commands.ResumeNetworkRebalanceCommand",
            Assert.Single(run.Errors).FullyQualifiedErrorId);
        Assert.Null(MaximumOf(lab));
        Assert.Equal("FabricBusy", lab.Run(Undo + " -All").Errors[0].FullyQualifiedErrorId.Split(',')[0]);
    }

    [Theory]
    [InlineData(Undo)]
    [InlineData(Undo + " -All")]
    [InlineData("Get-NetworkRebalance | " + Undo)]
    public void Undo_gives_the_port_what_it_had_and_is_a_run_of_its_own(string script)
    {
        using Lab lab = Lab.Broken();
        lab.Do(Invoke);
        Assert.NotNull(MaximumOf(lab));

        RebalanceStep step = (RebalanceStep)Assert.Single(lab.Do(script));

        Assert.Null(MaximumOf(lab));
        Assert.Equal(("bulk-1", "no minimum, no maximum"), (step.VirtualMachine, step.To));
        Assert.StartsWith("takes back what run ", step.Reason);
        RebalanceRunSummary[] runs = [.. lab.Do("Get-NetworkRebalance").Cast<RebalanceRunSummary>()];
        Assert.Equal(2, runs.Length);
        Assert.Equal(
            script.EndsWith("-All", StringComparison.Ordinal) ? "*" : runs[1].RunId, runs[0].Undoes);
        Assert.Null(runs[1].Undoes);
        Assert.Empty(lab.Do(script));
    }

    [Fact]
    public void Undo_closes_a_dead_run_of_which_nothing_was_done()
    {
        using Lab lab = Lab.Broken();
        LeaveBehind(lab, DeadOwner());

        Assert.Empty(lab.Do("Undo-NetworkRebalance -WhatIf"));
        Assert.Contains(
            "What if: Close run dead, whose process died", lab.Session.Console.Output, StringComparison.Ordinal);
        Assert.Empty(lab.Do(Undo));

        RebalanceRunSummary run = (RebalanceRunSummary)Assert.Single(lab.Do("Get-NetworkRebalance"));
        Assert.Equal((RunState.Failed, StepState.Dropped), (run.State, Assert.Single(run.Steps).State));
    }

    [Fact]
    public void Undo_says_what_it_could_not_take_back_and_why()
    {
        using Lab lab = Lab.Broken();
        lab.Do(Invoke);
        RebalanceRunSummary first = (RebalanceRunSummary)Assert.Single(lab.Do("Get-NetworkRebalance"));
        ChangeBehindNetUtil(lab);

        EngineRun run = lab.Run(Undo + " -RunId " + first.RunId);

        Assert.Empty(run.Values<object>());
        Assert.Equal(
            "ChangeNotRestored,NetUtil.Commands.UndoNetworkRebalanceCommand",
            Assert.Single(run.Errors).FullyQualifiedErrorId);
        Assert.StartsWith(
            "'bulk-1' is not as it was before. Somebody else changed it since: the port has no minimum, maximum "
                + "7 Mbit/s, and the run left no minimum, maximum ",
            run.Errors[0].ErrorDetails.Message);
    }

    [Theory]
    [InlineData("Resume")]
    [InlineData("Undo")]
    public void Both_report_a_run_that_is_not_there(string verb)
    {
        using Lab lab = Lab.Connected();
        Assert.Equal(
            $"RunNotFound,NetUtil.Commands.{verb}NetworkRebalanceCommand",
            Assert.Single(lab.Run($"{verb}-NetworkRebalance none -Confirm:$false").Errors).FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("Resume-NetworkRebalance ")]
    [InlineData("Undo-NetworkRebalance -RunId d")]
    [InlineData("Get-NetworkRebalance -RunId de")]
    public void Ids_of_runs_are_completed(string line)
    {
        using Lab lab = Lab.Broken();
        LeaveBehind(lab, DeadOwner());
        Assert.Equal("dead", Assert.Single(lab.Do(
            $"(TabExpansion2 '{line}' {line.Length}).CompletionMatches.CompletionText")).ToString());
    }

    private static string Me() => string.Format(
        CultureInfo.InvariantCulture, "process {0} started", Environment.ProcessId);

    // A process of this id that started at another time than the one that has it now, if one has it.
    private static string DeadOwner() => string.Format(
        CultureInfo.InvariantCulture,
        "{0} on {1}, process {2} started 2001-01-01T00:00:00Z",
        Environment.UserName,
        Environment.MachineName,
        Process.GetCurrentProcess().Id);

    private static double? MaximumOf(Lab lab) => ((AdapterRecord)Assert.Single(
        lab.Do("Get-NetworkFabric Adapter bulk-1"))).MaximumBitsPerSecond;

    private static BandwidthAdaptation Limit(PortSettings from, PortSettings to) =>
        new("bulk-1", "bulk-1", "bulk-1-nic", from, to);

    private static void LeaveBehind(Lab lab, string owner)
    {
        using IStateStore store = new StorageEntry().OpenStore(lab.Store, StoreAccess.Write);
        DateTimeOffset time = new(2025, 1, 6, 9, 2, 0, TimeSpan.Zero);
        RunStep step = new(
            "dead", 1, "dead/1", Limit(PortSettings.Unset, s_limit), "because", StepState.Planned, time)
        {
            HostName = "H1",
        };
        Assert.Null(store.Journal.Begin(new RunRecord("dead", "lab", owner, time), [step]));
    }

    private static void ChangeBehindNetUtil(Lab lab)
    {
        using NetUtil.Core.Simulation.SimulationProvider provider = new(
            new SimulationDocuments().OpenState(lab.At("store/simulation/lab.json")));
        PortSettings now = provider.ReadInventory(default).FindAdapter("bulk-1-nic")!.Port;
        Assert.Equal(
            NetUtil.Core.Fabric.AdaptationState.Done,
            provider.CarryOut(Limit(now, new PortSettings(maximumBitsPerSecond: 7e6)), "by hand", default).State);
    }
}
