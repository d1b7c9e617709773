using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>The order in which an administrator wants to see verdicts: Violated, AtRisk, Unknown, Met; among
/// those the higher priority, then the larger shortfall, then application and requirement by name.
/// Immutable.</summary>
public sealed class WorstFirst : IComparer<PathCompliance>
{
    private WorstFirst()
    {
    }

    /// <summary>The order.</summary>
    public static WorstFirst Order { get; } = new();

    /// <summary>Compares two verdicts.</summary>
    /// <param name="x">One.</param>
    /// <param name="y">The other.</param>
    /// <returns>Below 0 where the first is the worse one, above 0 where the second is, 0 where they are of one
    /// requirement.</returns>
    public int Compare(PathCompliance x, PathCompliance y)
    {
        Guard.NotNull(x, nameof(x));
        Guard.NotNull(y, nameof(y));
        int order = RankOf(x.Status).CompareTo(RankOf(y.Status));
        order = order != 0 ? order : y.Priority.CompareTo(x.Priority);
        order = order != 0 ? order : y.Shortfall.CompareTo(x.Shortfall);
        order = order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(x.Application, y.Application);
        return order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(x.Requirement, y.Requirement);
    }

    private static int RankOf(ComplianceStatus status) => status switch
    {
        ComplianceStatus.Violated => 0,
        ComplianceStatus.AtRisk => 1,
        ComplianceStatus.Unknown => 2,
        _ => 3,
    };
}
