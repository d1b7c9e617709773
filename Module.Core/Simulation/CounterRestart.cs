using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;

namespace NetUtil.Core.Simulation;

/// <summary>Begins a new life of counters.</summary>
internal static class CounterRestart
{
    /// <summary>Puts the counters of some subjects, and of their pairs, to 0 under a new life.</summary>
    /// <param name="state">The state.</param>
    /// <param name="subjectIds">Adapters, uplinks or links of the fabric (trusted).</param>
    public static SimulationState Of(SimulationState state, IReadOnlyList<string> subjectIds)
    {
        HashSet<string> subjects = new(subjectIds, StringComparer.Ordinal);
        Dictionary<string, int> lives = state.CounterLives
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (string subject in subjects)
        {
            lives[subject] = (lives.TryGetValue(subject, out int life) ? life : 1) + 1;
        }

        return state with
        {
            CounterLives = lives,
            Counters = Restarted(state.Counters, subjects),
            // A meter that lags has nothing of the new life to show before it began.
            Trail = state.Trail
                .Select(one => new CounterSnapshot(
                    one.Time, one.Totals.Where(total => !subjects.Contains(total.SubjectId)).ToArray()))
                .ToArray(),
        };
    }

    /// <summary>Puts the counters of a subject, and of its pairs, to 0 under a new life.</summary>
    /// <exception cref="FabricException">The fabric has no such subject.</exception>
    public static SimulationState Of(SimulationState state, string subjectId)
    {
        if (new CounterBoard(state).Totals().All(total => total.SubjectId != subjectId))
        {
            throw new FabricException($"The fabric has no meter of '{subjectId}'.");
        }

        return Of(state, [subjectId]);
    }

    private static CounterTotal[] Restarted(
        IReadOnlyList<CounterTotal> totals, HashSet<string> subjects) => totals
        .Select(total => subjects.Contains(total.SubjectId)
            ? new CounterTotal(total.Kind, total.SubjectId, total.RemoteId, 0, 0)
            : total)
        .ToArray();
}
