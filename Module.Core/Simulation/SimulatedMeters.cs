using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>Reads the counters of a state as its meters show them: late, with gaps, cut to their width.</summary>
internal static class SimulatedMeters
{
    private const string Source = "simulation";

    /// <summary>Reads every meter once. The same state gives the same reading.</summary>
    public static MeterReading Read(SimulationState state)
    {
        CounterSnapshot now = new(state.Time, Complete(state));
        CounterSnapshot shown = Shown(state, now);
        Dictionary<(TrafficKind Kind, string Subject, string? Remote), CounterTotal> known = ByKey(shown);
        HashSet<string> pairMetered = new(state.Definition.PairMeteredAdapters, StringComparer.Ordinal);
        List<CounterReading> readings = new();
        List<string> problems = new();
        HashSet<string> lostPairs = new(StringComparer.Ordinal);
        foreach (CounterTotal metered in now.Totals.Where(total => IsMetered(state, total)))
        {
            if (!known.TryGetValue((metered.Kind, metered.SubjectId, metered.RemoteId), out CounterTotal? total))
            {
                problems.Add($"The meter of {NameOf(state, metered)} shows nothing yet: it has started again.");
                continue;
            }

            if (IsLost(state, total))
            {
                problems.Add($"The meter of {NameOf(state, total)} did not answer.");
                if (total.Kind == TrafficKind.Pair)
                {
                    lostPairs.Add(total.SubjectId);
                }

                continue;
            }

            int life = state.CounterLives.TryGetValue(total.SubjectId, out int number) ? number : 1;
            int bits = state.Definition.Meters.CounterBits;
            readings.Add(new CounterReading(
                total.Kind,
                total.SubjectId,
                shown.Time,
                Cut(total.SentBytes, bits),
                Cut(total.ReceivedBytes, bits),
                FormattableString.Invariant($"{life}"),
                Source)
            {
                RemoteId = total.RemoteId,
                Taken = state.Time,
                CounterBits = bits,
            });
        }

        return new MeterReading(
            state.Time, readings.Select(reading => Covered(reading, pairMetered, lostPairs)).ToArray(), problems);
    }

    private static CounterSnapshot Shown(SimulationState state, CounterSnapshot now)
    {
        DateTimeOffset time = state.Time - state.Definition.Meters.Lag;
        if (time >= now.Time)
        {
            return now;
        }

        CounterSnapshot before = state.Trail.LastOrDefault(one => one.Time <= time)
            ?? state.Trail.FirstOrDefault() ?? now;
        CounterSnapshot after = state.Trail.FirstOrDefault(one => one.Time >= time) ?? now;
        if (time <= before.Time || after.Time <= before.Time)
        {
            return before;
        }

        double part = (double)(time - before.Time).Ticks / (after.Time - before.Time).Ticks;
        Dictionary<(TrafficKind Kind, string Subject, string? Remote), CounterTotal> later = ByKey(after);
        return new CounterSnapshot(time, before.Totals
            .Where(early => later.ContainsKey((early.Kind, early.SubjectId, early.RemoteId)))
            .Select(early => Between(early, later[(early.Kind, early.SubjectId, early.RemoteId)], part))
            .ToArray());
    }

    private static Dictionary<(TrafficKind Kind, string Subject, string? Remote), CounterTotal> ByKey(
        CounterSnapshot snapshot) =>
        snapshot.Totals.ToDictionary(total => (total.Kind, total.SubjectId, total.RemoteId));

    private static IReadOnlyList<CounterTotal> Complete(SimulationState state) =>
        state.Counters.Count > 0 ? state.Counters : new CounterBoard(state).Totals();

    private static CounterTotal Between(CounterTotal early, CounterTotal late, double part) => new(
        late.Kind,
        late.SubjectId,
        late.RemoteId,
        early.SentBytes + (part * (late.SentBytes - early.SentBytes)),
        early.ReceivedBytes + (part * (late.ReceivedBytes - early.ReceivedBytes)));

    private static bool IsMetered(SimulationState state, CounterTotal total) =>
        total.Kind is TrafficKind.Uplink or TrafficKind.Link
        || state.Definition.Inventory.FindExternal(total.SubjectId) is not null
        || state.Definition.Inventory.MachineOf(total.SubjectId)?.IsRunning == true;

    private static bool IsLost(SimulationState state, CounterTotal total)
    {
        double probability = state.Definition.Meters.LossProbability;
        string subject = $"loss/{total.Kind}/{total.SubjectId}/{total.RemoteId}";
        return probability > 0
            && SeededChance.Draw(state.Definition.Seed, state.Time, subject) < probability;
    }

    private static CounterReading Covered(
        CounterReading reading, HashSet<string> pairMetered, HashSet<string> lostPairs)
    {
        if (reading.Kind != TrafficKind.Adapter || !pairMetered.Contains(reading.SubjectId))
        {
            return reading;
        }

        // All would say that a pair whose meter did not answer exchanged nothing.
        bool isListed = lostPairs.Contains(reading.SubjectId);
        return new CounterReading(
            reading.Kind,
            reading.SubjectId,
            reading.Time,
            reading.SentBytes,
            reading.ReceivedBytes,
            reading.Life,
            reading.Source)
        {
            Taken = reading.Taken,
            CounterBits = reading.CounterBits,
            PairCoverage = isListed ? PairCoverage.Listed : PairCoverage.All,
        };
    }

    private static string NameOf(SimulationState state, CounterTotal total) => total.Kind switch
    {
        TrafficKind.Pair => $"{EndName(state, total)} with '{total.RemoteId}'",
        TrafficKind.Uplink => $"uplink '{total.SubjectId}'",
        TrafficKind.Link => $"link '{total.SubjectId}'",
        _ => EndName(state, total),
    };

    private static string EndName(SimulationState state, CounterTotal total) =>
        (state.Definition.Inventory.FindExternal(total.SubjectId) is null ? "adapter" : "external")
        + $" '{total.SubjectId}'";

    private static ulong Cut(double bytes, int bits)
    {
        double width = Math.Pow(2, bits);
        return (ulong)Math.Floor(bytes - (Math.Floor(bytes / width) * width));
    }
}
