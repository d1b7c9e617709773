using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using NetUtil.Tests.Core.Execution;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>A run asks the policy of its own time before each step, whatever the plan was made under. b is to be
/// limited to 30 Mbit/s, then a guaranteed 70.</summary>
public sealed class PolicyRunTests : RunTestsBase
{
    private static readonly ChangeWindow s_hour = Window("Mon 08:00-09:00 UTC");

    public static TheoryData<RebalancePolicy, string> WhatKeepsB => new()
    {
        { new RebalancePolicy { Excluded = ["B"] }, "the policy excludes it (ExcludedVM 'B')" },
        { new RebalancePolicy { ExcludedHosts = ["h1"] }, "the policy excludes host H1 (ExcludedHost 'h1')" },
        {
            new RebalancePolicy { ExcludedApplications = ["Bank"] },
            "the policy excludes its application Bank (ExcludedApplication 'Bank')"
        },
        { new RebalancePolicy { Protected = ["b"] }, "the policy protects it (ProtectedVM 'b')" },
        {
            new RebalancePolicy { MayChangeBandwidth = false },
            "the policy leaves its bandwidth as it is (default)"
        },
        {
            new RebalancePolicy { Overrides = [OfBank() with { MayChangeBandwidth = false }] },
            "the policy leaves its bandwidth as it is (application 'Bank')"
        },
        {
            new RebalancePolicy { Overrides = [OfBank() with { FloorBitsPerSecond = 30.1 * M }] },
            "it keeps at least 30.1 Mbit/s, the floor of the policy (application 'Bank')"
        },
        { new RebalancePolicy { MaximumLowered = 0 }, "it lowers 0 VMs a run at most (MaximumLowered)" },
        {
            new RebalancePolicy { Overrides = [OfBank() with { Windows = [Window("Tue 08:00-09:00 UTC")] }] },
            "at 2025-01-06 08:00:00Z no window of the policy is open (Tue 08:00-09:00 UTC)"
        },
    };

    [Theory]
    [MemberData(nameof(WhatKeepsB))]
    public void What_the_policy_keeps_is_not_touched_and_the_rule_is_named(RebalancePolicy policy, string why)
    {
        using WatchedProvider provider = Connect();
        RunResult result = RunUnder(policy, provider, s_lowerB, s_raiseA);
        string message = $"The policy does not let it be tried now: {why}.";
        Assert.Equal((StepState.Dropped, message), (result.Steps[0].State, result.Steps[0].Message));
        Assert.Equal(StepState.Dropped, result.Steps[1].State);
        Assert.Equal(RunState.Failed, result.Run.State);
        Assert.EndsWith("; 2 not tried. " + message, result.Run.Summary, StringComparison.Ordinal);
        Assert.Equal(PortSettings.Unset, PortOf(provider, "b"));
        Assert.Equal(PortSettings.Unset, PortOf(provider, "a"));
        Assert.Equal(result.Steps, Journal.ReadSteps("run"));
    }

    [Fact]
    public void The_VM_that_NetUtil_runs_on_is_not_touched_unless_it_is_named()
    {
        using WatchedProvider provider = Connect();
        RunStep step = RunUnder(RebalancePolicy.Default, provider, ["B.contoso.com"], s_lowerB).Steps[0];
        Assert.Equal(
            "The policy does not let it be tried now: NetUtil runs on it (AllowedVM names what may be changed all "
                + "the same).",
            step.Message);
        FabricController named = Controller(new RebalancePolicy { Unprotected = ["b"] }, provider, ["b"]);
        RunResult result = named.Run(
            Plans.Of(provider.ReadInventory(default), s_lowerB), new RunOptions("again", "me"), _ => { }, default);
        Assert.Equal(StepState.Verified, result.Steps[0].State);
    }

    [Fact]
    public void A_policy_that_keeps_nobody_keeps_nobody()
    {
        using WatchedProvider provider = Connect();
        RebalancePolicy policy = new()
        {
            Excluded = ["c"],
            MaximumLowered = 1,
            FloorBitsPerSecond = 30 * M,
            Windows = [s_hour],
            Overrides = [new PolicyOverride(PolicyScope.VirtualMachine, "c") { Windows = [Window("Tue 08:00-09:00 UTC")] }],
        };
        Assert.Equal(RunState.Completed, RunUnder(policy, provider, s_lowerB, s_raiseA).Run.State);
    }

    [Fact]
    public void A_run_that_reaches_the_end_of_its_window_starts_no_further_step()
    {
        using WatchedProvider provider = Connect();
        FabricController controller = Controller(new RebalancePolicy { Windows = [s_hour] }, provider);
        RunResult result = controller.Run(
            Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA),
            Options(),
            step =>
            {
                if (step.State == StepState.Done)
                {
                    provider.Clock.Wait(TimeSpan.FromHours(1), default);
                }
            },
            default);
        Assert.Equal([StepState.Verified, StepState.Dropped], result.Steps.Select(step => step.State));
        Assert.Equal(RunState.Partial, result.Run.State);
        Assert.Equal(
            "1 of 2 steps done, 1 of them verified by measurement, 0 not working as set; 1 not tried. The policy does "
                + "not let it be tried now: at 2025-01-06 09:00:00Z no window of the policy is open (Mon 08:00-09:00 "
                + "UTC).",
            result.Run.Summary);
        Assert.Equal(PortSettings.Unset, PortOf(provider, "a"));
    }

    [Fact]
    public void What_is_excluded_since_is_neither_finished_nor_taken_back()
    {
        using WatchedProvider provider = Connect();
        RunUnder(RebalancePolicy.Default, provider, s_lowerB);
        FabricController controller = Controller(new RebalancePolicy { Excluded = ["b"] }, provider);
        RunRecovery recovery = new(controller, provider, new MemoryStore(Journal));
        UndoPlan undo = recovery.PlanUndo("run", Options(), default);
        Assert.True(undo.Plan.IsEmpty);
        Assert.Equal(
            "b: It stays as it is: the policy excludes it (ExcludedVM 'b').", Assert.Single(undo.Obstacles).ToString());
        Assert.Empty(controller.Plan(new PlanOptions(), default).Steps);
        Assert.Equal(s_limit, PortOf(provider, "b"));
    }

    [Fact]
    public void A_run_is_resumed_and_taken_back_by_the_rules_of_each()
    {
        using WatchedProvider provider = Connect();
        RebalancePolicy closed = new() { Windows = [Window("Tue 08:00-09:00 UTC")] };
        RunUnder(closed, provider, s_lowerB);
        RunRecovery recovery = new(Controller(closed, provider), provider, new MemoryStore(Journal));
        RunHistory left = recovery.Unfinished("run")!;
        Assert.Equal(StepState.Dropped, recovery.Resume(left, Options(), _ => { }, default).Steps[0].State);
        RunRecovery open = new(Controller(RebalancePolicy.Default, provider), provider, new MemoryStore(Journal));
        Assert.Equal(
            StepState.Verified, open.Resume(open.Unfinished("run")!, Options(), _ => { }, default).Steps[0].State);

        // An administrator wants an undo now, whatever the window.
        UndoPlan undo = recovery.PlanUndo("run", Options(), default);
        RunOptions options = new("undo", "me");
        Assert.Equal(StepState.Verified, recovery.Undo(undo, options, _ => { }, default)!.Steps[0].State);
        Assert.Equal(PortSettings.Unset, PortOf(provider, "b"));
    }

    [Fact]
    public void The_store_says_what_may_be_done_unless_a_policy_is_given()
    {
        using WatchedProvider provider = Connect();
        MemoryStore store = new(Journal);
        FabricController controller = new(provider, store);
        ((IPolicyStore)store).Change(policy => policy with { Excluded = ["b"] });
        Assert.Equal(["b"], controller.Policy.Excluded);
        Assert.Equal(
            [1],
            controller.Forbidden(
                Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA), Options(), default).Keys);
        ((IPolicyStore)store).Reset();
        Assert.Empty(controller.Forbidden(
            Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA), Options(), default));
        Assert.Empty(Journal.ReadRuns(null));
    }

    private static PolicyOverride OfBank() => new(PolicyScope.Application, "Bank");

    private static ChangeWindow Window(string text) => ChangeWindowText.Read(text, TimeZoneInfo.Utc, out string? _)!;

    private static PortSettings PortOf(IFabricProvider provider, string machine) =>
        provider.ReadInventory(default).FindAdapter(machine + "-nic")!.Port;

    private RunResult RunUnder(
        RebalancePolicy policy, IFabricProvider provider, params BandwidthAdaptation[] changes) =>
        RunUnder(policy, provider, [], changes);

    private RunResult RunUnder(
        RebalancePolicy policy,
        IFabricProvider provider,
        IReadOnlyList<string> ownNames,
        params BandwidthAdaptation[] changes) => Controller(policy, provider, ownNames).Run(
        Plans.Of(provider.ReadInventory(default), changes), Options(), Reported.Add, default);

    private FabricController Controller(
        RebalancePolicy policy, IFabricProvider provider, IReadOnlyList<string>? ownNames = null)
    {
        MemoryStore store = new(Journal);
        store.Put(new RegisteredSpec(
            SpecReader.Read("""
                <application name="Bank" xmlns="urn:netutil:app-network-spec:1">
                  <components><component vm="b">B</component><component vm="c">C</component></components>
                  <capacitySpecifications>
                    <capacitySpecification>Each(B, C) &gt;= 1 Mbps</capacitySpecification>
                  </capacitySpecifications>
                </application>
                """).Spec!,
            "<application/>",
            Start,
            ""));
        return new FabricController(provider, store) { Policy = policy, OwnNames = ownNames ?? [] };
    }
}
