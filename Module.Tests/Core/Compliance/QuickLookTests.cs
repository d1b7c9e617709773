using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>The quick look that forecasts take at a requirement, held against its whole verdict.</summary>
public sealed class QuickLookTests
{
    private static readonly string[] s_comparisons = [">=", ">", "<=", "<", "="];

    [Theory]
    [InlineData(MinimumBandwidthMode.Absolute, false)]
    [InlineData(MinimumBandwidthMode.Weight, true)]
    [InlineData(MinimumBandwidthMode.None, true)]
    public void What_the_quick_look_calls_safe_is_never_Violated(MinimumBandwidthMode mode, bool hasLinks)
    {
        int safe = 0;
        int suspect = 0;
        List<string> wrong = [];
        for (int seed = 0; seed < 300; seed++)
        {
            RandomFabric random = new(seed, mode, hasLinks, isContended: seed % 2 == 0);
            for (int count = random.Next(4); count >= 0; count--)
            {
                string comparison = s_comparisons[random.Next(3) == 0 ? random.Next(s_comparisons.Length) : 0];
                string when = random.Next(5) == 0 ? $"when {random.Measure()} > {random.Next(30)} Mbps: " : "";
                random.Scene.Requires(
                    $"{when}{random.Measure()} {comparison} {random.Next(25) + 3} Mbps",
                    25 * (random.Next(3) + 1),
                    settings: new() { Basis = (ComplianceBasis)(random.Next(4) == 0 ? 1 : 0) });
            }

            LoseMeters(random);
            EvaluationRequest request = random.Scene.Request();
            IReadOnlyList<PathCompliance> verdicts = random.Scene.Verdicts();
            Requirement[] requirements = [.. request.Specs.SelectMany(spec => spec.Requirements)];
            Evaluation look = new(request);
            for (int i = 0; i < verdicts.Count; i++)
            {
                bool isSuspect = look.MayBeViolated(requirements[i]);
                suspect += isSuspect ? 1 : 0;
                safe += isSuspect ? 0 : 1;
                if (!isSuspect && verdicts[i].Status == ComplianceStatus.Violated)
                {
                    wrong.Add($"seed {seed}: {verdicts[i].Expression}: {verdicts[i].Reason}");
                }
            }
        }

        Assert.Empty(wrong);
        // It is of use only where it often decides; and it must not call everything safe.
        Assert.True(safe > 150, $"{safe} safe");
        Assert.True(suspect > 150, $"{suspect} suspect");
    }

    private static void LoseMeters(RandomFabric random)
    {
        foreach (string name in random.Names)
        {
            int fate = random.Next(8);
            if (fate == 0)
            {
                random.Scene.Unmetered(name);
            }
            else if (fate == 1)
            {
                random.Scene.TotalsOnly(name);
            }
        }
    }
}
