using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>A fabric that runs in steps of its own time. One thread at a time.</summary>
/// <remarks>Within a step, which begins at a multiple of <see cref="SimulationDefinition.StepLength"/>, demands
/// are what they are at its begin; so one long call gives what several short ones give. A VM that does not run
/// neither offers nor gets anything. What has no way (an unconnected adapter, a switch without uplink) is offered
/// and does not arrive.</remarks>
public sealed class SimulatedFabric
{
    private readonly SimulationState _start;
    private readonly TrafficNetwork _network;
    private readonly CounterBoard _board;
    private readonly List<CounterSnapshot> _trail;
    private double[]? _offered;
    private DateTimeOffset _time;
    private bool _hasMoved;

    /// <summary>Makes a fabric that goes on from a state.</summary>
    /// <param name="state">Where it stands.</param>
    public SimulatedFabric(SimulationState state)
    {
        _start = Guard.NotNull(state, nameof(state));
        _time = state.Time;
        _network = new TrafficNetwork(state.ActingInventory, state.Definition.Demands);
        _board = new CounterBoard(state);
        _trail = state.Trail.ToList();
        ShareAt(StepStart(_time));
    }

    /// <summary>What the demands come to now, in their order.</summary>
    public IReadOnlyList<FlowRate> Flows { get; private set; } = Array.Empty<FlowRate>();

    /// <summary>Where it stands now.</summary>
    public SimulationState State => !_hasMoved
        ? _start
        : _start with { Time = _time, Counters = _board.Totals(), Trail = _trail.ToArray() };

    /// <summary>Lets time pass.</summary>
    /// <param name="duration">At least 0.</param>
    /// <param name="stopToken">Ends it between two steps; what has passed has passed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Cost: a step in which no demand changes costs O(flows + counters); otherwise see
    /// <see cref="BandwidthSharing.Share"/>.</remarks>
    public void Step(TimeSpan duration, CancellationToken stopToken)
    {
        if (duration < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "Time does not run backwards.");
        }

        DateTimeOffset until = _time + duration;
        while (_time < until)
        {
            stopToken.ThrowIfCancellationRequested();
            DateTimeOffset start = StepStart(_time);
            DateTimeOffset end = start + _start.Definition.StepLength;
            ShareAt(start);
            Advance(start, end < until ? end : until);
        }

        ShareAt(StepStart(_time));
    }

    private void Advance(DateTimeOffset stepStart, DateTimeOffset until)
    {
        MeterFaults meters = _start.Definition.Meters;
        if (meters.Lag > TimeSpan.Zero && _trail.Count == 0)
        {
            _trail.Add(new CounterSnapshot(_time, _board.Totals()));
        }

        _board.Count(until - _time, _start.Definition.Seed, stepStart, meters.NoiseFraction);
        _time = until;
        _hasMoved = true;
        if (meters.Lag > TimeSpan.Zero)
        {
            _trail.Add(new CounterSnapshot(_time, _board.Totals()));
            while (_trail.Count > 1 && _trail[1].Time <= _time - meters.Lag)
            {
                _trail.RemoveAt(0);
            }
        }
    }

    private DateTimeOffset StepStart(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % _start.Definition.StepLength.Ticks), TimeSpan.Zero);

    private void ShareAt(DateTimeOffset time)
    {
        IReadOnlyList<TrafficDemand> demands = _start.Definition.Demands;
        double[] offered = new double[demands.Count];
        bool hasChanged = _offered is null;
        for (int flow = 0; flow < offered.Length; flow++)
        {
            offered[flow] = _network.Flows[flow].IsOffered ? demands[flow].Rate.At(time) : 0;
            hasChanged |= _offered is not null && offered[flow] != _offered[flow];
        }

        if (hasChanged)
        {
            double[] carried = _network.Share(offered);
            Flows = demands
                .Select((demand, flow) => new FlowRate(
                    demand.SourceId, demand.TargetId, offered[flow], carried[flow]))
                .ToArray();
            _offered = offered;
            _board.SetRates(_network, Flows);
        }
    }
}
