using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A change of one virtual port's bandwidth settings. Immutable.</summary>
public sealed class BandwidthAdaptation : Adaptation
{
    /// <summary>Makes an adaptation.</summary>
    /// <param name="machineId">Id of the VM; not blank.</param>
    /// <param name="machineName">Name of the VM; not blank.</param>
    /// <param name="adapterId">Id of the adapter; not blank.</param>
    /// <param name="from">The settings that must stand before.</param>
    /// <param name="to">The settings to make.</param>
    public BandwidthAdaptation(
        string machineId, string machineName, string adapterId, PortSettings from, PortSettings to)
        : base(machineId, machineName)
    {
        AdapterId = Guard.NotBlank(adapterId, nameof(adapterId));
        From = Guard.NotNull(from, nameof(from));
        To = Guard.NotNull(to, nameof(to));
    }

    /// <summary>Id of the adapter.</summary>
    public string AdapterId { get; }

    /// <summary>The settings that must stand before.</summary>
    public PortSettings From { get; }

    /// <summary>The settings to make.</summary>
    public PortSettings To { get; }

    /// <inheritdoc/>
    public override string Before => From.ToString();

    /// <inheritdoc/>
    public override string After => To.ToString();

    /// <summary>True where the change takes something from the VM: a lower maximum or a lower
    /// guarantee.</summary>
    public override bool IsLowering =>
        (To.MaximumBitsPerSecond ?? double.PositiveInfinity) < (From.MaximumBitsPerSecond ?? double.PositiveInfinity)
        || (To.MinimumBitsPerSecond ?? 0) < (From.MinimumBitsPerSecond ?? 0)
        || (To.MinimumWeight ?? 0) < (From.MinimumWeight ?? 0);

    /// <summary>True where the change gives something to the VM, which others may lack: a higher maximum or a
    /// higher guarantee. A change can both take and give.</summary>
    public override bool IsRaising => new BandwidthAdaptation(MachineId, MachineName, AdapterId, To, From).IsLowering;

    /// <inheritdoc/>
    public override string Description => $"Set bandwidth of {MachineName} from {From} to {To}";
}
