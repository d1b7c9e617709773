using System;
using NetUtil.Core.Control;
using NetUtil.Core.Planning;
using NetUtil.Core.State;

namespace NetUtil.Bases;

/// <summary>A command that makes or shows a plan.</summary>
public abstract class PlanCmdlet : FabricCmdlet
{
    private protected PlanCmdlet()
    {
    }

    /// <summary>Makes a plan; nothing changes, the store included.</summary>
    private protected RebalancePlan MakePlan()
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Read);
        return new FabricController(Fabric.Provider, store).Plan(new PlanOptions(), StopToken);
    }

    /// <summary>Says what a plan leaves undone, and what else there is to know.</summary>
    private protected void Tell(RebalancePlan plan)
    {
        foreach (UnmetRequirement unmet in plan.Unmet)
        {
            WriteWarning("Stays broken: " + unmet);
        }

        foreach (string note in plan.Notes)
        {
            WriteWarning(note);
        }

        if (plan.IsEmpty && plan.Unmet.Count == 0)
        {
            WriteVerbose("No requirement is broken and nothing is to be given back, so there is nothing to do.");
        }
    }
}
