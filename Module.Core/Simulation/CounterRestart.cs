using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;

namespace NetUtil.Core.Simulation;

/// <summary>Begins a new life of counters.</summary>
internal static class CounterRestart
{
    /// <summary>Puts the counters of a subject, and of its pairs, to 0 under a new life.</summary>
    public static SimulationState Of(SimulationState state, string subjectId)
    {
        if (new CounterBoard(state).Totals().All(total => total.SubjectId != subjectId))
        {
            throw new FabricException($"The fabric has no meter of '{subjectId}'.");
        }

        Dictionary<string, int> lives = state.CounterLives
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        lives[subjectId] = (lives.TryGetValue(subjectId, out int life) ? life : 1) + 1;
        return state with
        {
            CounterLives = lives,
            Counters = Restarted(state.Counters, subjectId),
            Trail = state.Trail
                .Select(one => new CounterSnapshot(one.Time, Restarted(one.Totals, subjectId)))
                .ToArray(),
        };
    }

    private static CounterTotal[] Restarted(IReadOnlyList<CounterTotal> totals, string subjectId) => totals
        .Select(total => total.SubjectId == subjectId
            ? new CounterTotal(total.Kind, total.SubjectId, total.RemoteId, 0, 0)
            : total)
        .ToArray();
}
