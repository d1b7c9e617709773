using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>Speaks a simulated fabric that is kept in a file. Every call takes the file for itself, sees what
/// others did to it, and leaves it changed as a whole or not at all; so several processes can share one fabric.
/// Each that waits moves its time on. Safe on any thread.</summary>
public abstract class SimulatedProvider : IFabricProvider, IFabricClock
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);

    private readonly ISimulationFile _file;
    private readonly object _lock = new();
    private SimulationState? _known;
    private SimulatedFabric? _fabric;

    private protected SimulatedProvider(ISimulationFile file)
    {
        _file = Guard.NotNull(file, nameof(file));
        FabricId = Ask(state => state.Definition.Inventory.FabricId, CancellationToken.None);
    }

    private delegate T Change<T>(SimulatedFabric fabric, ISimulationHold hold);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public string FabricId { get; }

    /// <inheritdoc/>
    public FabricCapabilities Capabilities { get; } = new()
    {
        CanChangeBandwidth = true, CanMigrate = true, IsSimulated = true,
    };

    /// <inheritdoc/>
    public IFabricClock Clock => this;

    /// <inheritdoc/>
    public DateTimeOffset Now => Ask(state => state.Time, CancellationToken.None);

    /// <summary>Where the fabric is kept, in words for people.</summary>
    public string FileName => _file.Name;

    /// <inheritdoc/>
    public FabricInventory ReadInventory(CancellationToken stopToken) =>
        Ask(state => state.Definition.Inventory.At(state.Time), stopToken);

    /// <inheritdoc/>
    public MeterReading ReadMeters(CancellationToken stopToken) =>
        Ask(SimulatedMeters.Read, stopToken);

    /// <summary>Reads what really flows now, which no meter tells.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <returns>One rate per demand of the fabric, in order.</returns>
    public IReadOnlyList<FlowRate> ReadFlows(CancellationToken stopToken) =>
        Do((fabric, _) => fabric.Flows, stopToken);

    /// <summary>Reads all there is to know of the fabric.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    public SimulationState ReadState(CancellationToken stopToken) => Ask(state => state, stopToken);

    /// <inheritdoc/>
    /// <remarks>What the fabric refuses (unknown adapter, other settings than expected, a minimum that does not
    /// go with the switch, a host on which the VM may not lie) is an outcome that failed, with the reason. A
    /// failed step stays known under its id: a retry takes a new one. A migration whose hosts have no free
    /// slot waits.
    /// </remarks>
    public AdaptationOutcome Start(Adaptation adaptation, string stepId, CancellationToken stopToken)
    {
        Guard.NotNull(adaptation, nameof(adaptation));
        Guard.NotBlank(stepId, nameof(stepId));
        return Do(
            (_, hold) =>
            {
                SimulationState state = hold.State;
                if (state.FindStep(stepId) is KnownStep known)
                {
                    return known.Outcome;
                }

                (SimulationState next, AdaptationFaultKind? fault) =
                    AdaptationDesk.CarryOut(state, adaptation, stepId);
                Keep(new SimulatedFabric(next), hold);
                return fault == AdaptationFaultKind.LostAnswer
                    ? throw new FabricException(
                        $"The answer to step '{stepId}' was lost on its way (simulated).")
                    : next.FindStep(stepId)!.Outcome;
            },
            stopToken);
    }

    /// <inheritdoc/>
    /// <remarks>Waiting lets time pass in the fabric.</remarks>
    public AdaptationOutcome CarryOut(Adaptation adaptation, string stepId, CancellationToken stopToken)
    {
        AdaptationOutcome outcome = Start(adaptation, stepId, stopToken);
        TimeSpan pause = Ask(state => state.Definition.StepLength, CancellationToken.None);
        for (TimeSpan waited = TimeSpan.Zero;
            outcome.State == AdaptationState.Running && waited < s_longestWait;
            waited += pause)
        {
            Wait(pause, stopToken);
            outcome = FindStep(stepId, stopToken);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public AdaptationOutcome FindStep(string stepId, CancellationToken stopToken)
    {
        Guard.NotBlank(stepId, nameof(stepId));
        return Ask(state => state.FindStep(stepId)?.Outcome, stopToken)
            ?? new AdaptationOutcome(AdaptationState.NotStarted);
    }

    /// <inheritdoc/>
    public void Wait(TimeSpan duration, CancellationToken stopToken) => Step(duration, null, null, stopToken);

    /// <summary>Lets time pass and reads the meters on the way.</summary>
    /// <param name="duration">At least 0.</param>
    /// <param name="sampleEvery">Time between two readings; above 0. Null: one reading at the end.</param>
    /// <param name="onReading">Gets each reading, the last at the end of the duration; null where nobody wants
    /// them. The state is kept before each.</param>
    /// <param name="stopToken">Ends it; the state is then as it was at the last reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time breaks its range.</exception>
    /// <exception cref="FabricException">The file fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Step(
        TimeSpan duration, TimeSpan? sampleEvery, Action<MeterReading>? onReading, CancellationToken stopToken)
    {
        if (duration < TimeSpan.Zero || sampleEvery <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(duration), duration, "Time does not run backwards, and readings lie apart.");
        }

        stopToken.ThrowIfCancellationRequested();
        for (TimeSpan passed = TimeSpan.Zero; passed < duration;)
        {
            TimeSpan left = duration - passed;
            TimeSpan part = sampleEvery is TimeSpan every && every < left ? every : left;
            MeterReading reading = Do(
                (fabric, hold) =>
                {
                    fabric.Step(part, stopToken);
                    Keep(fabric, hold);
                    return SimulatedMeters.Read(hold.State);
                },
                stopToken);
            passed += part;
            onReading?.Invoke(reading);
        }
    }

    /// <summary>Lets a rival balancer act now, whether it is enabled or not.</summary>
    /// <param name="name">Its name, without case.</param>
    /// <param name="stopToken">Ends the waiting for the file.</param>
    /// <returns>The VMs that it moves, by id.</returns>
    /// <exception cref="FabricException">The fabric has no such rival, or the file fails.</exception>
    public IReadOnlyList<string> ActAsRival(string name, CancellationToken stopToken) => Do(
        (_, hold) =>
        {
            SimulationState next = RivalClock.Act(FindRival(hold.State, name), hold.State);
            string[] moved = next.Migrations.Skip(hold.State.Migrations.Count)
                .Select(one => one.Move.MachineId).ToArray();
            Keep(new SimulatedFabric(next), hold);
            return moved;
        },
        stopToken);

    /// <summary>Lets a rival balancer act by itself from now on, or no longer.</summary>
    /// <param name="name">Its name, without case.</param>
    /// <param name="isEnabled">True to let it act.</param>
    /// <param name="stopToken">Ends the waiting for the file.</param>
    /// <exception cref="FabricException">The fabric has no such rival, or the file fails.</exception>
    public void EnableRival(string name, bool isEnabled, CancellationToken stopToken) => Do(
        (_, hold) =>
        {
            RivalBalancer rival = FindRival(hold.State, name);
            SimulationDefinition definition = hold.State.Definition with
            {
                Rivals = hold.State.Definition.Rivals
                    .Select(one => one == rival ? one with { IsEnabled = isEnabled } : one).ToArray(),
            };
            Keep(new SimulatedFabric(hold.State with { Definition = definition }), hold);
            return true;
        },
        stopToken);

    /// <summary>Starts counters again at 0, as a migration or a host's restart does.</summary>
    /// <param name="subjectId">Adapter, uplink or link.</param>
    /// <param name="stopToken">Ends the waiting for the file.</param>
    /// <exception cref="FabricException">The fabric has no such thing, or the file fails.</exception>
    public void RestartCounters(string subjectId, CancellationToken stopToken)
    {
        Guard.NotBlank(subjectId, nameof(subjectId));
        Do(
            (_, hold) =>
            {
                Keep(new SimulatedFabric(CounterRestart.Of(hold.State, subjectId)), hold);
                return true;
            },
            stopToken);
    }

    /// <summary>Lets go of the fabric; its file stays.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the provider holds.</summary>
    /// <param name="isDisposing">True where called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool isDisposing)
    {
        lock (_lock)
        {
            (_known, _fabric) = (null, null);
        }
    }

    private static RivalBalancer FindRival(SimulationState state, string name) =>
        state.Definition.Rivals.FirstOrDefault(
            one => string.Equals(one.Name, Guard.NotNull(name, nameof(name)), StringComparison.OrdinalIgnoreCase))
        ?? throw new FabricException($"The fabric has no rival balancer '{name}'.");

    private T Ask<T>(Func<SimulationState, T> question, CancellationToken stopToken) =>
        Do((_, hold) => question(hold.State), stopToken);

    private T Do<T>(Change<T> change, CancellationToken stopToken)
    {
        lock (_lock)
        {
            stopToken.ThrowIfCancellationRequested();
            using ISimulationHold hold = _file.Hold(stopToken);
            SimulatedFabric fabric = _fabric is not null && ReferenceEquals(_known, hold.State)
                ? _fabric
                : new SimulatedFabric(hold.State);
            (_known, _fabric) = (null, null); // So it stays where the change breaks off half done.
            T answer = change(fabric, hold);
            if (_fabric is null)
            {
                (_known, _fabric) = (hold.State, fabric);
            }

            return answer;
        }
    }

    private void Keep(SimulatedFabric fabric, ISimulationHold hold)
    {
        hold.Write(fabric.State);
        (_known, _fabric) = (hold.State, fabric);
    }
}
