using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.MigrationScene;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class RivalTests
{
    private static readonly RivalBalancer s_people = new("people", RivalKind.Return)
    {
        Homes = new Dictionary<string, string> { ["m"] = "h1" },
    };

    [Fact]
    public void A_VM_that_was_moved_away_is_moved_back_at_the_next_look()
    {
        using MigrationScene scene = Returning(s_people);
        scene.Begin(Move("m"));
        scene.Wait(599.9);
        Assert.Equal("h2", scene.HostOf("m"));
        Assert.Null(scene.Fabric.FindMachine("m")!.MovingToHostId);
        scene.Wait(0.1);
        Assert.Equal("h1", scene.Fabric.FindMachine("m")!.MovingToHostId);
        scene.Wait(10.2);
        Assert.Equal("h1", scene.HostOf("m"));
        KnownStep step = scene.File.State.Steps.Single(one => one.StepId != "m");
        Assert.StartsWith("rival/people/m/", step.StepId);
        Assert.Equal(("Move m from H2 to H1", AdaptationState.Done), (step.Description, step.Outcome.State));
        scene.Wait(3600);
        Assert.Equal(2, scene.File.State.Steps.Count);
    }

    // It arrives at 10.2 s; the first look at which it has lain there for 25 min is that at 30 min.
    [Fact]
    public void A_patient_rival_leaves_a_VM_where_it_came_to_for_a_while()
    {
        using MigrationScene scene = Returning(s_people with { Patience = TimeSpan.FromMinutes(25) });
        scene.Begin(Move("m"));
        scene.Wait(1799.9);
        Assert.Equal("h2", scene.HostOf("m"));
        scene.Wait(10.3);
        Assert.Equal("h1", scene.HostOf("m"));
    }

    [Fact]
    public void A_rival_that_is_not_enabled_acts_on_request_only()
    {
        using MigrationScene scene = Returning(s_people with { IsEnabled = false });
        scene.Begin(Move("m"));
        scene.Wait(7200);
        Assert.Equal("h2", scene.HostOf("m"));
        Assert.Equal(["m"], scene.Provider.ActAsRival("People", CancellationToken.None));
        scene.Wait(11);
        Assert.Equal("h1", scene.HostOf("m"));
        Assert.Empty(scene.Provider.ActAsRival("people", CancellationToken.None));
        scene.Begin(Move("m"), "again");
        scene.Wait(11);
        scene.Provider.EnableRival("people", isEnabled: true, CancellationToken.None);
        scene.Wait(611);
        Assert.Equal("h1", scene.HostOf("m"));
        Assert.Contains("'nobody'", Assert.Throws<FabricException>(
            () => scene.Provider.ActAsRival("nobody", CancellationToken.None)).Message);
    }

    [Fact]
    public void A_rival_keeps_the_rules_and_spares_a_VM_that_is_being_moved()
    {
        using MigrationScene scene = Returning(s_people with { IsEnabled = false });
        scene.Begin(Move("m"));
        Assert.Empty(scene.Provider.ActAsRival("people", CancellationToken.None));

        using MigrationScene full = new(
            [Vm("m", 10, "h2"), Vm("o", 10)],
            hosts: [new FabricHost("h1", "H1", Host("h1", 1000).Switches, 2_000_000_000, 16), Host("h2", 1000)],
            change: definition => definition with { Rivals = [s_people] });
        Assert.Empty(full.Provider.ActAsRival("people", CancellationToken.None));
    }

    // 8, 4 and 1 GiB on a of 16 GiB, nothing on b of 16 GiB: 13/16 apart. Moving 8 GiB leaves 3/16, 4 GiB 5/16.
    [Fact]
    public void A_balancer_moves_the_VM_that_evens_out_memory_best_until_it_is_content()
    {
        using MigrationScene scene = Balancing(RivalKind.Memory, 0.1, ("v1", 8, 1), ("v2", 4, 1), ("v3", 1, 1));
        Assert.Equal(["v1"], scene.Provider.ActAsRival("r", CancellationToken.None));
        Assert.Empty(scene.Provider.ActAsRival("r", CancellationToken.None));
        scene.Wait(600);
        Assert.Equal("b", scene.HostOf("v1"));
        Assert.Empty(scene.Provider.ActAsRival("r", CancellationToken.None));
    }

    [Theory]
    [InlineData(0.8, true)]
    [InlineData(0.82, false)]
    public void A_balancer_tolerates_a_difference(double tolerated, bool moves)
    {
        using MigrationScene scene = Balancing(
            RivalKind.Memory, tolerated, ("v1", 8, 1), ("v2", 4, 1), ("v3", 1, 1));
        Assert.Equal(moves, scene.Provider.ActAsRival("r", CancellationToken.None).Count > 0);
    }

    // 6, 4 and 2 of 16 processors on a: 12/16 apart; moving 6 evens them out.
    [Fact]
    public void A_balancer_of_processors_looks_at_processors()
    {
        using MigrationScene scene = Balancing(
            RivalKind.Processors, 0.1, ("v1", 1, 4), ("v2", 1, 6), ("v3", 8, 2));
        Assert.Equal(["v2"], scene.Provider.ActAsRival("r", CancellationToken.None));
        Assert.Empty(scene.Provider.ActAsRival("r", CancellationToken.None));
    }

    [Fact]
    public void A_balancer_leaves_standalone_hosts_alone()
    {
        RivalBalancer rival = new("r", RivalKind.Memory);
        using MigrationScene scene = new(
            [Vm("m", 10)], change: definition => definition with { Rivals = [rival] });
        Assert.Empty(scene.Provider.ActAsRival("r", CancellationToken.None));
    }

    private static MigrationScene Returning(RivalBalancer rival) =>
        new([Vm("m", 10)], change: definition => definition with { Rivals = [rival] });

    private static MigrationScene Balancing(
        RivalKind kind, double tolerated, params (string Id, int GiB, int Processors)[] machines)
    {
        FabricHost[] hosts = [.. new[] { "a", "b" }.Select(id =>
            new FabricHost(id, id, Host(id, 1000).Switches, 16L << 30, 16) { Cluster = "C" })];
        return new MigrationScene(
            [.. machines.Select(one => new VirtualMachine(one.Id, one.Id, "a", [])
            {
                MemoryBytes = (long)one.GiB << 30, ProcessorCount = one.Processors,
            })],
            hosts: hosts,
            change: definition => definition with
            {
                Rivals = [new RivalBalancer("r", kind) { ToleratedFraction = tolerated, IsEnabled = false }],
            });
    }
}
