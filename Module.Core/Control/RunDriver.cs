using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>Brings a run that is under way to its end: act, verify, record.</summary>
internal sealed class RunDriver
{
    private readonly FabricController _controller;
    private readonly IFabricProvider _provider;

    public RunDriver(FabricController controller, IFabricProvider provider)
    {
        _controller = controller;
        _provider = provider;
    }

    /// <summary>Carries out what is left of a run, measures what came of it and records all of it.</summary>
    /// <param name="run">The run, with its steps.</param>
    /// <param name="record">Its record, under way.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="mayPropose">True to plan what could follow where the run is not complete.</param>
    /// <param name="stopToken">Ends the run before its next step.</param>
    public RunResult Finish(
        RebalanceRun run, RunRecord record, RunOptions options, bool mayPropose, CancellationToken stopToken)
    {
        bool isEnded = false;
        IReadOnlyList<PathCompliance> after;
        try
        {
            run.Act(stopToken);
            after = run.Steps.Any(StandingChanges.WasDone)
                ? Verify(run, options, stopToken)
                : _controller.Evaluate(stopToken);
            record = run.End(record);
            isEnded = true;
        }
        finally
        {
            if (!isEnded)
            {
                run.BreakOff(
                    record, stopToken.IsCancellationRequested ? "The run was cancelled" : "The run broke off");
            }
        }

        RebalancePlan? proposal = mayPropose && record.State != RunState.Completed
            ? _controller.Plan(new PlanOptions(), stopToken)
            : null;
        return new RunResult(record, run.Steps)
        {
            After = after,
            Proposal = proposal is { IsEmpty: false } ? proposal : null,
        };
    }

    private IReadOnlyList<PathCompliance> Verify(
        RebalanceRun run, RunOptions options, CancellationToken stopToken)
    {
        RunVerification verification = new(_provider.Clock, _controller.Observe);
        FabricInventory before = _provider.ReadInventory(stopToken);
        int[] done = Enumerable.Range(0, run.Steps.Count)
            .Where(i => run.Steps[i].State == StepState.Done)
            .ToArray();
        verification.Measure(
            done.SelectMany(i => AdaptersOf(run.Steps[i].Adaptation, before)).Distinct().ToArray(),
            options,
            stopToken);
        FabricInventory fabric = _provider.ReadInventory(stopToken);
        foreach (int i in done)
        {
            (StepState state, string message) = Judge(run.Steps, i, fabric, verification.Intervals);
            run.Put(i, state, message);
        }

        ITrafficRates rates = verification.Rates;
        return ComplianceEvaluator.Evaluate(
            new EvaluationRequest(fabric, _controller.Specs(), _ => rates, _provider.Clock.Now), stopToken);
    }

    private static IEnumerable<string> AdaptersOf(Adaptation adaptation, FabricInventory fabric) =>
        adaptation is BandwidthAdaptation change
            ? [change.AdapterId]
            : fabric.FindMachine(adaptation.MachineId)?.Adapters.Select(adapter => adapter.Id) ?? [];

    private static (StepState State, string Message) Judge(
        IReadOnlyList<RunStep> steps, int index, FabricInventory fabric, IReadOnlyList<ITrafficRates> intervals)
    {
        Adaptation adaptation = steps[index].Adaptation;
        return adaptation is MigrationAdaptation move
            ? MoveVerifier.Judge(move, fabric, intervals, wasMovedOn: steps
                .Skip(index + 1)
                .Any(step => step.Adaptation is MigrationAdaptation
                    && step.Adaptation.MachineId == move.MachineId
                    && StandingChanges.WasDone(step)))
            : StepVerifier.Judge((BandwidthAdaptation)adaptation, fabric, intervals);
    }
}
