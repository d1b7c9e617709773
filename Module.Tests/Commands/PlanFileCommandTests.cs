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

/// <summary>Plans that are kept in files and carried out later.</summary>
public sealed class PlanFileCommandTests
{
    private const string Keep = "New-NetworkRebalancePlan | Export-NetworkRebalancePlan \"$Folder/plan.json\"";
    private const string Read = "Import-NetworkRebalancePlan \"$Folder/plan.json\"";
    private const string Run = Read + " | Invoke-NetworkRebalance -Confirm:$false";

    [Fact]
    public void A_plan_is_shown_again_as_it_was_and_carried_out()
    {
        using Lab lab = Lab.Broken();
        Assert.Empty(lab.Do(Keep));
        string shown = lab.Show("New-NetworkRebalancePlan");
        Assert.Contains("Shop/feed: Violated -> Met", shown, StringComparison.Ordinal);
        Assert.Equal(shown, lab.Show(Read));
        Assert.Equal(lab.Show("(New-NetworkRebalancePlan).Steps | Format-List"), lab.Show($"({Read}).Steps | Format-List"));
        Assert.Equal(StepState.Planned, ((RebalanceStep)Assert.Single(lab.Do(Read + " | Invoke-NetworkRebalance -WhatIf"))).State);
        Assert.Equal(StepState.Verified, ((RebalanceStep)Assert.Single(lab.Do(Run))).State);
    }

    [Fact]
    public void A_step_whose_VM_is_otherwise_since_is_refused_and_the_difference_named()
    {
        using Lab lab = Lab.Broken();
        lab.Do(Keep + "; $null = Invoke-NetworkRebalance -Confirm:$false");
        EngineRun run = lab.Run(Run);
        Assert.Equal(StepState.Refused, Assert.Single(run.Values<RebalanceStep>()).State);
        Assert.Equal(["PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand"], run.ErrorIds);
        Assert.Contains("the port of 'bulk-1' has no minimum, maximum", run.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-NetworkRebalancePolicy -MaximumPlanAge '3 min'", "2 min", null)]
    [InlineData("Set-NetworkRebalancePolicy -MaximumPlanAge '3 min'", "4 min", "a plan may be 00:03:00 old at most")]
    [InlineData("", "25 h", "a plan may be 1.00:00:00 old at most (MaximumPlanAge of the policy).")]
    [InlineData(
        "Connect-NetworkFabric $Fabric -Store $Store -Reset", "1 min", "it is of 2025-01-06 09:03:00Z, and it is only ")]
    public void A_plan_that_is_too_old_or_of_a_time_to_come_is_refused_as_a_whole(
        string before, string pass, string? why)
    {
        using Lab lab = Lab.Broken();
        lab.Do($"{Keep}; {before}; $null = Step-NetworkSimulation '{pass}'");
        foreach (string script in new[] { Read + " | Invoke-NetworkRebalance -WhatIf", Run })
        {
            EngineRun run = lab.Run(script);
            Assert.Equal(why is null ? 1 : 0, run.Values<RebalanceStep>().Count);
            if (why is not null)
            {
                ErrorRecord error = Assert.Single(run.Errors);
                Assert.Equal("PlanStale,NetUtil.Commands.InvokeNetworkRebalanceCommand", error.FullyQualifiedErrorId);
                Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(why is null ? 1 : 0, lab.Do("Get-NetworkRebalance").Count);
    }

    [Fact]
    public void A_plan_of_another_fabric_is_refused()
    {
        using Lab lab = Lab.Broken();
        lab.Write("other.json", File.ReadAllText(lab.FabricFile).Replace("\"id\": \"lab\"", "\"id\": \"other\""));
        lab.Do(Keep + "; Connect-NetworkFabric \"$Folder/other.json\" -Store $Store");
        ErrorRecord error = Assert.Single(lab.Run(Read + " | Invoke-NetworkRebalance -WhatIf").Errors);
        Assert.Equal("The plan is for fabric 'lab', and 'other' is connected.", error.ToString());
    }

    [Fact]
    public void A_plan_is_carried_out_under_the_policy_of_its_time()
    {
        using Lab lab = Lab.Broken();
        lab.Do(Keep + "; Set-NetworkRebalancePolicy -VM bulk-1 -Floor '60 Mbps'");
        EngineRun run = lab.Run(Run);
        Assert.Equal(StepState.Planned, Assert.Single(run.Values<RebalanceStep>()).State);
        Assert.Contains(
            "it keeps at least 60 Mbit/s, the floor of the policy (VM 'bulk-1').",
            Assert.Single(run.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_replaced_only_where_that_is_said_and_holds_one_plan()
    {
        using Lab lab = Lab.Broken();
        lab.Do(Keep);
        Assert.Equal("FileExists", IdOf(lab, Keep));
        Assert.Equal("PathIsFolder", IdOf(lab, "New-NetworkRebalancePlan | Export-NetworkRebalancePlan $Folder"));
        Assert.Equal("PlanFileHoldsOne", IdOf(lab, "$p = New-NetworkRebalancePlan; $p, $p | Export-NetworkRebalancePlan \"$Folder/two.json\""));
        Assert.Equal("FileNotWritable", IdOf(lab, "Export-NetworkRebalancePlan \"$Folder/no/plan.json\" $p"));
        FileInfo file = (FileInfo)Assert.Single(lab.Do(Keep + " -Force -PassThru"));
        Assert.Equal(lab.At("plan.json"), file.FullName);
        Assert.IsType<RebalancePlan>(Assert.Single(lab.Do(
            "[System.IO.FileInfo]::new(\"$Folder/plan.json\") | Import-NetworkRebalancePlan")));
        Assert.Equal(
            2, lab.Do("Import-NetworkRebalancePlan \"$Folder/plan.json\", \"$Folder/t*.json\"").Count);
    }

    [Theory]
    [InlineData("Import-NetworkRebalancePlan \"$Folder/none.json\"", "FileNotFound", "none.json' cannot be read")]
    [InlineData("Import-NetworkRebalancePlan -LiteralPath \"$Folder/*.json\"", "FileNotFound", "*.json' cannot be read")]
    [InlineData("Import-NetworkRebalancePlan $Folder", "PathIsFolder", "it is a folder")]
    [InlineData("Import-NetworkRebalancePlan $Fabric", "PlanFileInvalid", "expected a property 'kind', found none")]
    public void What_holds_no_plan_is_an_error_with_the_place(string script, string id, string message)
    {
        using Lab lab = Lab.Connected();
        ErrorRecord error = Assert.Single(lab.Run(script).Errors);
        Assert.Equal(id + ",NetUtil.Commands.ImportNetworkRebalancePlanCommand", error.FullyQualifiedErrorId);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    private static string IdOf(Lab lab, string script) =>
        Assert.Single(lab.Run(script).Errors).FullyQualifiedErrorId.Split(',')[0];
}
