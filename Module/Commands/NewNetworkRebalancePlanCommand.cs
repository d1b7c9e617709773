using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Planning;

namespace NetUtil.Commands;

/// <summary>Plans the changes that mend broken requirements; nothing changes.</summary>
[Cmdlet(VerbsCommon.New, "NetworkRebalancePlan")]
[OutputType(typeof(RebalancePlan))]
public sealed class NewNetworkRebalancePlanCommand : PlanCmdlet
{
    /// <inheritdoc/>
    protected override void End()
    {
        RebalancePlan plan = MakePlan();
        Tell(plan);
        foreach (string waiting in plan.Waiting)
        {
            WriteWarning(waiting);
        }

        WriteObject(plan);
    }
}
