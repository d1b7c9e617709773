using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A known cable between an uplink, an external or a switch and another of these. Immutable.</summary>
public sealed class FabricLink
{
    /// <summary>Makes a link.</summary>
    /// <param name="id">Unique in the fabric; not blank.</param>
    /// <param name="endA">Id of an uplink, an external or a switch; not blank.</param>
    /// <param name="endB">Id of an uplink, an external or a switch; not blank.</param>
    /// <param name="capacityBitsPerSecond">Each way. Unit: bit/s; at least 0.</param>
    public FabricLink(string id, string endA, string endB, double capacityBitsPerSecond)
    {
        Id = Guard.NotBlank(id, nameof(id));
        EndA = Guard.NotBlank(endA, nameof(endA));
        EndB = Guard.NotBlank(endB, nameof(endB));
        CapacityBitsPerSecond = Guard.NotNegative(capacityBitsPerSecond, nameof(capacityBitsPerSecond));
    }

    /// <summary>Unique in the fabric.</summary>
    public string Id { get; }

    /// <summary>Id of an uplink, an external or a switch.</summary>
    public string EndA { get; }

    /// <summary>Id of an uplink, an external or a switch.</summary>
    public string EndB { get; }

    /// <summary>Each way. Unit: bit/s.</summary>
    public double CapacityBitsPerSecond { get; }
}
