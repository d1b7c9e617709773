using System;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>What VMM knows of its fabric: what it was at the last refresh. A move shows only after the next
/// one, or after a Read- command.</summary>
internal sealed class VmmView
{
    /// <summary>Time between two refreshes that VMM makes by itself; its light one.</summary>
    internal static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(2);

    private readonly SimulationProvider _fabric;
    private DateTimeOffset _refreshed;

    /// <summary>Looks at a fabric for the first time.</summary>
    /// <param name="fabric">The fabric as it really is.</param>
    internal VmmView(SimulationProvider fabric)
    {
        _fabric = fabric;
        Seen = fabric.ReadInventory(default);
        _refreshed = Seen.Time;
    }

    /// <summary>The fabric as it was when VMM last looked.</summary>
    internal FabricInventory Seen { get; private set; }

    /// <summary>Refreshes where it is time.</summary>
    /// <param name="now">The fabric's time.</param>
    internal void LetPass(DateTimeOffset now)
    {
        if (now - _refreshed >= RefreshEvery)
        {
            Seen = _fabric.ReadInventory(default);
            _refreshed = now;
        }
    }

    /// <summary>Looks at some VMs anew.</summary>
    /// <param name="which">Says of a VM, as it is seen or as it really is, whether it is one of them.</param>
    internal void Refresh(Func<VirtualMachine, bool> which)
    {
        FabricInventory real = _fabric.ReadInventory(default);
        string[] ids =
        [
            .. Seen.VirtualMachines.Concat(real.VirtualMachines).Where(which)
                .Select(machine => machine.Id).Distinct(),
        ];
        Seen = Seen.With([.. ids.Select(id => real.FindMachine(id)!)]);
    }
}
