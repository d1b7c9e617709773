using System;
using System.Collections.Generic;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>A small fabric behind VMM, with a session that is connected to it. Cluster c1 in "All Hosts\Lab" has
/// h1 and h2, each with switch Prod over 1 Gbit/s; web (80 Mbit/s to db) and bulk lie on h1, db on h2; each VM
/// has 1 GiB.</summary>
internal sealed class VmmScene : IDisposable
{
    /// <summary>When it begins.</summary>
    internal static readonly DateTimeOffset Start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Opens a session that is connected.</summary>
    /// <param name="slots">Migrations that a host takes at once.</param>
    /// <param name="queueTimeout">How long a migration waits for a slot; null for what is usual.</param>
    /// <param name="home">The host that Dynamic Optimization wants web on; null where it does nothing.</param>
    /// <param name="latency">How long each call takes.</param>
    /// <param name="mode">How the switches guarantee bandwidth.</param>
    internal VmmScene(
        int slots = FabricHost.DefaultMigrationSlots,
        TimeSpan? queueTimeout = null,
        string? home = null,
        TimeSpan latency = default,
        MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute)
    {
        SimulationDefinition definition = Definition(slots, mode) with
        {
            Migrations = new MigrationSettings
            {
                QueueTimeout = queueTimeout ?? MigrationSettings.Usual.QueueTimeout,
            },
            Rivals = home is null
                ? []
                : [new RivalBalancer("optimization", RivalKind.Return)
                {
                    Homes = new Dictionary<string, string> { ["web"] = home },
                }],
        };
        Platform = new VmmPlatform(definition) { Latency = latency };
        Session = new VendorSession(Platform);
        Session.Do(@"$null = virtualmachinemanager\Get-SCVMMServer vmm01");
        Session.Do(Shared);
    }

    /// <summary>Functions that the scenes' scripts share.</summary>
    internal static string Shared { get; } = """
        function Get-One($Name) {
            virtualmachinemanager\Get-SCVirtualMachine -All | Where-Object { $_.Name -eq $Name }
        }
        function Get-Nic($Name) { virtualmachinemanager\Get-SCVirtualNetworkAdapter -VM (Get-One $Name) }
        function Get-Box($Name) { virtualmachinemanager\Get-SCVMHost -ComputerName $Name }
        """;

    /// <summary>What answers.</summary>
    internal VmmPlatform Platform { get; }

    /// <summary>The session.</summary>
    internal VendorSession Session { get; }

    /// <summary>Where a VM really lies.</summary>
    /// <param name="machine">Its id.</param>
    internal string HostOf(string machine) => Platform.Fabric.ReadInventory(default).FindMachine(machine)!.HostId;

    /// <summary>What an adapter's port really has.</summary>
    /// <param name="adapter">Its id.</param>
    internal PortSettings PortOf(string adapter) =>
        Platform.Fabric.ReadInventory(default).FindAdapter(adapter)!.Port;

    /// <summary>Runs a script and gives the texts that it writes, with spaces between.</summary>
    /// <param name="script">The script.</param>
    internal string Say(string script) => string.Join(' ', Session.Do(script));

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">At least 0.</param>
    internal void Wait(double seconds) => Platform.Wait(TimeSpan.FromSeconds(seconds));

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    /// <summary>The fabric.</summary>
    /// <param name="slots">Migrations that a host takes at once.</param>
    /// <param name="mode">How the switches guarantee bandwidth.</param>
    internal static SimulationDefinition Definition(
        int slots = FabricHost.DefaultMigrationSlots,
        MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute) => new(
        new FabricInventory(
            "vmm01",
            Start,
            [Host("h1", slots, mode), Host("h2", slots, mode)],
            [
                Machine("web", "h1", "10.0.0.1"), Machine("bulk", "h1", "10.0.0.2"),
                Machine("db", "h2", "10.0.0.3"),
            ],
            externals: null,
            switches: [],
            links: null),
        [new TrafficDemand("web-nic", "db-nic", RateSeries.Constant(80e6))]);

    private static FabricHost Host(string id, int slots, MinimumBandwidthMode mode) => new(
        id,
        id + ".lab",
        [new VirtualSwitch("Prod", new Uplink(id + "-up", [new UplinkMember("NIC1", 1e9)]), mode)],
        64L << 30,
        16)
    {
        HostGroup = @"All Hosts\Lab", Cluster = "c1", MigrationSlots = slots,
    };

    private static VirtualMachine Machine(string id, string hostId, string address) =>
        new(id, id, hostId, [new VirtualAdapter(id + "-nic", "Prod") { Addresses = [address] }])
        {
            MemoryBytes = 1L << 30, ProcessorCount = 2, IsHighlyAvailable = true,
        };
}
