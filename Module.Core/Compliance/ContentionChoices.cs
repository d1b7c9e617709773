using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Lists the uplinks on which guarantees may count instead of what is spare. Which of the two gives more
/// depends on all requirements, so every combination is tried as long as there are few.</summary>
internal static class ContentionChoices
{
    private const int MostTriedTogether = 3;

    /// <summary>Lists the choices.</summary>
    /// <param name="room">The room that capacities leave.</param>
    /// <param name="flows">Flows that may rise.</param>
    /// <param name="stars">Endpoints that may send or receive more.</param>
    /// <returns>Sets of uplinks; the first one is empty.</returns>
    public static IReadOnlyList<ISet<string>> Of(
        CapacityRoom room,
        IEnumerable<FlowKey> flows,
        IEnumerable<(string Endpoint, HopKind Kind)> stars)
    {
        string[] contended = flows
            .Select(flow => flow.SourceId)
            .Concat(stars.Where(star => star.Kind == HopKind.AllSent).Select(star => star.Endpoint))
            .Distinct(StringComparer.Ordinal)
            .Where(source => room.UplinkStep(source, RouteDirection.Out) is not null && room.HasUnusedGuarantee(source))
            .Select(source => room.UplinkStep(source, RouteDirection.Out)!.Id)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        List<ISet<string>> choices = new() { new HashSet<string>(StringComparer.Ordinal) };
        if (contended.Length <= MostTriedTogether)
        {
            foreach (string id in contended)
            {
                choices.AddRange(choices
                    .Select(set => new HashSet<string>(set, StringComparer.Ordinal) { id })
                    .ToArray());
            }
        }
        else
        {
            choices.Add(new HashSet<string>(contended, StringComparer.Ordinal));
            choices.AddRange(contended.Select(id => new HashSet<string>(StringComparer.Ordinal) { id }));
        }

        return choices;
    }
}
