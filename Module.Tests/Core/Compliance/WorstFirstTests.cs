using System;
using System.Linq;
using NetUtil.Core.Compliance;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

public class WorstFirstTests
{
    [Fact]
    public void The_verdict_counts_first_then_priority_then_shortfall_then_the_names()
    {
        PathCompliance[] ordered =
        [
            Verdict(ComplianceStatus.Violated, 75, 0.1, "b", "r1"),
            Verdict(ComplianceStatus.Violated, 50, 0.9, "b", "r1"),
            Verdict(ComplianceStatus.Violated, 50, 0.2, "A", "r2"),
            Verdict(ComplianceStatus.Violated, 50, 0.2, "b", "R1"),
            Verdict(ComplianceStatus.Violated, 50, 0.2, "b", "r2"),
            Verdict(ComplianceStatus.AtRisk, 100, 0, "a", "r1"),
            Verdict(ComplianceStatus.Unknown, 100, 0, "a", "r1"),
            Verdict(ComplianceStatus.Met, 100, 0, "a", "r1"),
        ];

        Assert.Equal(ordered, ordered.Reverse().OrderBy(one => one, WorstFirst.Order));
        Assert.Equal(ordered, ordered.Order(WorstFirst.Order));
    }

    [Fact]
    public void Two_verdicts_on_one_requirement_are_alike() => Assert.Equal(0, WorstFirst.Order.Compare(
        Verdict(ComplianceStatus.Met, 50, 0, "a", "r1"), Verdict(ComplianceStatus.Met, 50, 0, "A", "R1")));

    [Fact]
    public void Nothing_is_no_verdict()
    {
        PathCompliance verdict = Verdict(ComplianceStatus.Met, 50, 0, "a", "r1");

        Assert.Throws<ArgumentNullException>("x", () => WorstFirst.Order.Compare(null!, verdict));
        Assert.Throws<ArgumentNullException>("y", () => WorstFirst.Order.Compare(verdict, null!));
    }

    private static PathCompliance Verdict(
        ComplianceStatus status, int priority, double shortfall, string application, string requirement) => new()
        {
            Status = status,
            Priority = priority,
            Shortfall = shortfall,
            Application = application,
            Requirement = requirement,
        };
}
