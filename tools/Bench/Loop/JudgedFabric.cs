using System;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Bench.Loop;

/// <summary>A simulated fabric that is looked at once a minute of its time, whoever lets the time pass.</summary>
internal sealed class JudgedFabric : IFabricProvider, IFabricClock
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly SimulationProvider _inner;
    private readonly LoopJudge _judge;
    private readonly MoveLedger _ledger;

    /// <summary>Makes one.</summary>
    /// <param name="inner">The fabric.</param>
    /// <param name="judge">Looks at it.</param>
    /// <param name="ledger">Follows the moves.</param>
    internal JudgedFabric(SimulationProvider inner, LoopJudge judge, MoveLedger ledger)
    {
        _inner = inner;
        _judge = judge;
        _ledger = ledger;
    }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <inheritdoc/>
    public string FabricId => _inner.FabricId;

    /// <inheritdoc/>
    public FabricCapabilities Capabilities => _inner.Capabilities;

    /// <inheritdoc/>
    public IFabricClock Clock => this;

    /// <inheritdoc/>
    public DateTimeOffset Now => _inner.Now;

    /// <inheritdoc/>
    public FabricInventory ReadInventory(CancellationToken stopToken) => _inner.ReadInventory(stopToken);

    /// <inheritdoc/>
    public MeterReading ReadMeters(CancellationToken stopToken) => _inner.ReadMeters(stopToken);

    /// <inheritdoc/>
    public AdaptationOutcome Start(Adaptation adaptation, string stepId, CancellationToken stopToken)
    {
        if (adaptation is MigrationAdaptation move
            && FindStep(stepId, stopToken).State == AdaptationState.NotStarted)
        {
            _ledger.Ask(new AskedMove(stepId, move, Now));
        }

        return _inner.Start(adaptation, stepId, stopToken);
    }

    /// <inheritdoc/>
    public AdaptationOutcome CarryOut(Adaptation adaptation, string stepId, CancellationToken stopToken)
    {
        AdaptationOutcome outcome = Start(adaptation, stepId, stopToken);
        for (DateTimeOffset until = Now.AddHours(1);
            outcome.State == AdaptationState.Running && Now < until;
            outcome = FindStep(stepId, stopToken))
        {
            Wait(s_pause, stopToken);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public AdaptationOutcome FindStep(string stepId, CancellationToken stopToken) =>
        _inner.FindStep(stepId, stopToken);

    /// <inheritdoc/>
    public void Wait(TimeSpan duration, CancellationToken stopToken)
    {
        for (DateTimeOffset until = Now + duration; Now < until;)
        {
            TimeSpan toMinute = s_minute - TimeSpan.FromTicks(Now.UtcTicks % s_minute.Ticks);
            TimeSpan left = until - Now;
            _inner.Wait(toMinute < left ? toMinute : left, stopToken);
            if (Now.UtcTicks % s_minute.Ticks == 0)
            {
                _ledger.Look(_inner.ReadInventory(stopToken), Now);
                _judge.Look(_inner);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();
}
