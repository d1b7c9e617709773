using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Units;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Never a wrong "all is well": what is said to be achievable really arrives in the simulated fabric
/// once it is asked for, with everybody else's demands as they are.</summary>
public sealed class AchievableSoundnessTests
{
    [Theory]
    [InlineData(MinimumBandwidthMode.None, false)]
    [InlineData(MinimumBandwidthMode.None, true)]
    [InlineData(MinimumBandwidthMode.Absolute, false)]
    [InlineData(MinimumBandwidthMode.Absolute, true)]
    [InlineData(MinimumBandwidthMode.Weight, false)]
    public void What_is_achievable_arrives_once_it_is_asked_for(MinimumBandwidthMode mode, bool hasLinks)
    {
        int raised = 0;
        List<string> wrong = [];
        for (int seed = 0; seed < 250; seed++)
        {
            RandomFabric random = new(seed, mode, hasLinks);
            Scene scene = random.Scene.Requires(random.Measure() + " >= 1 Mbps");
            for (int more = random.Next(3); more > 0; more--)
            {
                scene.Requires($"{random.Measure()} >= {random.Next(20) + 1} Mbps", random.Next(100) + 1);
            }

            Evaluation evaluation = new(scene.Request());
            if (evaluation.Active.FirstOrDefault() is not ActiveRequirement one)
            {
                continue;
            }

            TrafficPicture picture = evaluation.PictureOf(one.Requirement);
            CapacityRoom room = evaluation.RoomOf(one.Requirement, isCautious: true);
            Reach reach = AchievableRates.Of(room, evaluation.Active)[one.Requirement];
            double promised = Math.Max(reach.Value, room.Observed(one.Expanded));
            if (one.Expanded.Stars.Any(star => picture.EveryFlowOf(star.Endpoint, star.Kind) is null)
                || double.IsInfinity(promised) || promised <= room.Observed(one.Expanded)
                || IsPortDivided(random, reach))
            {
                continue;
            }

            raised++;
            double arrives = Arriving(random, one, reach);
            if (arrives < promised * (1 - 1e-6))
            {
                wrong.Add($"seed {seed}: {one.Requirement.Statement} {promised / Scene.M} promised, {arrives / Scene.M} arrives");
            }
        }

        Assert.True(raised > 40, $"only {raised} of the fabrics promised more than is observed");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {raised}: " + string.Join("\n", wrong.Take(12)));
    }

    // The simulated port divides its weight and its guarantee among its flows by what they ask for, so asking for
    // more with one takes from another that is starved. Real ports do not.
    private static bool IsPortDivided(RandomFabric random, Reach reach) => random.Shared(random.Demands)
        .Where(flow => flow.CarriedBitsPerSecond < flow.OfferedBitsPerSecond)
        .Any(starved => reach.FlowRates.Any(raised => raised.Value > 0
            && raised.Key.SourceId == starved.SourceId && raised.Key.TargetId != starved.TargetId));

    // Asks for what the paths are said to reach: of every hop as much as its paths need at least.
    private static double Arriving(RandomFabric random, ActiveRequirement one, Reach reach)
    {
        Dictionary<FlowKey, double> asked = random.Demands.ToDictionary(
            demand => new FlowKey(demand.SourceId, demand.TargetId), demand => demand.Rate.BitsPerSecond[0]);
        foreach (KeyValuePair<FlowKey, double> rate in reach.FlowRates)
        {
            asked[rate.Key] = Math.Max(rate.Value, asked.TryGetValue(rate.Key, out double now) ? now : 0);
        }

        IReadOnlyList<FlowRate> flows = random.Shared([.. asked
            .Where(flow => !double.IsInfinity(flow.Value))
            .Select(flow => new TrafficDemand(
                flow.Key.SourceId, flow.Key.TargetId, RateSeries.Constant(flow.Value)))]);
        Dictionary<FlowKey, double> arrived = flows
            .GroupBy(flow => new FlowKey(flow.SourceId, flow.TargetId))
            .ToDictionary(group => group.Key, group => group.Sum(flow => flow.CarriedBitsPerSecond));
        foreach (FlowKey boundless in asked.Keys.Where(flow => double.IsInfinity(asked[flow])))
        {
            arrived[boundless] = double.PositiveInfinity;
        }

        return one.Expanded.Of([.. one.Expanded.Paths.Select(path => path.Hops.Min(hop => hop.Kind switch
        {
            HopKind.AllSent => arrived.Where(flow => hop.Endpoints.Contains(flow.Key.SourceId)).Sum(flow => flow.Value),
            HopKind.AllReceived =>
                arrived.Where(flow => hop.Endpoints.Contains(flow.Key.TargetId)).Sum(flow => flow.Value),
            _ => hop.Flows.Sum(flow => arrived.TryGetValue(flow, out double rate) ? rate : 0),
        }))]);
    }
}
