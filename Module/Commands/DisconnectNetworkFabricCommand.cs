using System.Management.Automation;
using NetUtil.Bases;

namespace NetUtil.Commands;

/// <summary>Lets go of the connected fabric; nothing of it is changed.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "NetworkFabric")]
public sealed class DisconnectNetworkFabricCommand : FabricCmdlet
{
    /// <inheritdoc/>
    protected override void End() => Session.Disconnect();
}
