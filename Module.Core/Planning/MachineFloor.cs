using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>A rate below which some VMs are not lowered. Immutable, compared by value.</summary>
public sealed record MachineFloor
{
    /// <summary>Makes a floor.</summary>
    /// <param name="machineName">Name or wildcard of the VMs; not blank.</param>
    /// <param name="bitsPerSecond">Unit: bit/s; at least 0.</param>
    public MachineFloor(string machineName, double bitsPerSecond)
    {
        MachineName = Guard.NotBlank(machineName, nameof(machineName));
        BitsPerSecond = Guard.NotNegative(bitsPerSecond, nameof(bitsPerSecond));
    }

    /// <summary>Name or wildcard of the VMs.</summary>
    public string MachineName { get; }

    /// <summary>What each of their adapters keeps at least. Unit: bit/s.</summary>
    public double BitsPerSecond { get; }
}
