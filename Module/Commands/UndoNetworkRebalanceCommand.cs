using System;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Takes back what a run did, or all that NetUtil did, as far as it still stands.</summary>
[Cmdlet(
    VerbsCommon.Undo,
    "NetworkRebalance",
    DefaultParameterSetName = RunSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RebalanceStep))]
public sealed class UndoNetworkRebalanceCommand : PlanCmdlet
{
    private const string RunSet = "Run";
    private const string AllSet = "All";

    /// <summary>Id of the run; without one the newest of which something still stands.</summary>
    [Parameter(
        Position = 0,
        ParameterSetName = RunSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string? RunId { get; set; }

    /// <summary>Takes back all that NetUtil did and still stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Plan() is not UndoPlan undo)
        {
            return;
        }

        foreach (UndoObstacle obstacle in undo.Obstacles)
        {
            WriteError(RebalanceErrors.NotRestored(obstacle));
        }

        if (undo.Changes.Count == 0)
        {
            WriteVerbose("Nothing stands that could be taken back.");
        }
        else if (MayCarryOut(undo.Changes, "Take back with", out bool isWhatIf))
        {
            Run(undo);
        }
        else if (isWhatIf)
        {
            WriteObject(undo.Plan.Steps.Select(RebalanceStep.Of), enumerateCollection: true);
        }
    }

    private UndoPlan? Plan()
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Read);
        RunRecovery recovery = new(ControllerOf(store), Fabric.Provider, store);
        string? runId = All ? null : RunId ?? recovery.NewestStanding(StopToken);
        if (runId is null && !All)
        {
            WriteWarning("Nothing stands that could be taken back.");
            return null;
        }

        RunRecord? run = store.Journal.ReadRuns(Fabric.Provider.FabricId).FirstOrDefault(one => one.RunId == runId);
        if (run is null && !All)
        {
            WriteError(RebalanceErrors.RunNotFound(runId!));
            return null;
        }

        if (run?.Undoes is not null)
        {
            WriteVerbose($"Run {runId} took back others, and is not itself taken back.");
            return null;
        }

        return Held(() => recovery.PlanUndo(runId, NewOptions(), StopToken));
    }

    private void Run(UndoPlan undo)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Write);
        RunRecovery recovery = new(ControllerOf(store), Fabric.Provider, store);
        if (Held(() => recovery.Undo(undo, NewOptions(), Report, StopToken)) is RunResult result)
        {
            Write(result);
        }
    }

    private static RunOptions NewOptions() => OptionsOf(Guid.NewGuid().ToString("D"));
}
