using System;
using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Demo.Fabrics;

/// <summary>Makes VMs with one adapter, as the demo's fabric has them.</summary>
internal static class DemoMachine
{
    private const long MemoryBytes = 4L << 30;

    /// <summary>The adapter of a VM.</summary>
    /// <param name="machine">The VM's name.</param>
    internal static string AdapterOf(string machine) => machine + "-nic1";

    /// <summary>Makes the VM of a service.</summary>
    /// <param name="placed">Where it lies.</param>
    internal static VirtualMachine Of(PlacedService placed) =>
        new(placed.Machine, placed.Machine, placed.Host, Adapters(placed.Machine))
        {
            MemoryBytes = MemoryBytes,
            ProcessorCount = 2,
            Service = placed.Application,
            Tier = placed.Tier,
            Properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Role"] = placed.Service,
            },
        };

    /// <summary>Makes a VM that belongs to no application.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="host">Its host.</param>
    internal static VirtualMachine Infrastructure(string name, string host) =>
        new(name, name, host, Adapters(name))
        {
            MemoryBytes = MemoryBytes,
            ProcessorCount = 4,
            Tags = ["infrastructure"],
        };

    private static VirtualAdapter[] Adapters(string machine) => [new(AdapterOf(machine), DemoHosts.SwitchName)];
}
