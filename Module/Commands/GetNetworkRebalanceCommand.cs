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

/// <summary>Shows what was done: every run with its steps, or what stands now as NetUtil left it.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkRebalance", DefaultParameterSetName = HistorySet)]
[OutputType(typeof(RebalanceRunSummary), ParameterSetName = [HistorySet])]
[OutputType(typeof(ActiveRebalance), ParameterSetName = [ActiveSet])]
public sealed class GetNetworkRebalanceCommand : FabricCmdlet
{
    private const string HistorySet = "History";
    private const string ActiveSet = "Active";

    /// <summary>Ids of runs; all where none is given.</summary>
    [Parameter(
        Position = 0,
        ParameterSetName = HistorySet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[] RunId { get; set; } = [];

    /// <summary>Shows what stands now as NetUtil left it, why, and since when.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ActiveSet)]
    public SwitchParameter Active { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Active)
        {
            WriteActive();
            return;
        }

        NameFilter wanted = new(RunId);
        IJournal journal = OpenStore(StoreAccess.Read).Journal;
        IReadOnlyList<RunRecord> runs = journal.ReadRuns(Fabric.Provider.FabricId);
        foreach (RunRecord run in runs.Where(run => wanted.Matches(run.RunId)))
        {
            WriteObject(new RebalanceRunSummary(run, journal.ReadSteps(run.RunId)));
        }

        foreach (string id in wanted.Missing)
        {
            WriteError(RebalanceErrors.RunNotFound(id));
        }
    }

    private void WriteActive()
    {
        FabricController controller = new(Fabric.Provider, OpenStore(StoreAccess.Read));
        foreach (ActiveMove move in controller.ActiveMoves(StopToken))
        {
            WriteObject(new ActiveRebalance(move));
        }

        foreach (ActiveChange change in controller.Active(StopToken))
        {
            WriteObject(new ActiveRebalance(change));
        }
    }
}
