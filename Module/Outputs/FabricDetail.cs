namespace NetUtil.Outputs;

/// <summary>What of a fabric is listed.</summary>
public enum FabricDetail
{
    /// <summary>Hosts.</summary>
    Host,

    /// <summary>Uplinks of hosts.</summary>
    Uplink,

    /// <summary>VMs.</summary>
    VirtualMachine,

    /// <summary>Virtual adapters of VMs with the settings of their ports.</summary>
    Adapter,
}
