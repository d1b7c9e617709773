using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>How far each requirement's figure can be raised over one set of pair rates that respects every capacity and
/// reaches the bounds of all requirements of the same or a higher priority.</summary>
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

        Dictionary<ActiveRequirement, HashSet<ActiveRequirement>> rivals =
            RivalSearch.Find(fitting, pinned, search);
        missed.AddRange(fitting.Where(rivals.ContainsKey));
        fitting.RemoveAll(rivals.ContainsKey);
        ReachTarget[] together = fitting.Select(ReachTarget.Of).ToArray();
        foreach (ActiveRequirement one in level)
        {
            IEnumerable<ActiveRequirement> against = rivals.TryGetValue(one, out HashSet<ActiveRequirement>? found)
                ? found
                : [];
            ReachTarget[] others = together.Where(target => target.Requirement != one).ToArray();
            Reach? reach = search.Raise(one, [.. pinned, .. others, .. against.Select(ReachTarget.Of)])
                ?? search.Raise(one, [.. pinned, .. others])
                ?? search.Raise(one, []);
            reaches[one.Requirement] = (reach ?? new Reach(0, one.Expanded.Paths.Select(_ => 0d).ToArray(), [], []))
                with { Rivals = against.Select(rival => rival.Requirement).ToArray() };
        }

        pinned.AddRange(together);
        ActiveRequirement[] unreached = missed.Where(one => one.LowerBound > 0).ToArray();
        if (unreached.Length > 0)
        {
            double share = search.CommonShare(unreached, pinned);
            pinned.AddRange(unreached.Select(one => ReachTarget.AtLeast(one, one.LowerBound!.Value * share)));
        }
    }
}
