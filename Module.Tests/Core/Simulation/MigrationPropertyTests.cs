using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class MigrationPropertyTests
{
    [Fact]
    public void Slots_memory_and_VMs_are_kept_whatever_is_asked_for() => RandomMoves.Any.Sample(
        moves =>
        {
            using MigrationScene scene = moves.Scene();
            string[] ids = [.. scene.Fabric.VirtualMachines.Select(machine => machine.Id)];
            foreach (RandomMoves.Order order in moves.Orders)
            {
                scene.Begin(moves.Of(order, scene.Fabric), "s" + order.Number);
                scene.Wait(order.WaitSeconds);
                FabricInventory fabric = scene.Fabric;
                Assert.Equal(ids, fabric.VirtualMachines.Select(machine => machine.Id));
                Assert.All(fabric.Hosts, host =>
                {
                    Assert.InRange(MigrationRules.MigrationsOf(fabric, host.Id), 0, host.MigrationSlots);
                    Assert.InRange(PlacementRules.MemoryOn(fabric, host.Id), 0, host.MemoryBytes);
                });
                Assert.Equal(
                    fabric.VirtualMachines.Where(machine => machine.MovingToHostId is not null)
                        .Select(machine => machine.Id).Order(),
                    scene.File.State.Migrations.Where(one => one.Phase != MigrationPhase.Waiting)
                        .Select(one => one.Move.MachineId).Order());
            }
        },
        iter: 150,
        print: moves => moves.ToString());

    [Fact]
    public void How_time_is_cut_changes_nothing() => Gen.Select(RandomMoves.Any, Gen.Int[1, 7]).Sample(
        (moves, parts) =>
        {
            using MigrationScene whole = moves.Scene();
            using MigrationScene cut = moves.Scene();
            foreach (RandomMoves.Order order in moves.Orders)
            {
                MigrationAdaptation move = moves.Of(order, whole.Fabric);
                Assert.Equal(
                    whole.Begin(move, "s" + order.Number).Message, cut.Begin(move, "s" + order.Number).Message);
                whole.Wait(order.WaitSeconds);
                double partSeconds = Math.Floor(order.WaitSeconds * 1e7 / parts) / 1e7;
                for (int part = 0; part < parts; part++)
                {
                    cut.Wait(partSeconds);
                }

                // What does not divide into ticks.
                cut.Wait(whole.Seconds - cut.Seconds);
            }

            Assert.Equal(whole.File.State.Time, cut.File.State.Time);
            Assert.Equal(Migrations(whole), Migrations(cut));
            Assert.Equal(whole.File.State.Arrivals, cut.File.State.Arrivals);
            Assert.Equal(Steps(whole), Steps(cut));
            foreach ((CounterTotal left, CounterTotal right) in
                whole.File.State.Counters.Zip(cut.File.State.Counters))
            {
                Assert.Equal(left.SentBytes, right.SentBytes, 1 + (left.SentBytes * 1e-9));
                Assert.Equal(left.ReceivedBytes, right.ReceivedBytes, 1 + (left.ReceivedBytes * 1e-9));
            }
        },
        iter: 100,
        print: one => one.ToString());

    // One round after the other by hand, with what the two uplinks leave of the rate.
    [Fact]
    public void A_lone_move_copies_what_its_rounds_come_to() => Gen.Select(
        Gen.Double[1e5, 3e9], Gen.Double[0, 3e9], Gen.Double[1e8, 1e9], Gen.Double[1e8, 1e9]).Sample(
        (memory, dirty, from, to) =>
        {
            VirtualMachine machine = new("m", "m", "h1", [])
            {
                MemoryBytes = (long)memory, DirtyBitsPerSecond = dirty,
            };
            using MigrationScene scene = new([machine], hosts: [Host("h1", from / M), Host("h2", to / M)]);
            double rate = Math.Min(from, to) / 8;
            double copied = 0;
            double round = machine.MemoryBytes;
            double rest = round;
            for (int number = 1; number <= 30 && rest > 204800 && copied < 3.0 * machine.MemoryBytes; number++)
            {
                copied += round;
                rest = Math.Min(machine.MemoryBytes, dirty / 8 * round / rate);
                if (rest >= round)
                {
                    break;
                }

                round = rest;
            }

            copied = Math.Max(copied, machine.MemoryBytes);
            rest = copied > machine.MemoryBytes || machine.MemoryBytes > 204800
                ? rest
                : Math.Min(machine.MemoryBytes, dirty / 8 * machine.MemoryBytes / rate);
            double seconds = ((copied + rest) / rate) + 0.2;
            scene.Begin(MigrationScene.Move("m"));
            scene.Wait(seconds - 0.0001);
            Assert.Equal("h1", scene.HostOf("m"));
            scene.Wait(0.0002);
            Assert.Equal("h2", scene.HostOf("m"));
            Assert.Equal(copied + rest, scene.Counter("h1-up").SentBytes, 5000.0);
            Assert.Equal(copied + rest, scene.Counter("h2-up").ReceivedBytes, 5000.0);
            MigrationEstimate estimate = MigrationEstimate.Of(machine, rate * 8);
            Assert.Equal(copied + rest, estimate.CopyBytes, 1e-6 * (copied + rest));
            Assert.Equal(seconds, estimate.Seconds, 1e-6 * seconds);
            Assert.Equal((rest / rate) + 0.2, estimate.PauseSeconds, 1e-6 * seconds);
        },
        iter: 200);

    // Each VM sends to a peer without limits; so only uplinks count, for VMs and for moves.
    [Fact]
    public void Moves_and_VMs_share_uplinks_as_an_independent_program_shares_them() => RandomMoves.Any.Sample(
        moves =>
        {
            using MigrationScene scene = moves.Scene();
            foreach (RandomMoves.Order order in moves.Orders)
            {
                scene.Begin(moves.Of(order, scene.Fabric), "s" + order.Number);
            }

            FabricInventory fabric = scene.Fabric;
            string[] hosts = [.. fabric.Hosts.Select(host => host.Id)];
            double[] capacities = [.. fabric.Hosts.SelectMany(host => Enumerable.Repeat(
                host.MigrationUplink!.CapacityBitsPerSecond / M, 2))];
            LiveMigration[] copying = [.. scene.File.State.Migrations.Where(one => one.IsCopying)];
            SharedFlow[] flows =
            [
                .. scene.File.State.Definition.Demands.Select(demand => new SharedFlow(
                    demand.Rate.BitsPerSecond[0] / M,
                    1,
                    [2 * Array.IndexOf(hosts, fabric.MachineOf(demand.SourceId)!.HostId)])),
                .. copying.Select(one => new SharedFlow(
                    5000,
                    1,
                    [
                        2 * Array.IndexOf(hosts, one.Move.FromHostId),
                        (2 * Array.IndexOf(hosts, one.Move.ToHostId)) + 1,
                    ])),
            ];
            double[] expected = FairnessOracle.Share(flows, capacities);
            double[] actual =
                [.. scene.CarriedM(), .. copying.Select(one => one.BitsPerSecond / M)];
            Assert.Equal(expected, actual, (left, right) => Math.Abs(left - right) < 1e-3);
        },
        iter: 60,
        print: moves => moves.ToString());

    private static IEnumerable<(string Move, string All)> Migrations(MigrationScene scene) =>
        scene.File.State.Migrations.Select(one => (one.Move.Description, one.ToString()));

    private static IEnumerable<(string Id, AdaptationState State, string Message, DateTimeOffset Time)> Steps(
        MigrationScene scene) => scene.File.State.Steps.Select(step =>
        (step.StepId, step.Outcome.State, step.Outcome.Message, step.Time));
}
