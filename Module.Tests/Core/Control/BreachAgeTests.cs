using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Control;

public sealed class BreachAgeTests
{
    private static readonly DateTimeOffset s_now = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(1);

    private readonly List<DateTimeOffset> _asked = [];

    // A letter an evaluation, newest first: V violated, M met, U unknown, R at risk. What is older than the text
    // is as its last letter.
    [Theory]
    [InlineData("M", 3, null, 1)]
    [InlineData("U", 3, null, 1)]
    [InlineData("R", 3, null, 1)]
    [InlineData("VM", 3, 1, 2)]
    [InlineData("VU", 3, 1, 2)]
    [InlineData("VR", 3, 1, 2)]
    [InlineData("VVM", 3, 2, 3)]
    [InlineData("VVU", 3, 2, 3)]
    [InlineData("VMV", 3, 1, 2)]
    [InlineData("VVV", 3, null, 3)]
    [InlineData("V", 5, null, 5)]
    [InlineData("V", 1, null, 0)]
    [InlineData("VM", 1, null, 0)]
    [InlineData("VM", 2, 1, 2)]
    [InlineData("VV", 2, null, 2)]
    public void A_breach_is_young_until_it_was_seen_so_often_in_a_row_and_is_followed_no_further(
        string seen, int asked, int? age, int evaluations)
    {
        IReadOnlyDictionary<string, int> young = Young([Spec("Shop", ("orders", asked))], ("Shop/orders", seen));
        Assert.Equal(age is int count ? [new("Shop/orders", count)] : [], young);
        Assert.Equal(
            Enumerable.Range(0, evaluations).Select(back => s_now - TimeSpan.FromMinutes(back)), _asked);
    }

    [Fact]
    public void Each_requirement_has_an_age_of_its_own()
    {
        IReadOnlyDictionary<string, int> young = Young(
            [Spec("Shop", ("orders", 3), ("stock", 4)), Spec("Bank", ("orders", 2))],
            ("Shop/orders", "VVM"),
            ("Shop/stock", "V"),
            ("Bank/orders", "VM"));
        Assert.Equal(
            [new("Bank/orders", 1), new("Shop/orders", 2)],
            young.OrderBy(one => one.Key, StringComparer.Ordinal));
        Assert.Equal(4, _asked.Count);
    }

    // The spec asks for 2 evaluations; the breach has lasted 3.
    [Theory]
    [InlineData(1, null, null)]
    [InlineData(3, null, null)]
    [InlineData(4, null, 3)]
    [InlineData(4, 2, null)]
    [InlineData(1, 5, 3)]
    public void The_policy_can_ask_for_more_than_the_spec_and_for_one_application_for_something_else(
        int standard, int? ofShop, int? age)
    {
        RebalancePolicy policy = RebalancePolicy.Default with
        {
            BreachEvaluations = standard,
            Overrides = ofShop is int asked
                ? [new PolicyOverride(PolicyScope.Application, "sh*") { BreachEvaluations = asked }]
                : [],
        };
        IReadOnlyDictionary<string, int> young =
            Young(policy, [Spec("Shop", ("orders", 2))], ("Shop/orders", "VVVM"));
        Assert.Equal(age is int count ? [new("Shop/orders", count)] : [], young);
    }

    [Fact]
    public void Without_a_requirement_nothing_is_evaluated()
    {
        Assert.Empty(Young([]));
        Assert.Empty(_asked);
    }

    private static ApplicationSpec Spec(string name, params (string Id, int Evaluations)[] requirements)
    {
        SpecReadResult read = SpecReader.Read($"""
            <application name="{name}" xmlns="urn:netutil:app-network-spec:1">
              <components><component vm="a">A</component><component vm="b">B</component></components>
              <capacitySpecifications>
              {string.Concat(requirements.Select(one => $"""
                <capacitySpecification id="{one.Id}" for="{one.Evaluations}">
                  Each(A, B) ge 1 MBS
                </capacitySpecification>
                """))}
              </capacitySpecifications>
            </application>
            """);
        Assert.Empty(read.Problems);
        return read.Spec!;
    }

    private IReadOnlyDictionary<string, int> Young(
        IReadOnlyList<ApplicationSpec> specs, params (string Name, string Seen)[] verdicts) =>
        Young(RebalancePolicy.Default, specs, verdicts);

    private IReadOnlyDictionary<string, int> Young(
        RebalancePolicy policy,
        IReadOnlyList<ApplicationSpec> specs,
        params (string Name, string Seen)[] verdicts) => BreachAge.Of(
        specs,
        policy,
        at =>
        {
            _asked.Add(at);
            int back = (int)((s_now - at) / s_step);
            return [.. verdicts.Select(one => new PathCompliance
            {
                Application = one.Name.Split('/')[0],
                Requirement = one.Name.Split('/')[1],
                Status = one.Seen[Math.Min(back, one.Seen.Length - 1)] switch
                {
                    'V' => ComplianceStatus.Violated,
                    'M' => ComplianceStatus.Met,
                    'R' => ComplianceStatus.AtRisk,
                    _ => ComplianceStatus.Unknown,
                },
            })];
        },
        s_now,
        s_step);
}
