using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Control;
using NetUtil.Core.State;
using NetUtil.Outputs;

namespace NetUtil.Commands;

/// <summary>Reads every meter of the fabric once and keeps what they counted since the reading before.</summary>
[Cmdlet(
    VerbsData.Update, "NetworkStatistic", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StatisticUpdate))]
public sealed class UpdateNetworkStatisticCommand : FabricCmdlet
{
    /// <inheritdoc/>
    protected override void End()
    {
        string fabricId = Fabric.Provider.FabricId;
        if (!ShouldProcess(fabricId, "Read every meter and keep the samples"))
        {
            return;
        }

        FabricController controller = new(Fabric.Provider, OpenStore(StoreAccess.Write));
        StatisticUpdate update = new(fabricId, controller.Observe(StopToken));
        foreach (string problem in update.Problems)
        {
            WriteWarning(problem);
        }

        WriteObject(update);
    }
}
