using System;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class AdaptationFaultTests
{
    private static readonly PortSettings s_guarantee = new(minimumBitsPerSecond: 70 * M);
    private static readonly BandwidthAdaptation s_raise = Change("a", PortSettings.Unset, s_guarantee);

    [Theory]
    [InlineData(AdaptationFaultKind.Transient, true, "The host was busy (simulated).")]
    [InlineData(AdaptationFaultKind.Permanent, false, "The host refused the settings (simulated).")]
    public void The_next_change_fails_and_the_one_after_works(
        AdaptationFaultKind kind, bool isTransient, string message)
    {
        using SimulationProvider provider = Connect(AdaptationFault.OfNext(kind, "a-nic", 1));
        AdaptationOutcome first = provider.CarryOut(s_raise, "s1", CancellationToken.None);
        Assert.Equal(
            (AdaptationState.Failed, isTransient, message), (first.State, first.IsTransient, first.Message));
        Assert.Equal(PortSettings.Unset, Shown(provider));
        Assert.Equal(AdaptationState.Failed, provider.CarryOut(s_raise, "s1", CancellationToken.None).State);
        Assert.Equal(AdaptationState.Done, provider.CarryOut(s_raise, "s2", CancellationToken.None).State);
        Assert.Equal(s_guarantee, Shown(provider));
    }

    [Fact]
    public void A_fault_of_one_adapter_spares_the_others()
    {
        using SimulationProvider provider = Connect(
            AdaptationFault.OfNext(AdaptationFaultKind.Permanent, "b-nic", 1));
        Assert.Equal(AdaptationState.Done, provider.CarryOut(s_raise, "s1", CancellationToken.None).State);
        BandwidthAdaptation other = Change("b", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: M));
        Assert.Equal(AdaptationState.Failed, provider.CarryOut(other, "s2", CancellationToken.None).State);
    }

    [Fact]
    public void A_change_without_effect_is_shown_as_done_and_changes_nothing_until_one_works()
    {
        using SimulationProvider provider = Connect(
            AdaptationFault.OfNext(AdaptationFaultKind.NoEffect, null, 2));
        Assert.Equal(AdaptationState.Done, provider.CarryOut(s_raise, "s1", CancellationToken.None).State);
        Assert.Equal(s_guarantee, Shown(provider));
        Assert.Equal(50 * M, Carried(provider), 1e-3);
        PortSettings more = new(minimumBitsPerSecond: 75 * M);
        provider.CarryOut(Change("a", s_guarantee, more), "s2", CancellationToken.None);
        Assert.Equal(50 * M, Carried(provider), 1e-3);
        provider.CarryOut(Change("a", more, s_guarantee), "s3", CancellationToken.None);
        Assert.Equal(s_guarantee, Shown(provider));
        Assert.Equal(70 * M, Carried(provider), 1e-3);
    }

    [Fact]
    public void After_a_lost_answer_the_step_is_found_done()
    {
        using SimulationProvider provider = Connect(
            AdaptationFault.OfNext(AdaptationFaultKind.LostAnswer, null, 1));
        FabricException lost = Assert.Throws<FabricException>(
            () => provider.CarryOut(s_raise, "s1", CancellationToken.None));
        Assert.Equal("The answer to step 's1' was lost on its way (simulated).", lost.Message);
        Assert.Equal(AdaptationState.Done, provider.FindStep("s1", CancellationToken.None).State);
        Assert.Equal(70 * M, Carried(provider), 1e-3);
        Assert.Equal(AdaptationState.Done, provider.CarryOut(s_raise, "s1", CancellationToken.None).State);
    }

    [Fact]
    public void Chance_hits_as_often_as_stated_and_the_same_way_each_time()
    {
        AdaptationFault fault = AdaptationFault.OfChance(AdaptationFaultKind.Transient, null, 0.3);
        bool[] first = Hits(fault);

        // 400 draws of 3 in 10: 120, standard deviation 9.2; five of them either way.
        Assert.InRange(first.Count(hit => hit), 74, 166);
        Assert.Equal(first, Hits(fault));
    }

    [Fact]
    public void A_refused_change_uses_up_no_fault()
    {
        using SimulationProvider provider = Connect(
            AdaptationFault.OfNext(AdaptationFaultKind.Permanent, "a-nic", 1));
        provider.CarryOut(Change("a", s_guarantee, PortSettings.Unset), "s1", CancellationToken.None);
        Assert.Equal(
            "The host refused the settings (simulated).",
            provider.CarryOut(s_raise, "s2", CancellationToken.None).Message);
    }

    [Fact]
    public void A_fault_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AdaptationFault.OfNext(AdaptationFaultKind.Transient, null, -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AdaptationFault.OfChance(AdaptationFaultKind.Transient, null, 1.1));
    }

    private static bool[] Hits(AdaptationFault fault)
    {
        using SimulationProvider provider = Connect(fault);
        return Enumerable.Range(0, 400).Select(number => provider.CarryOut(
            Change("a", PortSettings.Unset, PortSettings.Unset), "s" + number, CancellationToken.None).IsTransient)
            .ToArray();
    }

    private static SimulationProvider Connect(AdaptationFault fault) =>
        new(new MemorySimulationFile(SimulationState.Begin(Crowded() with { AdaptationFaults = [fault] })));

    private static PortSettings Shown(SimulationProvider provider) =>
        provider.ReadInventory(CancellationToken.None).FindAdapter("a-nic")!.Port;

    private static double Carried(SimulationProvider provider) =>
        provider.ReadFlows(CancellationToken.None)[0].CarriedBitsPerSecond;
}
