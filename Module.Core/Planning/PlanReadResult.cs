using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>What came of reading a plan: the plan, or what is wrong. Immutable.</summary>
public sealed class PlanReadResult
{
    /// <summary>Makes the result of a file that holds a plan.</summary>
    /// <param name="plan">The plan.</param>
    public PlanReadResult(RebalancePlan plan) => Plan = Guard.NotNull(plan, nameof(plan));

    /// <summary>Makes the result of a file that holds none.</summary>
    /// <param name="problems">What is wrong, each a sentence with line and column; at least one.</param>
    /// <param name="isNewer">True where a newer version of NetUtil wrote it.</param>
    /// <exception cref="ArgumentException">There is no problem.</exception>
    public PlanReadResult(IReadOnlyList<string> problems, bool isNewer = false)
    {
        Problems = Guard.NotNull(problems, nameof(problems)).Count > 0
            ? problems
            : throw new ArgumentException("What is wrong is not said.", nameof(problems));
        IsNewer = isNewer;
    }

    /// <summary>The plan; null where the file holds none.</summary>
    public RebalancePlan? Plan { get; }

    /// <summary>What is wrong, each a sentence with line and column; empty where nothing is.</summary>
    public IReadOnlyList<string> Problems { get; } = Array.Empty<string>();

    /// <summary>True where a newer version of NetUtil wrote the file, which may be right.</summary>
    public bool IsNewer { get; }
}
