using System;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>An operating system that VMM knows, as recorded.</summary>
public class OperatingSystem : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal OperatingSystem()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public Version? Version { get; set; }
    public string? Architecture { get; set; }
    public string? Edition { get; set; }
    public string? OSType { get; set; }
    public bool IsWindows { get; set; }
    public string? ProductType { get; set; }
    public bool IsCustomizationAllowed { get; set; }
    public bool IsApplicationDeploymentAllowed { get; set; }
    public bool RequiresAdministratorAccountNameInSysprep { get; set; }
    public bool RequiresXMLSysprepFormat { get; set; }
    public bool AllowsOrgNameInSysprep { get; set; }
    public bool RequiresPIDInSysprep { get; set; }
}
