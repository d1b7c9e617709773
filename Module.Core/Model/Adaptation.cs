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

    /// <summary>The change in words, such as "Raise the minimum of ...".</summary>
    public abstract string Description { get; }
}
