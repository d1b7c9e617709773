using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>How far each requirement's figure can be raised over one set of pair rates that respects every
/// capacity and reaches the bounds of all requirements of the same or a higher priority.</summary>
internal static class AchievableRates
{
    /// <summary>Finds the reach of every requirement.</summary>
    /// <param name="room">The room that capacities leave.</param>
    /// <param name="all">Active requirements with at least one path instance.</param>
    /// <returns>By requirement; those that cannot reach their bound together name each other.</returns>
    public static IReadOnlyDictionary<Requirement, Reach> Of(
        CapacityRoom room, IReadOnlyList<ActiveRequirement> all)
    {
        ReachSearch search = new(room, all);
        Dictionary<Requirement, Reach> reaches = new();
        List<ReachTarget> pinned = new();
        foreach (IGrouping<int, ActiveRequirement> level in all
            .GroupBy(one => one.Priority)
            .OrderByDescending(group => group.Key))
        {
            Decide(search, room, level.ToArray(), pinned, reaches);
        }

        return reaches;
    }

    private static void Decide(
        ReachSearch search,
        CapacityRoom room,
        IReadOnlyList<ActiveRequirement> level,
        List<ReachTarget> pinned,
        Dictionary<Requirement, Reach> reaches)
    {
        List<ActiveRequirement> fitting = new();
        List<ActiveRequirement> missed = new();
        foreach (ActiveRequirement one in level)
        {
            bool isUpperBroken = one.UpperBound is double bound && room.Observed(one.Expanded) > bound;
            bool isReachable = search.IsPossible([.. pinned, ReachTarget.Of(one)]);
            (isReachable && !isUpperBroken ? fitting : missed).Add(one);
        }

        Dictionary<ActiveRequirement, List<ActiveRequirement[]>> rivals =
            RivalSearch.Find(fitting, pinned, search);
        missed.AddRange(fitting.Where(rivals.ContainsKey));
        fitting.RemoveAll(rivals.ContainsKey);
        ReachTarget[] together = fitting.Select(ReachTarget.Of).ToArray();
        foreach (ActiveRequirement one in level)
        {
            ReachTarget[] others = together.Where(target => target.Requirement != one).ToArray();
            reaches[one.Requirement] = rivals.TryGetValue(one, out List<ActiveRequirement[]>? sets)
                ? Against(one, level, sets, pinned, others, search)
                : Raise(one, pinned, others, search);
        }

        pinned.AddRange(together);
        PinMissed(search, missed.Where(one => one.LowerBound > 0).ToArray(), pinned, reaches);
    }

    // What cannot be reached keeps what is best for all that miss their bounds, so that lower priorities get
    // the rest.
    private static void PinMissed(
        ReachSearch search,
        IReadOnlyList<ActiveRequirement> missed,
        List<ReachTarget> pinned,
        Dictionary<Requirement, Reach> reaches)
    {
        if (missed.Count == 0)
        {
            return;
        }

        IReadOnlyList<double> missing = search.LeastMissing(missed, pinned);
        for (int i = 0; i < missed.Count; i++)
        {
            ActiveRequirement one = missed[i];
            // A hair less, so that rounding does not make it impossible later.
            double kept = one.LowerBound!.Value * (1 - missing[i]) * (1 - 1e-6);
            pinned.Add(ReachTarget.AtLeast(one, kept));
            if (missed.Count > 1)
            {
                reaches[one.Requirement] = reaches[one.Requirement] with { MissingFraction = missing[i] };
            }
        }
    }

    // With each set of rivals at their bounds it falls short; the worst of these is what can be counted on.
    private static Reach Against(
        ActiveRequirement one,
        IReadOnlyList<ActiveRequirement> level,
        IReadOnlyList<ActiveRequirement[]> sets,
        IReadOnlyList<ReachTarget> pinned,
        IReadOnlyList<ReachTarget> others,
        ReachSearch search) => sets
        .Select(set => Raise(one, [.. pinned, .. set.Select(ReachTarget.Of)], others, search))
        .OrderBy(reach => reach.Value)
        .First() with
        {
            Rivals = level
                .Where(rival => sets.Any(set => set.Contains(rival)))
                .Select(rival => rival.Requirement)
                .ToArray(),
        };

    private static Reach Raise(
        ActiveRequirement one,
        IReadOnlyList<ReachTarget> firmly,
        IReadOnlyList<ReachTarget> ifPossible,
        ReachSearch search) =>
        search.Raise(one, [.. firmly, .. ifPossible])
            ?? search.Raise(one, firmly)
            ?? new Reach(0, one.Expanded.Paths.Select(_ => 0d).ToArray(), [], []);
}
