using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Compliance;

/// <summary>Finds requirements of one priority that can each be reached, but not together.</summary>
internal static class RivalSearch
{
    /// <summary>Finds rivals.</summary>
    /// <param name="level">Requirements of one priority, each reachable alone.</param>
    /// <param name="pinned">What those of higher priorities keep.</param>
    /// <param name="search">Answers what is possible.</param>
    /// <returns>Each requirement that is part of a smallest set that does not fit, with these sets, itself left
    /// out.
    /// </returns>
    /// <remarks>A smallest set that does not fit is found by leaving out one requirement after the other (the
    /// deletion filter). Source: J. W. Chinneck, "Feasibility and Infeasibility in Optimization" (2008), ch. 6.
    /// </remarks>
    public static Dictionary<ActiveRequirement, List<ActiveRequirement[]>> Find(
        IReadOnlyList<ActiveRequirement> level, IReadOnlyList<ReachTarget> pinned, ReachSearch search)
    {
        Dictionary<ActiveRequirement, List<ActiveRequirement[]>> rivals = new();
        List<ActiveRequirement> left = level.ToList();
        while (left.Count > 0 && !Fits(left, pinned, search))
        {
            Mark(SmallestMisfit(left, pinned, search), rivals);
            left.RemoveAll(rivals.ContainsKey);
        }

        // What is left fits together; a marked one put back shows whether it also has rivals there.
        foreach (ActiveRequirement marked in rivals.Keys.ToArray())
        {
            List<ActiveRequirement> tried = [.. left, marked];
            while (tried.Count > 1 && !Fits(tried, pinned, search))
            {
                ActiveRequirement[] misfit = SmallestMisfit(tried, pinned, search);
                Mark(misfit, rivals);
                tried.RemoveAll(one => one != marked && misfit.Contains(one));
            }

            left.RemoveAll(rivals.ContainsKey);
        }

        foreach (ActiveRequirement marked in level.Where(rivals.ContainsKey))
        {
            FindAmongMarked(marked, level, left, pinned, search, rivals);
        }

        return rivals;
    }

    // What was taken out together with one rival may be a rival of others as well. Each is tried beside as many
    // as it fits together with.
    private static void FindAmongMarked(
        ActiveRequirement marked,
        IReadOnlyList<ActiveRequirement> level,
        IReadOnlyList<ActiveRequirement> left,
        IReadOnlyList<ReachTarget> pinned,
        ReachSearch search,
        Dictionary<ActiveRequirement, List<ActiveRequirement[]>> rivals)
    {
        List<ActiveRequirement> open = level
            .Where(one => one != marked && rivals.ContainsKey(one) && !rivals[marked].Any(set => set.Contains(one)))
            .ToList();
        while (open.Count > 0)
        {
            List<ActiveRequirement> fitting = [.. left, open[0]];
            foreach (ActiveRequirement one in open.Skip(1))
            {
                if (Fits([.. fitting, one], pinned, search))
                {
                    fitting.Add(one);
                }
            }

            open.RemoveAll(fitting.Contains);
            while (fitting.Count > 0 && !Fits([.. fitting, marked], pinned, search))
            {
                ActiveRequirement[] misfit = SmallestMisfit([.. fitting, marked], pinned, search);
                if (fitting.RemoveAll(misfit.Contains) == 0)
                {
                    break;
                }

                Mark(misfit, rivals);
            }
        }
    }

    private static bool Fits(
        IEnumerable<ActiveRequirement> together, IReadOnlyList<ReachTarget> pinned, ReachSearch search) =>
        search.IsPossible([.. pinned, .. together.Select(ReachTarget.Of)]);

    private static ActiveRequirement[] SmallestMisfit(
        IReadOnlyList<ActiveRequirement> together, IReadOnlyList<ReachTarget> pinned, ReachSearch search)
    {
        List<ActiveRequirement> misfit = together.ToList();
        foreach (ActiveRequirement one in together)
        {
            List<ActiveRequirement> without = misfit.Where(other => other != one).ToList();
            if (!Fits(without, pinned, search))
            {
                misfit = without;
            }
        }

        return misfit.ToArray();
    }

    private static void Mark(
        ActiveRequirement[] misfit, Dictionary<ActiveRequirement, List<ActiveRequirement[]>> rivals)
    {
        foreach (ActiveRequirement one in misfit)
        {
            if (!rivals.TryGetValue(one, out List<ActiveRequirement[]>? sets))
            {
                rivals.Add(one, sets = new List<ActiveRequirement[]>());
            }

            sets.Add(misfit.Where(other => other != one).ToArray());
        }
    }
}
