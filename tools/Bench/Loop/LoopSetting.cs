using System;
using System.Linq;
using NetUtil.Core.Simulation;

namespace NetUtil.Bench.Loop;

/// <summary>What is made hard about a scene. Immutable, compared by value.</summary>
/// <param name="Noise">What a meter counts in a step is off by up to this share, either way; 0 to 1.</param>
/// <param name="HasRival">True where another balancer moves VMs back to where they lay at the begin: it looks
/// every ten minutes and leaves a VM alone for twenty.</param>
/// <param name="Seed">Start of the noise.</param>
internal sealed record LoopSetting(double Noise, bool HasRival, long Seed = 1)
{
    /// <summary>The same fabric under it.</summary>
    /// <param name="fabric">A fabric.</param>
    internal SimulationDefinition Of(SimulationDefinition fabric) => fabric with
    {
        Seed = Seed,
        Meters = fabric.Meters with { NoiseFraction = Noise },
        Rivals = HasRival ? [Homing(fabric)] : [],
    };

    private static RivalBalancer Homing(SimulationDefinition fabric) => new("homing", RivalKind.Return)
    {
        Interval = TimeSpan.FromMinutes(10),
        Patience = TimeSpan.FromMinutes(20),
        Homes = fabric.Inventory.VirtualMachines.ToDictionary(one => one.Id, one => one.HostId),
    };
}
