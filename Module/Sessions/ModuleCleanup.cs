using System.Management.Automation;

namespace NetUtil.Sessions;

/// <summary>Lets go of the connected fabric when the module is removed from a session.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => FabricSession.Current.Disconnect();
}
