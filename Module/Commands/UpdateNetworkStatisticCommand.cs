using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.State;
using NetUtil.Outputs;
using NetUtil.Sessions;

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

        ReadingRecorder recorder = new(fabricId, OpenStore(StoreAccess.Write).Statistics);
        StatisticUpdate update = recorder.Record(Fabric.Provider.ReadMeters(StopToken));
        foreach (string problem in update.Problems)
        {
            WriteWarning(problem);
        }

        WriteObject(update);
    }
}
