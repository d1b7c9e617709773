using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Finds the VM that NetUtil itself runs on.</summary>
public static class OwnMachine
{
    /// <summary>Finds it by what its guest knows of itself.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="names">Names and ids of this machine, such as its host name and the id that a hypervisor
    /// tells its guest; none blank.</param>
    /// <returns>What each VM is that may be this machine, by id, for
    /// <see cref="RebalancePolicy.Found"/>.</returns>
    /// <remarks>A VM is taken for this machine where its id or its name is one of the names, without case, or is
    /// so up to the first dot: a VM may be called by its full name and the guest by its short one, or the other
    /// way round. One VM too many is left alone rather than one too few.</remarks>
    public static IReadOnlyDictionary<string, string> FindIn(FabricInventory fabric, IReadOnlyList<string> names)
    {
        Guard.NotNull(fabric, nameof(fabric));
        Guard.NotNull(names, nameof(names));
        return fabric.VirtualMachines
            .Where(machine => names.Any(name => IsSame(machine.Id, name) || IsSameMachine(machine.Name, name)))
            .ToDictionary(
                machine => machine.Id,
                machine => "NetUtil runs on it (AllowedVM names what may be changed all the same)",
                StringComparer.Ordinal);
    }

    private static bool IsSameMachine(string one, string other) =>
        IsSame(one, other) || IsSame(ShortOf(one), other) || IsSame(one, ShortOf(other));

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string ShortOf(string name) => name.Split('.')[0];
}
