namespace NetUtil.Core.Model;

/// <summary>What a VM does now.</summary>
public enum VirtualMachineState
{
    /// <summary>It runs; only such a VM is an instance of a component.</summary>
    Running,

    /// <summary>It is paused with its memory kept.</summary>
    Paused,

    /// <summary>Its memory is saved to disk.</summary>
    Saved,

    /// <summary>It is off.</summary>
    Stopped,

    /// <summary>It runs and is being moved.</summary>
    Migrating,

    /// <summary>The platform does not say, or says something that is none of these.</summary>
    Other,
}
