using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Outputs;
using NetUtil.Storage;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class PolicyCommandTests
{
    private const string Set = "NetUtil.Commands.SetNetworkRebalancePolicyCommand";
    private const string Invoke = "Invoke-NetworkRebalance -Confirm:$false";

    [Fact]
    public void Without_a_store_the_default_counts_and_none_is_made()
    {
        using Lab lab = new();
        NetworkRebalancePolicy policy = One(lab, "$env:NETUTIL_STORE = $Store; Get-NetworkRebalancePolicy");
        Assert.Equal((PolicyScope.Default, 5, 10, 2, 0.1, TimeSpan.FromDays(1)), (
            policy.Scope,
            policy.MaximumMove,
            policy.MaximumLowered,
            policy.MoveAtOnce,
            policy.Hysteresis,
            policy.MaximumPlanAge));
        Assert.Empty(policy.Rule);
        Assert.False(Directory.Exists(lab.Store));
        lab.Do("Set-NetworkRebalancePolicy -MaximumMove 3 -WhatIf");
        Assert.False(Directory.Exists(lab.Store));
        Assert.Contains("Change MaximumMove from 5 to 3", lab.Session.Console.Output);
    }

    [Fact]
    public void Every_setting_is_set_shown_and_taken_out()
    {
        using Lab lab = Lab.Connected();
        NetworkRebalancePolicy policy = One(lab, """
            Set-NetworkRebalancePolicy -PassThru -MayMove:$false -MayMoveForRisk -MayChangeBandwidth:$false `
                -Floor '20 Mbps' `
                -CoolDown 0 -Window 'Mon-Fri 22:00-06:00', 'Sat 00:00-24:00 UTC' -TimeZone UTC -BreachEvaluation 4 `
                -MaximumMove 3 -MaximumLowered 4 -MoveAtOnce 1 -Hysteresis 0.2 -MaximumPlanAge '2 h' `
                -ExcludedVM a, b* -ExcludedHost h9 -ExcludedApplication Old -ProtectedVM dc* -AllowedVM dc9 `
                -LowerableVM bulk-*
            """);
        Assert.Equal(
            (false, false, 20e6, TimeSpan.Zero, 4, 3, 4, 1, 0.2, TimeSpan.FromHours(2)),
            (policy.MayMove, policy.MayChangeBandwidth, policy.FloorBitsPerSecond, policy.CoolDown,
                policy.BreachEvaluation, policy.MaximumMove, policy.MaximumLowered, policy.MoveAtOnce,
                policy.Hysteresis, policy.MaximumPlanAge));
        Assert.Equal(["Mon-Fri 22:00-06:00 UTC", "Sat 00:00-24:00 UTC"], policy.Window);
        Assert.Equal(
            ["a", "b*", "h9", "Old", "dc*", "dc9", "bulk-*"],
            policy.ExcludedVM
                .Concat(policy.ExcludedHost)
                .Concat(policy.ExcludedApplication)
                .Concat(policy.ProtectedVM)
                .Concat(policy.AllowedVM)
                .Concat(policy.LowerableVM));
        Assert.True(policy.MayMoveForRisk);
        Assert.Equal(18, policy.Rule.Count);
        policy = One(lab, "Set-NetworkRebalancePolicy -Window @() -ExcludedVM @() -MayMove; Get-NetworkRebalancePolicy");
        Assert.Equal((0, 0, true, 3), (policy.Window.Count, policy.ExcludedVM.Count, policy.MayMove, policy.MaximumMove));
        Assert.Empty(One(lab, "Set-NetworkRebalancePolicy -Reset -PassThru").Rule);
    }

    [Fact]
    public void Rules_of_VMs_and_applications_are_made_changed_and_taken_out()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec");
        lab.Do("Set-NetworkRebalancePolicy -Application Shop -Floor 20Mbps -MayMove:$false -CoolDown '3 h'");
        lab.Do("Set-NetworkRebalancePolicy -VM web-*, db-1 -MayMove");
        NetworkRebalancePolicy web = One(lab, "Get-NetworkRebalancePolicy -VM WEB-1");
        Assert.Equal((true, 20e6, TimeSpan.FromHours(3)), (web.MayMove, web.FloorBitsPerSecond, web.CoolDown));
        Assert.Equal(
            [
                "MayMove: VM 'web-*'", "FloorBitsPerSecond: application 'Shop'", "CoolDown: application 'Shop'",
            ],
            web.Rule);
        Assert.Equal(
            ["", "Shop", "db-1", "web-*"],
            lab.Do("Get-NetworkRebalancePolicy").Cast<NetworkRebalancePolicy>().Select(one => one.Name));
        Assert.False(One(lab, "Get-NetworkRebalancePolicy -Application shop").MayMove);
        lab.Do("Set-NetworkRebalancePolicy -VM WEB-* -Reset; Set-NetworkRebalancePolicy -Application Shop -Reset -Floor 1Mbps");
        web = One(lab, "Get-NetworkRebalancePolicy -VM web-1");
        Assert.Equal((true, 1e6, TimeSpan.FromHours(1)), (web.MayMove, web.FloorBitsPerSecond, web.CoolDown));
    }

    [Theory]
    [InlineData("", "PolicySettingNotNamed", "Nothing was set, since no setting is named.")]
    [InlineData("-TimeZone UTC", "PolicySettingNotNamed", "Nothing was set, since no setting is named.")]
    [InlineData("-MaximumMove 1 -Window 'at night'", "PolicyWindowInvalid", "Nothing was set. 'at night' is no window; ")]
    [InlineData(
        "-MaximumMove 1 -Window 'Mon 08:00-09:00 Atlantis/Sunk'",
        "PolicyWindowInvalid",
        "Nothing was set. This machine knows no time zone 'Atlantis/Sunk'; ")]
    [InlineData(
        "-MaximumMove 1 -Window 'Mon 24:00-25:00'", "PolicyWindowInvalid", "Nothing was set. '24:00' is no time of day")]
    [InlineData("-ExcludedVM a, ' '", "PolicyValueInvalid", "Nothing was set. 'Excluded' is blank; ")]
    public void What_means_nothing_is_refused_and_nothing_is_set(string settings, string id, string message)
    {
        using Lab lab = Lab.Connected();
        ErrorRecord error = Assert.Single(lab.Run("Set-NetworkRebalancePolicy " + settings).Errors);
        Assert.Equal($"{id},{Set}", error.FullyQualifiedErrorId);
        Assert.StartsWith(message, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(One(lab, "Get-NetworkRebalancePolicy").Rule);
    }

    [Theory]
    [InlineData("-MaximumMove -1", "ParameterArgumentValidationError")]
    [InlineData("-MoveAtOnce 0", "ParameterArgumentValidationError")]
    [InlineData("-Hysteresis 1.5", "ParameterArgumentValidationError")]
    [InlineData("-Floor -3", "CannotConvertArgumentNoMessage")]
    [InlineData("-Floor '3 Mbs'", "CannotConvertArgumentNoMessage")]
    [InlineData("-CoolDown '40 d'", "ParameterArgumentTransformationError")]
    [InlineData("-CoolDown 5", "ParameterArgumentTransformationError")]
    [InlineData("-MaximumPlanAge 0", "ParameterArgumentTransformationError")]
    [InlineData("-Window a -TimeZone Nowhere", "ParameterArgumentTransformationError")]
    [InlineData("-VM a -MaximumMove 3", "AmbiguousParameterSet")]
    [InlineData("-VM a -BreachEvaluation 3", "AmbiguousParameterSet")]
    public void A_value_out_of_its_range_does_not_bind(string settings, string id)
    {
        using Lab lab = Lab.Connected();
        Assert.Equal(
            $"{id},{Set}",
            Assert.Single(lab.Run("Set-NetworkRebalancePolicy " + settings).Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_stops_plans_and_can_be_taken_out()
    {
        using Lab lab = Lab.Broken();
        Put(lab, """{ "version": 1, "maximumMovs": 3 }""");
        string[] scripts = ["Get-NetworkRebalancePolicy", "New-NetworkRebalancePlan", "Set-NetworkRebalancePolicy -MaximumMove 3"];
        foreach (string script in scripts)
        {
            ErrorRecord error = Assert.Single(lab.Run(script).Errors);
            Assert.StartsWith("StoreUnreadable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(
                "Line 1, column 17 ($.maximumMovs): expected a known property, found 'maximumMovs'; write 'maximumMoves'.",
                error.ToString(),
                StringComparison.Ordinal);
        }

        EngineRun reset = lab.Run("Set-NetworkRebalancePolicy -Reset -MaximumMove 2 -PassThru");
        Assert.Equal(2, Assert.Single(reset.Values<NetworkRebalancePolicy>()).MaximumMove);
        Assert.Single(reset.Warnings);
        Put(lab, """{ "version": 9 }""");
        Assert.StartsWith(
            "StoreOfNewerVersion,",
            Assert.Single(lab.Run("Set-NetworkRebalancePolicy -Reset").Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_the_window_a_plan_says_until_when_it_waits_and_is_not_carried_out()
    {
        using Lab lab = Lab.Broken();
        lab.Do("Set-NetworkRebalancePolicy -Window 'daily 22:00-23:00 UTC'");
        Assert.Equal(
            ["At 2025-01-06 09:03:00Z no window of the policy is open (daily 22:00-23:00 UTC), so nothing is done "
                + "to bulk-1 before 2025-01-06 22:00:00Z."],
            lab.Run("New-NetworkRebalancePlan").Warnings);
        EngineRun run = lab.Run(Invoke);
        Assert.Equal(StepState.Planned, Assert.Single(run.Values<RebalanceStep>()).State);
        Assert.EndsWith(
            "The policy does not let it be tried now: at 2025-01-06 09:03:00Z no window of the policy is open "
                + "(daily 22:00-23:00 UTC).",
            Assert.Single(run.Warnings),
            StringComparison.Ordinal);
        Assert.Empty(lab.Do("Get-NetworkRebalance"));
        lab.Do("Set-NetworkRebalancePolicy -VM bulk-1 -Window 'daily 09:00-10:00 UTC'");
        Assert.Equal(StepState.Verified, ((RebalanceStep)Assert.Single(lab.Do(Invoke))).State);
    }

    [Fact]
    public void The_machine_that_NetUtil_runs_on_is_left_alone_until_it_is_named()
    {
        using Lab lab = Lab.Broken();
        lab.Do("Disconnect-NetworkFabric");
        // Without moves, so that only bandwidth of bulk-1 can mend what is broken.
        lab.Write("lab.json", File.ReadAllText(lab.FabricFile)
            .Replace(
                "\"id\": \"bulk-1\",",
                "\"id\": \"bulk-1\", \"name\": \"" + Environment.MachineName.ToLowerInvariant() + ".contoso.com\",",
                StringComparison.Ordinal)
            .Replace("\"name\": \"H1\",", "\"name\": \"H1\", \"migrationSlots\": 0,", StringComparison.Ordinal));
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store -Reset; $null = Step-NetworkSimulation '63 min'");

        EngineRun run = lab.Run("New-NetworkRebalancePlan");

        Assert.True(Assert.Single(run.Values<RebalancePlan>()).IsEmpty);
        Assert.Contains("NetUtil runs on it (AllowedVM names what may be changed all the same)", run.Warnings[0]);
        Assert.StartsWith("NetUtil runs on it", One(lab, "Get-NetworkRebalancePolicy -VM *contoso.com").Exclusion);
        lab.Do("Set-NetworkRebalancePolicy -AllowedVM *.contoso.com");
        Assert.Single(((RebalancePlan)Assert.Single(lab.Do("New-NetworkRebalancePlan"))).Steps);
    }

    private static NetworkRebalancePolicy One(Lab lab, string script) =>
        (NetworkRebalancePolicy)Assert.Single(lab.Do(script));

    private static void Put(Lab lab, string text)
    {
        using IStateStore store = new StorageEntry().OpenStore(lab.Store, StoreAccess.Write);
        store.Settings.Put("rebalance.policy", text);
    }
}
