using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>Carries out migrations at once, as many as their hosts have slots for.</summary>
internal sealed class MigrationWave
{
    private readonly IFabricProvider _provider;
    private readonly RunLog _log;
    private readonly RunOptions _options;
    private readonly StepTrial _trial;
    private readonly List<MigrationFlight> _flights = new();

    public MigrationWave(IFabricProvider provider, RunLog log, RunOptions options, StepTrial trial)
    {
        _provider = provider;
        _log = log;
        _options = options;
        _trial = trial;
    }

    /// <summary>Brings migrations to an end, those included that another process left as started.</summary>
    /// <param name="indexes">Their places in the run, in order.</param>
    /// <param name="stopToken">Ends the waiting; what the platform is at goes on.</param>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    public void Go(IReadOnlyList<int> indexes, CancellationToken stopToken)
    {
        DateTimeOffset until = _provider.Clock.Now + _options.MovePatience;
        _flights.AddRange(indexes.Select(index => new MigrationFlight(
            index, new PlatformStep(_provider, _log.Steps[index]), until)));
        foreach (MigrationFlight left in _flights.Where(one => _log.Steps[one.Index].State == StepState.Started))
        {
            Note(left, left.OnPlatform.Find(stopToken));
        }

        while (_flights.Any(flight => !flight.IsOver))
        {
            stopToken.ThrowIfCancellationRequested();
            MigrationFlight[] open = _flights.Where(flight => !flight.IsOver).ToArray();
            if (!open.Select(flight => Advance(flight, stopToken)).ToArray().Contains(true))
            {
                _provider.Clock.Wait(_options.RetryDelay, stopToken);
            }
        }
    }

    // Says whether anything came of it, so that it is worth while to look again at once.
    private bool Advance(MigrationFlight flight, CancellationToken stopToken) => flight.State switch
    {
        MigrationFlightState.Waiting => Begin(flight, stopToken),
        MigrationFlightState.UnderWay => Look(flight, stopToken),
        _ => _provider.Clock.Now >= flight.Until && Try(flight, stopToken),
    };

    private bool Begin(MigrationFlight flight, CancellationToken stopToken)
    {
        if (_trial.Obstacle(flight.Index, stopToken) is (StepState state, string message))
        {
            _log.Put(flight.Index, state, message);
            return flight.End();
        }

        MigrationAdaptation move = MoveOf(flight);
        FabricHost? full = FullHost(move, _provider.ReadInventory(stopToken));
        if (full is null)
        {
            _log.Put(flight.Index, StepState.Started, "");
            return Try(flight, stopToken);
        }

        if (_provider.Clock.Now < flight.Until)
        {
            return false;
        }

        _log.Put(
            flight.Index, StepState.Dropped, $"No slot for a migration became free on {full.Name} in time.");
        return flight.End();
    }

    private bool Try(MigrationFlight flight, CancellationToken stopToken)
    {
        Note(flight, flight.OnPlatform.Start(flight.Number, _options, stopToken));
        return true;
    }

    private bool Look(MigrationFlight flight, CancellationToken stopToken)
    {
        AdaptationOutcome outcome = flight.OnPlatform.Find(flight.Number, stopToken);
        if (outcome.State == AdaptationState.Running && _provider.Clock.Now < flight.Until)
        {
            return false;
        }

        if (outcome.State != AdaptationState.Running)
        {
            Note(flight, outcome);
            return true;
        }

        _trial.Put(flight.Index, outcome);
        return flight.End();
    }

    private void Note(MigrationFlight flight, AdaptationOutcome outcome)
    {
        switch (outcome.State)
        {
            case AdaptationState.NotStarted:
                flight.Wait();
                break;
            case AdaptationState.Running:
                flight.GoOn(_provider.Clock.Now + _options.MovePatience);
                break;
            case AdaptationState.Failed when outcome.IsTransient && flight.Number < _options.Tries:
                flight.Retry(_provider.Clock.Now, _options.RetryDelay);
                break;
            default:
                _trial.Put(flight.Index, outcome);
                flight.End();
                break;
        }
    }

    private MigrationAdaptation MoveOf(MigrationFlight flight) =>
        (MigrationAdaptation)_log.Steps[flight.Index].Adaptation;

    // A platform may show late what it was just given, so own migrations count whether it shows them or not.
    private FabricHost? FullHost(MigrationAdaptation move, FabricInventory fabric)
    {
        MigrationAdaptation[] own = _flights
            .Where(flight => flight.State == MigrationFlightState.UnderWay)
            .Select(MoveOf)
            .ToArray();
        HashSet<string> ownIds = new(own.Select(one => one.MachineId), StringComparer.Ordinal);
        VirtualMachine[] others = fabric.VirtualMachines
            .Where(machine => machine.MovingToHostId is not null && !ownIds.Contains(machine.Id))
            .ToArray();
        return new[] { move.FromHostId, move.ToHostId }
            .Select(id => fabric.FindHost(id)!)
            .FirstOrDefault(host =>
                own.Count(one => one.FromHostId == host.Id || one.ToHostId == host.Id)
                    + others.Count(machine => machine.HostId == host.Id || machine.MovingToHostId == host.Id)
                >= Math.Min(host.MigrationSlots, _options.MigrationsAtOnce));
    }
}
