using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

public sealed class FabricControllerTests : IDisposable
{
    private readonly ControlledFabric _fabric = new();

    public FabricControllerTests()
    {
        _fabric.Register(ControlledFabric.ShopXml);
        _fabric.Controller.Observe(default);
    }

    public void Dispose() => _fabric.Dispose();

    [Fact]
    public void Asking_evaluating_and_planning_change_neither_store_nor_fabric()
    {
        _fabric.Watch(17);
        SimulationState fabric = _fabric.File.State;
        string[] files = Hashes();

        // A store that is open for reading refuses every write.
        using IStateStore store = new StorageEntry().OpenStore(_fabric.StoreFolder, StoreAccess.Read);
        FabricController reader = new(_fabric.Provider, store) { Policy = _fabric.Controller.Policy };
        reader.Ask(default);
        Assert.Equal(ComplianceStatus.Violated, Assert.Single(reader.Evaluate(default)).Status);
        Assert.False(reader.Plan(new PlanOptions(), default).IsEmpty);
        Assert.Empty(reader.Runs());
        Assert.Empty(reader.Active(default));

        Assert.Same(fabric, _fabric.File.State);
        Assert.Equal(files, Hashes());
    }

    [Fact]
    public void Observing_rolls_up_what_the_settings_of_the_store_call_old()
    {
        using MemoryStore store = new(new MemoryJournal());
        FabricController controller = new(_fabric.Provider, store);
        StatisticRetention retention = new(
            TimeSpan.FromHours(3), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(3));

        controller.Observe(default);
        RetentionSettings.Put(store.Settings, retention);
        controller.Observe(default);

        Assert.Equal(
            [(_fabric.Provider.Clock.Now, StatisticRetention.Default), (_fabric.Provider.Clock.Now, retention)],
            store.RollUps.Select(one => (one.Now, one.Retention)));
        Assert.All(store.RollUps, one => Assert.True(one.Budget >= 20_000));
    }

    [Fact]
    public void A_breach_younger_than_its_spec_asks_is_noted_and_not_mended()
    {
        _fabric.Watch(15);
        RebalancePlan plan = _fabric.Plan();
        Assert.True(plan.IsEmpty);
        Assert.Contains(
            "Shop/orders is broken, but only for 1 evaluation(s) so far; it is mended once it lasts.",
            plan.Notes);

        _fabric.Watch(1);
        Assert.True(_fabric.Plan().IsEmpty);
        _fabric.Watch(1);
        Assert.False(_fabric.Plan().IsEmpty);
        Assert.DoesNotContain(_fabric.Plan().Notes, note => note.Contains("so far", StringComparison.Ordinal));
    }

    [Fact]
    public void A_breach_that_need_not_last_is_mended_at_once()
    {
        _fabric.Register(ControlledFabric.ShopXml.Replace(
            "id=\"orders\"", "id=\"orders\" for=\"1\"", StringComparison.Ordinal));
        _fabric.Watch(15);
        Assert.False(_fabric.Plan().IsEmpty);
    }

    [Fact]
    public void A_run_changes_nothing_but_what_its_plan_says()
    {
        _fabric.Watch(17);
        RebalancePlan plan = _fabric.Plan();
        Dictionary<string, PortSettings> planned =
            plan.Steps.ToDictionary(step => step.Bandwidth!.AdapterId, step => step.Bandwidth!.To);
        _fabric.Run(plan, "mend");
        Assert.All(
            _fabric.Inventory.VirtualMachines.SelectMany(machine => machine.Adapters),
            adapter => Assert.Equal(planned.GetValueOrDefault(adapter.Id, PortSettings.Unset), adapter.Port));
    }

    [Fact]
    public void A_plan_carried_out_twice_is_stale_the_second_time()
    {
        _fabric.Watch(17);
        RebalancePlan plan = _fabric.Plan();
        _fabric.Run(plan, "first");
        RunResult second = _fabric.Run(plan, "second");
        Assert.Equal(RunState.Failed, second.Run.State);
        Assert.All(second.Steps, step => Assert.Equal(StepState.Refused, step.State));
        Assert.Equal(["second", "first"], _fabric.Controller.Runs().Select(run => run.Run.RunId));
        Assert.Equal(
            ["first", "second"], _fabric.Controller.History().Select(step => step.RunId).Distinct());
    }

    [Fact]
    public void A_run_that_is_not_complete_proposes_what_to_do_next()
    {
        using ControlledFabric busy = new(shop => shop with
        {
            AdaptationFaults = [AdaptationFault.OfNext(AdaptationFaultKind.Permanent, null, 1)],
        });
        busy.Register(ControlledFabric.ShopXml);
        busy.Controller.Observe(default);
        busy.Watch(17);
        RebalancePlan plan = busy.Plan();

        RunResult result = busy.Run(plan, "mend");

        Assert.Equal(RunState.Failed, result.Run.State);
        Assert.Equal(ComplianceStatus.Violated, Assert.Single(result.After).Status);
        Assert.Equal(
            plan.Steps.Select(step => (step.MachineName, step.To)),
            result.Proposal!.Steps.Select(step => (step.MachineName, step.To)));
        Assert.Equal(RunState.Completed, busy.Run(result.Proposal, "again").Run.State);
    }

    [Fact]
    public void A_guarantee_without_effect_leaves_the_run_partial_and_the_requirement_broken()
    {
        using ControlledFabric broken = new(shop => shop with
        {
            AdaptationFaults = [AdaptationFault.OfNext(AdaptationFaultKind.NoEffect, "web-nic", 1)],
        });
        broken.Register(ControlledFabric.ShopXml.Replace(
            "id=\"orders\"", "id=\"orders\" basis=\"throughput\"", StringComparison.Ordinal));
        broken.Controller.Observe(default);
        broken.Watch(17);

        RunResult result = broken.Run(broken.Plan(), "mend");

        Assert.Equal(RunState.Partial, result.Run.State);
        Assert.Contains(result.Steps, step => step.State == StepState.NotVerified);
        Assert.Equal(ComplianceStatus.Violated, Assert.Single(result.After).Status);
        Assert.Equal(StepState.NotVerified, Assert.Single(broken.Controller.Active(default)).State);
    }

    [Fact]
    public void The_floor_of_the_last_24_hours_reaches_back_so_far_and_no_further()
    {
        MemoryStore store = new(new MemoryJournal());
        new FabricController(_fabric.Provider, store).Plan(new PlanOptions(), default);
        DateTimeOffset now = _fabric.Provider.Clock.Now;
        Assert.Equal([(95, now.AddHours(-24), now)], store.Percentiles);
    }

    [Fact]
    public void Data_without_a_new_reading_becomes_stale_and_the_verdict_unknown()
    {
        _fabric.Watch(6);
        Assert.Equal(ComplianceStatus.Met, _fabric.Verdict().Status);
        _fabric.Provider.Clock.Wait(TimeSpan.FromHours(5), default);
        Assert.Equal(ComplianceStatus.Unknown, _fabric.Verdict().Status);
        Assert.True(_fabric.Plan().IsEmpty);
    }

    [Fact]
    public void A_fabric_that_cannot_be_read_is_told()
    {
        using WatchedProvider provider = new(_fabric.Provider);
        provider.OnReadInventory = _ => throw new FabricException("No route to the server.");
        provider.OnReadMeters = _ => throw new FabricException("No route to the hosts.");
        FabricController controller = new(provider, _fabric.Store);
        Assert.Throws<FabricException>(() => controller.Evaluate(default));
        Assert.Throws<FabricException>(() => controller.Plan(new PlanOptions(), default));
        Assert.Throws<FabricException>(() => controller.Observe(default));
        Assert.Throws<FabricException>(() => controller.Active(default));
    }

    [Fact]
    public void Readings_that_gave_no_rate_are_told()
    {
        MeterRound round = _fabric.Controller.Observe(default);
        Assert.Empty(round.Collected.Samples);
        Assert.Single(round.Problems, "16 readings gave no rate: same time as the reading before.");
    }

    private string[] Hashes() => [.. Directory.GetFiles(_fabric.StoreFolder, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)) // SQLite's locks, no content.
        .Order()
        .Select(file =>
        {
            using FileStream content = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Path.GetFileName(file) + " " + Convert.ToHexString(SHA256.HashData(content));
        })];
}
