using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A live migration of one VM to another host. Immutable.</summary>
public sealed class MigrationAdaptation : Adaptation
{
    /// <summary>Makes an adaptation.</summary>
    /// <param name="machineId">Id of the VM; not blank.</param>
    /// <param name="machineName">Name of the VM; not blank.</param>
    /// <param name="fromHostId">Id of the host that it must lie on before; not blank.</param>
    /// <param name="fromHostName">Name of that host; not blank.</param>
    /// <param name="toHostId">Id of the host to move it to; not blank, another one.</param>
    /// <param name="toHostName">Name of that host; not blank.</param>
    /// <exception cref="ArgumentException">A text is blank, or both hosts are the same.</exception>
    public MigrationAdaptation(
        string machineId,
        string machineName,
        string fromHostId,
        string fromHostName,
        string toHostId,
        string toHostName)
        : base(machineId, machineName)
    {
        FromHostId = Guard.NotBlank(fromHostId, nameof(fromHostId));
        FromHostName = Guard.NotBlank(fromHostName, nameof(fromHostName));
        ToHostId = Guard.NotBlank(toHostId, nameof(toHostId));
        ToHostName = Guard.NotBlank(toHostName, nameof(toHostName));
        if (fromHostId == toHostId)
        {
            throw new ArgumentException(
                $"VM '{machineName}' would move from '{toHostId}' to itself.", nameof(toHostId));
        }
    }

    /// <summary>Id of the host that it must lie on before.</summary>
    public string FromHostId { get; }

    /// <summary>Name of that host for people.</summary>
    public string FromHostName { get; }

    /// <summary>Id of the host to move it to.</summary>
    public string ToHostId { get; }

    /// <summary>Name of that host for people.</summary>
    public string ToHostName { get; }

    /// <summary>The move that takes this one back.</summary>
    public MigrationAdaptation Reverse =>
        new(MachineId, MachineName, ToHostId, ToHostName, FromHostId, FromHostName);

    /// <inheritdoc/>
    public override string Before => FromHostName;

    /// <inheritdoc/>
    public override string After => ToHostName;

    /// <inheritdoc/>
    public override string Description => $"Move {MachineName} from {FromHostName} to {ToHostName}";

    /// <summary>Makes the move of a VM from where it lies.</summary>
    /// <param name="fabric">The fabric; the VM's host is in it.</param>
    /// <param name="machine">The VM.</param>
    /// <param name="target">The host to move it to; another than its own.</param>
    /// <exception cref="ArgumentException">The VM lies on the target, or on a host that the fabric does not have.
    /// </exception>
    public static MigrationAdaptation Of(FabricInventory fabric, VirtualMachine machine, FabricHost target)
    {
        Guard.NotNull(machine, nameof(machine));
        Guard.NotNull(target, nameof(target));
        FabricHost from = Guard.NotNull(fabric, nameof(fabric)).FindHost(machine.HostId)
            ?? throw new ArgumentException($"The fabric has no host '{machine.HostId}'.", nameof(machine));
        return new MigrationAdaptation(machine.Id, machine.Name, from.Id, from.Name, target.Id, target.Name);
    }
}
