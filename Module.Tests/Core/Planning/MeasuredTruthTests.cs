using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans for random fabrics, carried out there and metered again: never a wrong "all is well".</summary>
public sealed class MeasuredTruthTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    public void What_is_predicted_to_hold_holds_and_nothing_that_held_is_broken(int firstSeed)
    {
        int mended = 0;
        for (int seed = firstSeed; seed < firstSeed + 50; seed++)
        {
            PlanScene scene = RandomScenes.Of(seed);
            RebalancePlan plan = scene.Plan();
            if (plan.IsEmpty)
            {
                continue;
            }

            IReadOnlyList<PathCompliance> measured = scene.CarryOut(plan).Verdicts();
            for (int i = 0; i < measured.Count; i++)
            {
                string about =
                    $"seed {seed}, {measured[i].Expression}: {plan.After[i].Reason} | {measured[i].Reason}";
                bool held = plan.Before[i].Status == ComplianceStatus.Met;
                bool isToHold = plan.After[i].Status == ComplianceStatus.Met;
                Assert.True(isToHold || !held, about);
                Assert.True(measured[i].Status == ComplianceStatus.Met || !isToHold, about);
                mended += isToHold && !held ? 1 : 0;
            }

            Assert.True(plan.ShortfallAfter < plan.ShortfallBefore, $"seed {seed}");
        }

        Assert.True(mended >= 3, $"{mended} mended: the fabrics ask for nothing.");
    }
}
