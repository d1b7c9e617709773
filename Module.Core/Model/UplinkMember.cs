using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>One physical adapter of an uplink. Immutable.</summary>
public sealed class UplinkMember
{
    /// <summary>Makes a member.</summary>
    /// <param name="name">The adapter's name; not blank.</param>
    /// <param name="capacityBitsPerSecond">Each way. Unit: bit/s; at least 0.</param>
    /// <param name="isConnected">False where the cable is out: it then carries nothing.</param>
    public UplinkMember(string name, double capacityBitsPerSecond, bool isConnected = true)
    {
        Name = Guard.NotBlank(name, nameof(name));
        CapacityBitsPerSecond = Guard.NotNegative(capacityBitsPerSecond, nameof(capacityBitsPerSecond));
        IsConnected = isConnected;
    }

    /// <summary>The adapter's name.</summary>
    public string Name { get; }

    /// <summary>What the operating system calls it, such as "Intel(R) Ethernet 10G 2P X520 Adapter #2", the name
    /// of its performance counters; null where unknown.</summary>
    public string? Description { get; init; }

    /// <summary>Each way. Unit: bit/s.</summary>
    public double CapacityBitsPerSecond { get; }

    /// <summary>False where the cable is out.</summary>
    public bool IsConnected { get; }
}
