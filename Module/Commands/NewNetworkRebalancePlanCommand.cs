using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Planning;

namespace NetUtil.Commands;

/// <summary>Plans the changes that mend broken requirements; nothing changes.</summary>
[Cmdlet(VerbsCommon.New, "NetworkRebalancePlan")]
[OutputType(typeof(RebalancePlan))]
public sealed class NewNetworkRebalancePlanCommand : PlanCmdlet
{
    /// <summary>Mends also what is only likely broken, by an estimate.</summary>
    [Parameter]
    public SwitchParameter AllowEstimate { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        RebalancePlan plan = MakePlan(AllowEstimate);
        Tell(plan);
        foreach (string waiting in plan.Waiting)
        {
            WriteWarning(waiting);
        }

        WriteObject(plan);
    }
}
