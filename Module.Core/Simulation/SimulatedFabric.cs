using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>A fabric that runs in steps of its own time. One thread at a time.</summary>
/// <remarks>Within a step, which begins at a multiple of <see cref="SimulationDefinition.StepLength"/>, demands
/// are what they are at its begin; so one long call gives what several short ones give. What live migrations and
/// rivals do happens at its own time, also within a step. A VM that does not run neither offers nor gets
/// anything. What has no way (an unconnected adapter, a switch without uplink) is offered and does not
/// arrive.</remarks>
public sealed class SimulatedFabric
{
    private readonly List<CounterSnapshot> _trail;
    private SimulationState _state;
    private LiveMigration[] _migrations;
    private TrafficNetwork _network = null!;
    private CounterBoard _board = null!;
    private double[]? _offered;
    private double[] _carried = [];
    private IReadOnlyList<FlowRate>? _flows;
    private DateTimeOffset _time;
    private bool _hasChanged;

    /// <summary>Makes a fabric that goes on from a state.</summary>
    /// <param name="state">Where it stands.</param>
    public SimulatedFabric(SimulationState state)
    {
        _state = Guard.NotNull(state, nameof(state));
        _time = state.Time;
        _trail = state.Trail.ToList();
        _migrations = state.Migrations.ToArray();
        LayOut(hasOtherCounters: true);
    }

    /// <summary>What the demands come to now, in their order.</summary>
    public IReadOnlyList<FlowRate> Flows => _flows ??= _state.Definition.Demands
        .Select((demand, flow) => new FlowRate(
            demand.SourceId, demand.TargetId, _offered![flow], _carried[flow]))
        .ToArray();

    /// <summary>Where it stands now.</summary>
    public SimulationState State => !_hasChanged
        ? _state
        : _state with
        {
            Time = _time,
            Counters = _board.Totals(),
            Trail = _trail.ToArray(),
            Migrations = _migrations.ToArray(),
        };

    /// <summary>Lets time pass.</summary>
    /// <param name="duration">At least 0.</param>
    /// <param name="stopToken">Ends it between two steps; what has passed has passed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Cost: a step in which no demand changes costs O(flows + counters); otherwise see
    /// <see cref="BandwidthSharing.Share(IReadOnlyList{SharedFlow}, IReadOnlyList{double})"/>.</remarks>
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
            DateTimeOffset end = start + _state.Definition.StepLength;
            ShareAt(start);
            bool hasMoved = Advance(start, Earliest(end, until, NextEvent()));
            LetHappen(hasMoved);
        }

        ShareAt(StepStart(_time));
    }

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other, DateTimeOffset? third)
    {
        DateTimeOffset first = one < other ? one : other;
        return third < first ? third.Value : first;
    }

    // Never before now: something can be due at once.
    private DateTimeOffset? NextEvent()
    {
        DateTimeOffset? next = RivalClock.NextTime(_state.Definition.Rivals, _time);
        if (_migrations.Length > 0
            && MigrationDesk.NextTime(_state.Definition, _migrations) is DateTimeOffset migration)
        {
            next = Earliest(migration, next ?? migration, null);
        }

        return next < _time ? _time : next;
    }

    // Rivals act when their time comes, once.
    private void LetHappen(bool hasMoved)
    {
        if (hasMoved)
        {
            foreach (RivalBalancer rival in RivalClock.Due(_state.Definition.Rivals, _time))
            {
                Become(RivalClock.Act(rival, State));
            }
        }

        while (_migrations.Length > 0
            && MigrationDesk.NextTime(_state.Definition, _migrations) <= _time)
        {
            Become(MigrationDesk.Happen(State));
        }
    }

    private void Become(SimulationState next)
    {
        bool hasOtherCounters = !ReferenceEquals(next.CounterLives, _state.CounterLives);
        _state = next;
        _migrations = next.Migrations.ToArray();
        _hasChanged = true;
        LayOut(hasOtherCounters);
    }

    private void LayOut(bool hasOtherCounters)
    {
        IReadOnlyList<TrafficDemand> demands = _state.Definition.Demands;
        _network = new TrafficNetwork(_state.ActingInventory, demands, _migrations);
        if (hasOtherCounters)
        {
            _board = new CounterBoard(_state);
            _trail.Clear();
            _trail.AddRange(_state.Trail);
        }

        _board.Watch(_network, demands);
        _offered = null;
        ShareAt(StepStart(_time));
    }

    private bool Advance(DateTimeOffset stepStart, DateTimeOffset until)
    {
        if (until <= _time)
        {
            return false;
        }

        MeterFaults meters = _state.Definition.Meters;
        if (meters.Lag > TimeSpan.Zero && _trail.Count == 0)
        {
            _trail.Add(new CounterSnapshot(_time, _board.Totals()));
        }

        _board.Count(until - _time, _state.Definition.Seed, stepStart, meters.NoiseFraction);
        _time = until;
        _hasChanged = true;
        if (meters.Lag > TimeSpan.Zero)
        {
            _trail.Add(new CounterSnapshot(_time, _board.Totals()));
            while (_trail.Count > 1 && _trail[1].Time <= _time - meters.Lag)
            {
                _trail.RemoveAt(0);
            }
        }

        return true;
    }

    private DateTimeOffset StepStart(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % _state.Definition.StepLength.Ticks), TimeSpan.Zero);

    private void ShareAt(DateTimeOffset time)
    {
        IReadOnlyList<TrafficDemand> demands = _state.Definition.Demands;
        double[] offered = new double[demands.Count];
        bool hasChanged = _offered is null;
        for (int flow = 0; flow < offered.Length; flow++)
        {
            offered[flow] = _network.Flows[flow].IsOffered ? demands[flow].Rate.At(time) : 0;
            hasChanged |= _offered is not null && offered[flow] != _offered[flow];
        }

        if (!hasChanged)
        {
            return;
        }

        _offered = offered;
        _carried = _network.Share(offered);
        _flows = null;
        _board.SetRates(offered, _carried);
        for (int index = 0; index < _migrations.Length; index++)
        {
            LiveMigration before = _migrations[index];
            _migrations[index] = before.At(_carried[offered.Length + index], _time);
            _hasChanged |= !ReferenceEquals(before, _migrations[index]);
        }
    }
}
