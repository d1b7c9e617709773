using System.Collections.Generic;
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

/// <summary>Finishes a run that was left unfinished; what was done is not done again.</summary>
[Cmdlet(
    VerbsLifecycle.Resume, "NetworkRebalance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RebalanceStep))]
public sealed class ResumeNetworkRebalanceCommand : PlanCmdlet
{
    /// <summary>Id of the run; without one the newest that is unfinished.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string? RunId { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        using IStateStore read = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Read);
        if (RunId is not null && read.Journal.ReadRuns(Fabric.Provider.FabricId).All(run => run.RunId != RunId))
        {
            WriteError(RebalanceErrors.RunNotFound(RunId));
            return;
        }

        RunRecovery recovery = new(ControllerOf(read), Fabric.Provider, read);
        if (recovery.Unfinished(RunId) is not RunHistory unfinished)
        {
            if (RunId is null)
            {
                WriteWarning("No run is unfinished.");
            }
            else
            {
                WriteVerbose($"Run {RunId} has nothing left to be done.");
            }

            return;
        }

        IReadOnlyList<RunStep> left = recovery.LeftOf(unfinished);
        if (MayCarryOut(left.Select(step => step.Adaptation.Description), "Finish", out bool isWhatIf))
        {
            Run(unfinished);
        }
        else if (isWhatIf)
        {
            WriteObject(left.Select(RebalanceStep.Of), enumerateCollection: true);
        }
    }

    private void Run(RunHistory unfinished)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Write);
        RunRecovery recovery = new(ControllerOf(store), Fabric.Provider, store);
        Write(Held(() => recovery.Resume(unfinished, OptionsOf(unfinished.Run.RunId), Report, StopToken)));
    }
}
