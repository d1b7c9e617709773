using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Demo.Fabrics;

/// <summary>The hosts of the demo's fabric: five with an uplink of 1 Gbit/s, one for infrastructure with 10
/// Gbit/s.
/// </summary>
internal static class DemoHosts
{
    /// <summary>The virtual switch that every host has.</summary>
    internal const string SwitchName = "Tenant";

    private const int ApplicationHosts = 5;
    private const long MemoryBytes = 256L << 30;
    private const int Processors = 48;

    /// <summary>The hosts by name.</summary>
    internal static IReadOnlyList<FabricHost> All { get; } =
    [
        .. Enumerable.Range(1, ApplicationHosts)
            .Select(number => Host(FormattableString.Invariant($"host0{number}"), 1e9)),
        Host("host06", 10e9),
    ];

    private static FabricHost Host(string name, double uplinkBitsPerSecond)
    {
        Uplink uplink = new(name + "-uplink", [new UplinkMember("NIC1", uplinkBitsPerSecond)]);
        return new FabricHost(name, name, [new VirtualSwitch(SwitchName, uplink)], MemoryBytes, Processors)
        {
            HostGroup = "All Hosts\\Production",
        };
    }
}
