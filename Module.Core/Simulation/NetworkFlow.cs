using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>The way of one demand or migration through a fabric, as far as it does not change with the
/// demands.</summary>
internal sealed class NetworkFlow
{
    /// <summary>Index of the source among all that send; every migration is one.</summary>
    public int Source { get; init; }

    /// <summary>False where a VM does not run, or a migration does not copy: then nothing is offered.</summary>
    public bool IsOffered { get; init; }

    /// <summary>False where there is no way: then nothing arrives.</summary>
    public bool IsReachable { get; init; }

    /// <summary>True where it leaves the source's host through its uplink.</summary>
    public bool LeavesHost { get; init; }

    /// <summary>What it passes outside of VMs.</summary>
    public IReadOnlyList<RouteStep> Route { get; init; } = [];

    /// <summary>Indexes of all capacities that it passes.</summary>
    public int[] Capacities { get; init; } = [];
}
