using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans on random fabrics against an independent solver.</summary>
public sealed class PlanOracleTests
{
    private const int Scenes = 40;

    [Theory]
    [InlineData(1, false, MinimumBandwidthMode.Absolute)]
    [InlineData(1001, false, MinimumBandwidthMode.Absolute)]
    [InlineData(2001, false, MinimumBandwidthMode.Weight)]
    [InlineData(3001, false, MinimumBandwidthMode.None)]
    [InlineData(4001, true, MinimumBandwidthMode.Absolute)]
    [InlineData(5001, true, MinimumBandwidthMode.None)]
    public void Every_plan_has_the_least_shortfall_and_its_bound_is_not_above_it(
        int firstSeed, bool isIngress, MinimumBandwidthMode mode)
    {
        int open = 0;
        List<string> failures = [];
        (PlanOracle Sample, RebalancePlan Plan)[] all = Planned(firstSeed, isIngress, mode);
        foreach ((PlanOracle sample, RebalancePlan plan) in all)
        {
            // A plan without steps is always a choice.
            double before = plan.ShortfallBefore;
            double least = sample.IsHopeful ? Math.Min(before, sample.LeastShortfall(mayPress: true)) : before;
            double held = !sample.IsHopeful ? before : Math.Min(before, sample.HasGuarantees
                ? sample.LeastShortfall(mayPress: false)
                : sample.LeastShortfallInOrder());
            // Guarantees and limits are rounded to three digits, and weights are whole numbers up to 100, which
            // others of the same uplink may feel.
            double tolerance = (mode == MinimumBandwidthMode.Weight ? 0.05 : 0.02) * (1 + before);
            bool isSound = plan.LowerBound <= least + tolerance && plan.ShortfallAfter >= least - tolerance;
            if (!isSound || plan.ShortfallAfter > held + tolerance)
            {
                failures.Add($"{About(sample, plan)}; least {least:0.##}, or {held:0.##}");
            }

            open += least > 0.5 ? 1 : 0;
        }

        Assert.True(
            open >= 1 && open < all.Length, $"{open} of {all.Length} cannot be mended whole: the fabrics are too alike");
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Theory]
    [InlineData(3001, false)]
    [InlineData(4001, true)]
    [InlineData(5001, true)]
    public void Where_only_limits_help_no_smaller_set_of_VMs_gives_the_same(int firstSeed, bool isIngress)
    {
        int lowering = 0;
        int sparing = 0;
        foreach ((PlanOracle sample, RebalancePlan plan) in Planned(firstSeed, isIngress, MinimumBandwidthMode.None))
        {
            int lowered = plan.Steps.Count(step => sample.IsOther(step.Adaptation.MachineName));
            // What limits are rounded down by counts for nothing here.
            int? fewest = sample.FewestLimited(plan.ShortfallAfter + 1e-6);
            if (lowered > 0 && fewest is int least)
            {
                Assert.True(lowered <= least, $"{About(sample, plan)}; {least} would do");
                lowering++;
                sparing += lowered < sample.Others ? 1 : 0;
            }
        }

        Assert.True(lowering >= 5 && sparing >= 1, $"{lowering} plans lower anybody, {sparing} spare anybody");
    }

    private static (PlanOracle Sample, RebalancePlan Plan)[] Planned(
        int firstSeed, bool isIngress, MinimumBandwidthMode mode)
    {
        (PlanOracle Sample, RebalancePlan Plan)[] broken = [.. Enumerable.Range(firstSeed, Scenes)
            .Select(seed => PlanOracle.Of(seed, isIngress, mode))
            .Select(sample => (sample, sample.Scene.Plan()))
            .Where(one => one.Item2.Before.All(verdict => verdict.Status == ComplianceStatus.Violated))];
        Assert.True(
            broken.Length >= 20, $"only {broken.Length} of {Scenes} fabrics were broken, so little was compared");
        return broken;
    }

    private static string About(PlanOracle sample, RebalancePlan plan) =>
        $"{sample}: {plan.ShortfallBefore:0.##} -> {plan.ShortfallAfter:0.##}, bound {plan.LowerBound:0.##}, by "
        + string.Join("; ", plan.Steps);
}
