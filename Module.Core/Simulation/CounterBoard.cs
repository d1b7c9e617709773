using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>The counters of a simulated fabric while it runs. One thread at a time.</summary>
internal sealed class CounterBoard
{
    private readonly List<CounterTotal> _keys = new();
    private readonly Dictionary<(TrafficKind Kind, string Subject, string? Remote), int> _indexes = new();
    private readonly string[] _subjects;
    private readonly double[] _sent;
    private readonly double[] _received;
    private readonly double[] _sentRates;
    private readonly double[] _receivedRates;

    /// <summary>Lists the counters: adapters, their pairs where metered, metered externals, uplinks,
    /// links.</summary>
    public CounterBoard(SimulationState state)
    {
        SimulationDefinition definition = state.Definition;
        FabricInventory fabric = definition.Inventory;
        HashSet<string> pairMetered = new(definition.PairMeteredAdapters, StringComparer.Ordinal);
        ILookup<string, string> remotes = definition.Demands
            .SelectMany(demand => new[]
            {
                (Subject: demand.SourceId, Remote: demand.TargetId),
                (Subject: demand.TargetId, Remote: demand.SourceId),
            })
            .Where(pair => pairMetered.Contains(pair.Subject))
            .Distinct()
            .ToLookup(pair => pair.Subject, pair => pair.Remote, StringComparer.Ordinal);
        foreach (string endpoint in fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Select(adapter => adapter.Id)
            .Concat(fabric.Externals.Select(external => external.Id).Where(pairMetered.Contains)))
        {
            Add(TrafficKind.Adapter, endpoint, null);
            foreach (string remote in remotes[endpoint])
            {
                Add(TrafficKind.Pair, endpoint, remote);
            }
        }

        foreach (Uplink uplink in fabric.Hosts.SelectMany(host => host.Switches)
            .Select(one => one.Uplink).OfType<Uplink>())
        {
            Add(TrafficKind.Uplink, uplink.Id, null);
        }

        foreach (FabricLink link in fabric.Links)
        {
            Add(TrafficKind.Link, link.Id, null);
        }

        _subjects = _keys.Select(key => $"{key.Kind}/{key.SubjectId}/{key.RemoteId}").ToArray();
        _sent = new double[_keys.Count];
        _received = new double[_keys.Count];
        _sentRates = new double[_keys.Count];
        _receivedRates = new double[_keys.Count];
        foreach (CounterTotal total in state.Counters)
        {
            if (_indexes.TryGetValue((total.Kind, total.SubjectId, total.RemoteId), out int index))
            {
                _sent[index] = total.SentBytes;
                _received[index] = total.ReceivedBytes;
            }
        }
    }

    /// <summary>Sets what the counters count from now on.</summary>
    /// <param name="network">The flows' ways.</param>
    /// <param name="rates">Shape: one per flow, in order.</param>
    public void SetRates(TrafficNetwork network, IReadOnlyList<FlowRate> rates)
    {
        Array.Clear(_sentRates, 0, _sentRates.Length);
        Array.Clear(_receivedRates, 0, _receivedRates.Length);
        for (int flow = 0; flow < rates.Count; flow++)
        {
            FlowRate rate = rates[flow];
            AddRate(TrafficKind.Adapter, rate.SourceId, null, true, rate.OfferedBitsPerSecond);
            AddRate(TrafficKind.Pair, rate.SourceId, rate.TargetId, true, rate.OfferedBitsPerSecond);
            AddRate(TrafficKind.Adapter, rate.TargetId, null, false, rate.CarriedBitsPerSecond);
            AddRate(TrafficKind.Pair, rate.TargetId, rate.SourceId, false, rate.CarriedBitsPerSecond);
            foreach (RouteStep step in network.Flows[flow].Route.Where(one => one.Kind != RouteStepKind.External))
            {
                TrafficKind kind = step.Kind == RouteStepKind.Link ? TrafficKind.Link : TrafficKind.Uplink;
                bool isSent = step.Direction == RouteDirection.Out;
                AddRate(kind, step.Id, null, isSent, rate.CarriedBitsPerSecond);
            }
        }
    }

    /// <summary>Counts.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="seed">Start of all chance.</param>
    /// <param name="stepStart">Names the step for chance: within one step the noise is the same.</param>
    /// <param name="noiseFraction">0 to 1.</param>
    public void Count(TimeSpan duration, long seed, DateTimeOffset stepStart, double noiseFraction)
    {
        double perBit = duration.TotalSeconds / 8;
        for (int counter = 0; counter < _sent.Length; counter++)
        {
            double sentFactor = perBit;
            double receivedFactor = perBit;
            if (noiseFraction > 0)
            {
                sentFactor *= NoiseFactor("noise/sent/", counter);
                receivedFactor *= NoiseFactor("noise/received/", counter);
            }

            _sent[counter] += _sentRates[counter] * sentFactor;
            _received[counter] += _receivedRates[counter] * receivedFactor;
        }

        double NoiseFactor(string way, int counter) => 1
            + (noiseFraction * ((2 * SeededChance.Draw(seed, stepStart, way + _subjects[counter])) - 1));
    }

    /// <summary>The counters as they stand.</summary>
    public IReadOnlyList<CounterTotal> Totals() => _keys
        .Select((key, index) => new CounterTotal(
            key.Kind, key.SubjectId, key.RemoteId, _sent[index], _received[index]))
        .ToArray();

    private void Add(TrafficKind kind, string subjectId, string? remoteId)
    {
        _indexes.Add((kind, subjectId, remoteId), _keys.Count);
        _keys.Add(new CounterTotal(kind, subjectId, remoteId, 0, 0));
    }

    private void AddRate(TrafficKind kind, string subjectId, string? remoteId, bool isSent, double rate)
    {
        if (_indexes.TryGetValue((kind, subjectId, remoteId), out int index))
        {
            (isSent ? _sentRates : _receivedRates)[index] += rate;
        }
    }
}
