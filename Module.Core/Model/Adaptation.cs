using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>One change of a VM that a provider can carry out. Immutable.</summary>
public abstract class Adaptation
{
    private protected Adaptation(string machineId, string machineName)
    {
        MachineId = Guard.NotBlank(machineId, nameof(machineId));
        MachineName = Guard.NotBlank(machineName, nameof(machineName));
    }

    /// <summary>Id of the VM that changes.</summary>
    public string MachineId { get; }

    /// <summary>Its name for people.</summary>
    public string MachineName { get; }

    /// <summary>What stands before, in words: settings, a host.</summary>
    public abstract string Before { get; }

    /// <summary>What the change makes of it, in words.</summary>
    public abstract string After { get; }

    /// <summary>True where the change takes bandwidth from the VM.</summary>
    public virtual bool IsLowering => false;

    /// <summary>True where the change gives bandwidth to the VM, which others may lack. A change can both take
    /// and give.</summary>
    public virtual bool IsRaising => false;

    /// <summary>The change in words, such as "Raise the minimum of ...".</summary>
    public abstract string Description { get; }
}
