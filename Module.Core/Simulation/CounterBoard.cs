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
    private Tap[][] _taps = [];

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

    /// <summary>Looks up which counters count which flow.</summary>
    /// <param name="network">The flows' ways.</param>
    /// <param name="demands">The demands of its flows, in order.</param>
    public void Watch(TrafficNetwork network, IReadOnlyList<TrafficDemand> demands)
    {
        _taps = new Tap[network.Flows.Count][];
        List<Tap> taps = new();
        for (int flow = 0; flow < _taps.Length; flow++)
        {
            taps.Clear();
            if (flow < demands.Count)
            {
                TrafficDemand demand = demands[flow];
                AddTap(taps, TrafficKind.Adapter, demand.SourceId, null, isSent: true, isOffered: true);
                AddTap(taps, TrafficKind.Pair, demand.SourceId, demand.TargetId, isSent: true, isOffered: true);
                AddTap(taps, TrafficKind.Adapter, demand.TargetId, null, isSent: false);
                AddTap(taps, TrafficKind.Pair, demand.TargetId, demand.SourceId, isSent: false);
            }

            foreach (RouteStep step in network.Flows[flow].Route.Where(one => one.Kind != RouteStepKind.External))
            {
                TrafficKind kind = step.Kind == RouteStepKind.Link ? TrafficKind.Link : TrafficKind.Uplink;
                AddTap(taps, kind, step.Id, null, isSent: step.Direction == RouteDirection.Out);
            }

            _taps[flow] = taps.ToArray();
        }
    }

    /// <summary>Sets what the counters count from now on.</summary>
    /// <param name="offered">Shape: one per demand that is watched. Unit: bit/s.</param>
    /// <param name="carried">Shape: one per flow that is watched. Unit: bit/s.</param>
    public void SetRates(double[] offered, double[] carried)
    {
        Array.Clear(_sentRates, 0, _sentRates.Length);
        Array.Clear(_receivedRates, 0, _receivedRates.Length);
        for (int flow = 0; flow < _taps.Length; flow++)
        {
            foreach (Tap tap in _taps[flow])
            {
                (tap.IsSent ? _sentRates : _receivedRates)[tap.Counter] +=
                    tap.IsOffered ? offered[flow] : carried[flow];
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

    private void AddTap(
        List<Tap> taps,
        TrafficKind kind,
        string subjectId,
        string? remoteId,
        bool isSent,
        bool isOffered = false)
    {
        if (_indexes.TryGetValue((kind, subjectId, remoteId), out int counter))
        {
            taps.Add(new Tap(counter, isSent, isOffered));
        }
    }

    /// <summary>Where a flow is counted.</summary>
    private readonly struct Tap
    {
        public Tap(int counter, bool isSent, bool isOffered)
        {
            Counter = counter;
            IsSent = isSent;
            IsOffered = isOffered;
        }

        public int Counter { get; }

        public bool IsSent { get; }

        public bool IsOffered { get; }
    }
}
