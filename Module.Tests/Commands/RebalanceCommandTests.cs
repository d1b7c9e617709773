using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class RebalanceCommandTests
{
    private const string Invoke = "Invoke-NetworkRebalance -Confirm:$false";

    private static readonly DateTimeOffset s_broken = new(2025, 1, 6, 9, 3, 0, TimeSpan.Zero);

    // web-1 wants 60 of the 100 Mbit/s that an uplink carries, so bulk-1 can keep about 40.
    [Fact]
    public void New_plans_to_lower_what_stands_in_the_way_and_changes_nothing()
    {
        using Lab lab = Lab.Broken();
        byte[] before = State(lab);

        RebalancePlan plan = (RebalancePlan)Assert.Single(lab.Do("New-NetworkRebalancePlan"));

        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(("bulk-1", "H1", true), (step.MachineName, step.HostName, step.IsLowering));
        Assert.InRange(step.Bandwidth!.To.MaximumBitsPerSecond!.Value, 39.9e6, 40e6);
        Assert.Equal("Met", plan.After[0].Status.ToString());
        Assert.Equal(before, State(lab));
        Assert.Empty(lab.Do("Get-NetworkRebalance"));
    }

    [Fact]
    public void New_writes_an_empty_plan_where_nothing_is_wrong()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec; $null = Step-NetworkSimulation '6 min'");

        EngineRun run = lab.Run("New-NetworkRebalancePlan -Verbose");

        Assert.True(Assert.Single(run.Values<RebalancePlan>()).IsEmpty);
        Assert.Empty(run.Warnings);
        Assert.Contains(
            "No requirement is broken and nothing is to be given back, so there is nothing to do.", run.Verbose);
    }

    [Theory]
    [InlineData("New-NetworkRebalancePlan")]
    [InlineData("Invoke-NetworkRebalance -Confirm:$false")]
    public void An_empty_plan_is_not_taken_for_all_is_well_where_a_requirement_is_Unknown(string command)
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec");

        EngineRun run = lab.Run(command + " -Verbose");

        Assert.Equal(
            "Nothing is changed for what is Unknown: Shop/feed. Get-PathCompliance says what is not measured.",
            Assert.Single(run.Warnings));
        Assert.DoesNotContain(run.Verbose, line => line.StartsWith("No requirement is broken", StringComparison.Ordinal));
    }

    [Fact]
    public void New_warns_of_what_it_cannot_mend_and_says_what_stands_in_the_way()
    {
        using Lab lab = Lab.Stuck(canMove: false);

        EngineRun run = lab.Run("New-NetworkRebalancePlan");

        Assert.True(Assert.Single(run.Values<RebalancePlan>()).IsEmpty);
        Assert.StartsWith("Stays broken: Shop/feed: ", Assert.Single(run.Warnings));
        Assert.Contains("bulk-1 asks for 100 Mbit/s and keeps at least 100 Mbit/s", run.Warnings[0]);
    }

    [Fact]
    public void Invoke_with_WhatIf_gives_the_steps_as_planned_and_changes_nothing()
    {
        using Lab lab = Lab.Broken();
        byte[] before = State(lab);

        RebalanceStep step = (RebalanceStep)Assert.Single(lab.Do("Invoke-NetworkRebalance -WhatIf"));

        Assert.Equal((1, "bulk-1", StepState.Planned, ""), (step.Number, step.VirtualMachine, step.State, step.RunId));
        Assert.Null(step.Time);
        Assert.Contains(
            "What if: Set bandwidth of bulk-1 from no minimum, no maximum to ", lab.Session.Console.Output);
        Assert.Equal(before, State(lab));
        Assert.Empty(lab.Do("Get-NetworkRebalance"));
    }

    [Fact]
    public void Invoke_mends_the_requirement_and_verifies_it_by_measurement()
    {
        using Lab lab = Lab.Broken();
        Assert.Equal("Violated", Status(lab));

        RebalanceStep step = (RebalanceStep)Assert.Single(lab.Do(Invoke));

        Assert.Equal((StepState.Verified, "bulk-1-nic"), (step.State, step.Adapter));
        Assert.Equal("no minimum, no maximum", step.From);
        AdapterRecord adapter = (AdapterRecord)Assert.Single(lab.Do("Get-NetworkFabric Adapter bulk-1"));
        Assert.InRange(adapter.MaximumBitsPerSecond!.Value, 39.9e6, 40e6);
        lab.Do("$null = Step-NetworkSimulation '2 min'");
        Assert.Equal("Met", Status(lab));
    }

    [Theory]
    [InlineData("New-NetworkRebalancePlan | Invoke-NetworkRebalance -Confirm:$false")]
    [InlineData("Invoke-NetworkRebalance -Plan (New-NetworkRebalancePlan) -Confirm:$false")]
    public void Invoke_carries_out_the_plan_that_it_is_given(string script)
    {
        using Lab lab = Lab.Broken();

        Assert.Equal(StepState.Verified, ((RebalanceStep)Assert.Single(lab.Do(script))).State);
    }

    [Fact]
    public void Invoke_makes_no_plan_of_its_own_where_the_pipeline_brings_none()
    {
        using Lab lab = Lab.Broken();

        Assert.Empty(lab.Do("@() | " + Invoke));
        Assert.Empty(lab.Do("Get-NetworkRebalance"));
    }

    [Theory]
    [InlineData("y", 1)]
    [InlineData("n", 0)]
    public void Invoke_asks_before_it_changes_the_fabric(string answer, int steps)
    {
        using Lab lab = Lab.Broken(answer);

        Assert.Equal(steps, lab.Do("Invoke-NetworkRebalance").Count);

        Assert.Contains("Make 1 change of 'lab'?", lab.Session.Console.Output);
        Assert.Equal(0, lab.Session.Console.AnswersLeft);
        Assert.Equal(steps, lab.Do("Get-NetworkRebalance").Count);
    }

    [Fact]
    public void Invoke_refuses_a_step_where_the_fabric_is_not_as_planned()
    {
        using Lab lab = Lab.Broken();
        lab.Do("$plan = New-NetworkRebalancePlan; $null = $plan | " + Invoke);

        EngineRun run = lab.Run("$plan | " + Invoke);

        Assert.Equal(StepState.Refused, Assert.Single(run.Values<RebalanceStep>()).State);
        ErrorRecord error = Assert.Single(run.Errors);
        Assert.Equal("PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.StartsWith(
            "'bulk-1' was left as it is. The plan is stale: the port of 'bulk-1' has ", error.ToString());
        Assert.Equal("Make a new plan with New-NetworkRebalancePlan.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Invoke_refuses_a_plan_for_another_fabric()
    {
        using Lab lab = Lab.Broken();
        lab.Write("other.json", File.ReadAllText(lab.FabricFile).Replace("\"id\": \"lab\"", "\"id\": \"other\""));
        lab.Do("$plan = New-NetworkRebalancePlan; Connect-NetworkFabric \"$Folder/other.json\" -Store $Store");

        EngineRun run = lab.Run("$plan | " + Invoke);

        Assert.Empty(run.Output);
        Assert.Equal(["PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand"], run.ErrorIds);
        Assert.IsType<RebalancePlan>(run.Errors[0].TargetObject);
    }

    [Fact]
    public void Invoke_reports_a_step_that_the_platform_did_not_do()
    {
        using Lab lab = Faulty("Permanent");

        EngineRun run = lab.Run(Invoke);

        Assert.Equal(StepState.Failed, Assert.Single(run.Values<RebalanceStep>()).State);
        Assert.Equal(["RebalanceStepFailed,NetUtil.Commands.InvokeNetworkRebalanceCommand"], run.ErrorIds);
        Assert.StartsWith("'bulk-1' was not changed as planned: Failed. ", run.Errors[0].ToString());
        Assert.Equal("Failed", Assert.Single(lab.Do("(Get-NetworkRebalance).State")).ToString());
    }

    [Fact]
    public void Invoke_reports_a_step_that_the_platform_accepted_and_that_does_not_work()
    {
        using Lab lab = Faulty("NoEffect");

        EngineRun run = lab.Run(Invoke);

        Assert.Equal(StepState.NotVerified, Assert.Single(run.Values<RebalanceStep>()).State);
        Assert.Equal(["RebalanceStepFailed,NetUtil.Commands.InvokeNetworkRebalanceCommand"], run.ErrorIds);
    }

    [Fact]
    public void Get_lists_runs_with_their_steps_and_finds_them_by_id()
    {
        using Lab lab = Lab.Broken();
        lab.Do("$null = " + Invoke);

        RebalanceRunSummary run = (RebalanceRunSummary)Assert.Single(lab.Do("Get-NetworkRebalance"));

        Assert.Equal(("lab", RunState.Completed, s_broken), (run.Fabric, run.State, run.Start));
        Assert.NotNull(run.End);
        RebalanceStep step = Assert.Single(run.Steps);
        Assert.Equal((run.RunId, StepState.Verified), (step.RunId, step.State));
        Assert.StartsWith("1. bulk-1: no minimum, no maximum -> no minimum, maximum ", step.ToString());
        string[] scripts = [$"Get-NetworkRebalance {run.RunId}", $"'{run.RunId[..8]}*' | Get-NetworkRebalance"];
        foreach (string script in scripts)
        {
            Assert.Equal(run.RunId, ((RebalanceRunSummary)Assert.Single(lab.Do(script))).RunId);
        }

        Assert.Empty(lab.Do("Get-NetworkRebalance x*"));
    }

    [Fact]
    public void Get_with_Active_says_what_is_limited_now_why_and_since_when()
    {
        using Lab lab = Lab.Broken();
        Assert.Empty(lab.Do("Get-NetworkRebalance -Active"));
        lab.Do("$null = " + Invoke);

        ActiveRebalance active = (ActiveRebalance)Assert.Single(lab.Do("Get-NetworkRebalance -Active"));

        Assert.Equal(("bulk-1", "bulk-1-nic", "no minimum, no maximum"), (
            active.VirtualMachine, active.Adapter, active.Original));
        Assert.StartsWith("no minimum, maximum ", active.Current);
        Assert.StartsWith("Shop/feed lacks bandwidth", active.Reason);
        Assert.InRange(active.Since, s_broken, s_broken.AddMinutes(5));
        Assert.Equal(lab.Do("(Get-NetworkRebalance).RunId"), [active.RunId]);
    }

    [Fact]
    public void What_no_requirement_needs_any_more_is_given_back()
    {
        using Lab lab = Lab.Broken();
        lab.Do("$null = " + Invoke + "; Unregister-AppNetworkSpec Shop");

        RebalanceStep step = (RebalanceStep)Assert.Single(lab.Do(Invoke));

        Assert.Equal("no minimum, no maximum", step.To);
        Assert.Empty(lab.Do("Get-NetworkRebalance -Active"));
        Assert.Equal(2, lab.Do("Get-NetworkRebalance").Count);
    }

    // bulk-1 keeps the 100 Mbit/s that it has sent for most of the time, so the uplink of H1 stays full; beside
    // file-1 on H2 it needs no uplink at all.
    [Fact]
    public void What_only_a_move_can_mend_is_shown_moved_and_moved_back()
    {
        using Lab lab = Lab.Stuck();
        Assert.Equal("Violated", Status(lab));
        byte[] before = State(lab);

        RebalanceStep planned = (RebalanceStep)Assert.Single(lab.Do("Invoke-NetworkRebalance -WhatIf"));

        Assert.Equal(
            ("bulk-1", "", "H1", "H2", StepState.Planned),
            (planned.VirtualMachine, planned.Adapter, planned.From, planned.To, planned.State));
        Assert.Contains("What if: Move bulk-1 from H1 to H2", lab.Session.Console.Output);
        Assert.StartsWith("Shop/feed lacks bandwidth: ", planned.Reason);
        Assert.Contains("what it exchanges with file-1 then stays inside the host", planned.Reason);
        Assert.Equal(before, State(lab));

        RebalanceStep step = (RebalanceStep)Assert.Single(lab.Do(Invoke));

        Assert.Equal((StepState.Verified, planned.Reason), (step.State, step.Reason));
        Assert.StartsWith("It lies on H2, and its meters count there: 100 Mbit/s sent", step.Message);
        Assert.Equal(("H2", "Met"), (HostOf(lab, "bulk-1"), Status(lab)));
        ActiveRebalance active = (ActiveRebalance)Assert.Single(lab.Do("Get-NetworkRebalance -Active"));
        Assert.Equal(
            ("bulk-1", "", "H1", "H2"), (active.VirtualMachine, active.Adapter, active.Original, active.Current));
        Assert.True(active.Since > new DateTimeOffset(2025, 1, 6, 8, 20, 0, TimeSpan.Zero));

        step = (RebalanceStep)Assert.Single(lab.Do("Undo-NetworkRebalance -Confirm:$false"));

        Assert.Equal(("H2", "H1", StepState.Verified), (step.From, step.To, step.State));
        Assert.Equal("H1", HostOf(lab, "bulk-1"));
        Assert.Empty(lab.Do("Get-NetworkRebalance -Active"));
    }

    [Fact]
    public void A_VM_that_was_moved_is_left_where_it_is_for_an_hour()
    {
        using Lab lab = Lab.Stuck();
        lab.Do("$null = " + Invoke + "; $null = Undo-NetworkRebalance -Confirm:$false");
        lab.Do("$null = Step-NetworkSimulation '10 min'");

        RebalanceStep planned = (RebalanceStep)Assert.Single(lab.Do("Invoke-NetworkRebalance -WhatIf"));

        Assert.NotEqual("bulk-1", planned.VirtualMachine);
    }

    // Copying shares the 100 Mbit/s of H1 with web-1 and bulk-1: 33.3 Mbit/s, so 2 GiB take 515.4 s, and the VM
    // stands still for 0.2 s more.
    [Fact]
    public void A_plan_shows_its_moves_with_why_and_what_they_cost()
    {
        using Lab lab = Lab.Stuck();

        string shown = lab.Show("New-NetworkRebalancePlan");

        Assert.Contains("Steps        : 1. Move bulk-1 from H1 to H2", shown);
        Assert.Contains("Moves        : 1 (no plan as good has fewer than 1); they copy 2 GiB in about 516 s", shown);
        Assert.Contains("Effect       : Shop/feed: Violated -> Met", shown);
    }

    [Fact]
    public void An_unknown_run_is_an_error()
    {
        using Lab lab = Lab.Connected();

        ErrorRecord error = Assert.Single(lab.Run("Get-NetworkRebalance nothing").Errors);

        Assert.Equal("RunNotFound,NetUtil.Commands.GetNetworkRebalanceCommand", error.FullyQualifiedErrorId);
        Assert.Equal("The journal has no run 'nothing'.", error.ToString());
        Assert.Equal(("nothing", ErrorCategory.ObjectNotFound), (error.TargetObject, error.CategoryInfo.Category));
    }

    [Fact]
    public void A_run_on_a_copy_leaves_the_fabric_as_it_is()
    {
        using Lab lab = Lab.Broken();
        lab.Do("Export-NetworkSnapshot \"$Folder/s.json\"");
        lab.Do("Connect-NetworkFabric -Provider Snapshot \"$Folder/s.json\" -Store $Store");

        EngineRun run = lab.Run(Invoke);

        Assert.Equal(StepState.Verified, Assert.Single(run.Values<RebalanceStep>()).State);
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store");
        Assert.Null(((AdapterRecord)Assert.Single(lab.Do("Get-NetworkFabric Adapter bulk-1"))).MaximumBitsPerSecond);
        Assert.Empty(lab.Do("Get-NetworkRebalance"));
    }

    private static Lab Faulty(string outcome)
    {
        Lab lab = Lab.Broken();
        lab.Do("Disconnect-NetworkFabric");
        lab.Write("lab.json", File.ReadAllText(lab.FabricFile).Replace(
            "\"id\": \"lab\",",
            "\"id\": \"lab\", \"adaptationFaults\": [ { \"outcome\": \"" + outcome + "\", \"probability\": 1 } ],"));
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store -Reset; $null = Step-NetworkSimulation '63 min'");
        return lab;
    }

    private static string Status(Lab lab) => Assert.Single(lab.Do("(Get-PathCompliance).Status")).ToString()!;

    private static string HostOf(Lab lab, string machine) =>
        ((MachineRecord)Assert.Single(lab.Do("Get-NetworkFabric VirtualMachine " + machine))).HostName;

    // Both files that a change could be in: the fabric's and the store's.
    private static byte[] State(Lab lab) =>
    [
        .. new DirectoryInfo(lab.Store).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Name is "lab.json" or "netutil.db")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllBytes(file.FullName)),
    ];
}
