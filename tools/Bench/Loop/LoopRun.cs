using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Specs;
using NetUtil.Core.State;

namespace NetUtil.Bench.Loop;

/// <summary>Closes the loop over a simulated fabric: meters are read each minute, and every five minutes a
/// balancer decides. While it carries out what it decided, only it reads them.</summary>
internal static class LoopRun
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_decision = TimeSpan.FromMinutes(5);

    /// <summary>Runs a scene from begin to end.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="setting">What is made hard about it.</param>
    /// <param name="balancer">Who decides.</param>
    /// <param name="store">An empty store.</param>
    /// <param name="stopToken">Ends the work.</param>
    internal static LoopFigures Of(
        LoopScene scene, LoopSetting setting, IBalancer balancer, IStateStore store, CancellationToken stopToken)
    {
        SimulationDefinition definition = setting.Of(scene.Fabric);
        FabricInventory begin = definition.Inventory;
        RegisteredSpec[] specs = [.. scene.SpecXml.Select(xml => Read(xml, begin.Time))];
        foreach (RegisteredSpec spec in specs)
        {
            store.Specs.Put(spec);
        }

        DateTimeOffset next = begin.Time + scene.Times.WarmUp;
        DateTimeOffset end = begin.Time + scene.Times.Length;
        LoopJudge judge = new([.. specs.Select(one => one.Spec)], next, end, stopToken);
        MoveLedger ledger = new();
        using JudgedFabric fabric = new(
            new SimulationProvider(new MemorySimulationFile(SimulationState.Begin(definition))), judge, ledger);
        FabricController controller = new(fabric, store);
        controller.Observe(stopToken);
        (int decisions, int most, TimeSpan taken) = (0, 0, TimeSpan.Zero);
        while (fabric.Now < end)
        {
            fabric.Wait(LeftOf(s_minute, fabric.Now), stopToken);
            controller.Observe(stopToken);
            if (fabric.Now >= next)
            {
                next = fabric.Now + LeftOf(s_decision, fabric.Now);
                long before = Stopwatch.GetTimestamp();
                balancer.Decide(fabric, controller, ++decisions, stopToken);
                taken += Stopwatch.GetElapsedTime(before);
                most = Math.Max(most, ChangedPorts(begin, fabric.ReadInventory(stopToken)));
            }
        }

        return new LoopFigures
        {
            Minutes = judge.Minutes,
            RequirementMinutes = judge.RequirementMinutes,
            FabricMinutes = judge.FabricMinutes,
            UndeliveredBytes = judge.UndeliveredBytes,
            Moves = ledger.Totals(begin, stepId => fabric.FindStep(stepId, stopToken)),
            MostChangedPorts = most,
            PortsLeft = ChangedPorts(begin, fabric.ReadInventory(stopToken)),
            SecondsPerDecision = taken.TotalSeconds / decisions,
        };
    }

    private static TimeSpan LeftOf(TimeSpan length, DateTimeOffset now) =>
        length - TimeSpan.FromTicks(now.UtcTicks % length.Ticks);

    private static RegisteredSpec Read(string xml, DateTimeOffset time)
    {
        SpecReadResult result = SpecReader.Read(xml);
        return new RegisteredSpec(
            result.Spec ?? throw new InvalidOperationException(string.Join(" ", result.Problems)),
            result.Xml,
            time,
            "bench");
    }

    private static int ChangedPorts(FabricInventory before, FabricInventory now) => now.VirtualMachines
        .SelectMany(machine => machine.Adapters)
        .Count(adapter => adapter.Port != before.FindAdapter(adapter.Id)!.Port);
}
