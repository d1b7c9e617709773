using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.Specs;
using NetUtil.Core.State;

namespace NetUtil.Bench.Loop;

/// <summary>Closes the loop over a simulated fabric: meters are read each minute, and every five minutes a balancer
/// decides.</summary>
internal static class LoopRun
{
    private const int MinutesPerDecision = 5;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_rivalInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_rivalPatience = TimeSpan.FromMinutes(20);

    /// <summary>Runs a scene from begin to end.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="setting">What is made hard about it.</param>
    /// <param name="balancer">Who decides.</param>
    /// <param name="store">An empty store.</param>
    /// <param name="stopToken">Ends the work.</param>
    internal static LoopFigures Of(
        LoopScene scene, LoopSetting setting, IBalancer balancer, IStateStore store, CancellationToken stopToken)
    {
        SimulationDefinition definition = Under(setting, scene.Fabric);
        DateTimeOffset start = definition.Inventory.Time;
        RegisteredSpec[] specs = [.. scene.SpecXml.Select(xml => Read(xml, start))];
        LoopJudge judge = new([.. specs.Select(one => one.Spec)], start + scene.WarmUp, stopToken);
        using JudgedFabric fabric = new(
            new SimulationProvider(new MemorySimulationFile(SimulationState.Begin(definition))), judge.Look);
        foreach (RegisteredSpec spec in specs)
        {
            store.Specs.Put(spec);
        }

        FabricController controller = new(fabric, store);
        controller.Observe(stopToken);
        (int decisions, int most, long ticks) = (0, 0, 0);
        for (DateTimeOffset next = start + scene.WarmUp; fabric.Now < start + scene.Length;)
        {
            fabric.Wait(s_minute - TimeSpan.FromTicks(fabric.Now.UtcTicks % s_minute.Ticks), stopToken);
            controller.Observe(stopToken);
            if (fabric.Now >= next)
            {
                next += TimeSpan.FromTicks(
                    s_minute.Ticks * MinutesPerDecision * (1 + ((fabric.Now - next).Ticks / s_minute.Ticks / MinutesPerDecision)));
                long before = Stopwatch.GetTimestamp();
                balancer.Decide(fabric, controller, ++decisions, stopToken);
                ticks += Stopwatch.GetTimestamp() - before;
                most = Math.Max(most, ChangedPorts(definition.Inventory, fabric.ReadInventory(stopToken)));
            }
        }

        AskedMove[] done = [.. fabric.Moves
            .Where(one => fabric.FindStep(one.StepId, stopToken).State == AdaptationState.Done)];
        return new LoopFigures
        {
            Minutes = judge.Minutes,
            RequirementMinutes = judge.RequirementMinutes,
            FabricMinutes = judge.FabricMinutes,
            UndeliveredBytes = judge.UndeliveredBytes,
            Moves = done.Length,
            FailedMoves = fabric.Moves
                .Count(one => fabric.FindStep(one.StepId, stopToken).State == AdaptationState.Failed),
            SentBack = done.Count(one => IsBack(one, judge.Departures)),
            RivalMoves = judge.Departures.Count - done.Length,
            MovedBytes = done.Sum(one => (double)definition.Inventory.FindMachine(one.Move.MachineId)!.MemoryBytes),
            MostChangedPorts = most,
            PortsLeft = ChangedPorts(definition.Inventory, fabric.ReadInventory(stopToken)),
            Seconds = ticks / (double)Stopwatch.Frequency,
            Decisions = decisions,
        };
    }

    private static SimulationDefinition Under(LoopSetting setting, SimulationDefinition fabric) => fabric with
    {
        Seed = setting.Seed,
        Meters = fabric.Meters with { NoiseFraction = setting.Noise },
        Rivals = !setting.HasRival
            ? []
            :
            [
                new RivalBalancer("homing", RivalKind.Return)
                {
                    Interval = s_rivalInterval,
                    Patience = s_rivalPatience,
                    Homes = fabric.Inventory.VirtualMachines.ToDictionary(one => one.Id, one => one.HostId),
                },
            ],
    };

    private static RegisteredSpec Read(string xml, DateTimeOffset time)
    {
        SpecReadResult result = SpecReader.Read(xml);
        return new RegisteredSpec(
            result.Spec ?? throw new InvalidOperationException(string.Join(" ", result.Problems)),
            result.Xml,
            time,
            "bench");
    }

    private static bool IsBack(AskedMove asked, IEnumerable<Departure> departures) => departures.Any(left =>
        left.MachineId == asked.Move.MachineId
        && left.HostId == asked.Move.ToHostId
        && left.Time <= asked.Time
        && asked.Time - left.Time < RebalancePolicy.Default.CoolDown);

    private static int ChangedPorts(FabricInventory before, FabricInventory now) => now.VirtualMachines
        .SelectMany(machine => machine.Adapters)
        .Count(adapter => adapter.Port != before.FindAdapter(adapter.Id)!.Port);
}
