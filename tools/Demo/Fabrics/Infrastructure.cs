using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Demo.Fabrics;

/// <summary>What runs beside the applications: file servers with a backup, an import into a warehouse, telemetry.
/// These rates are made up for the demo.</summary>
internal static class Infrastructure
{
    /// <summary>The VM that takes what services send without a recorded call.</summary>
    internal const string Telemetry = "telemetry-01";

    /// <summary>The host whose uplink the backup fills outwards.</summary>
    internal const string BackupHost = "host02";

    /// <summary>The VM whose import fills another host's uplink inwards.</summary>
    internal const string Importer = "etl-01";

    private const string Warehouse = "warehouse-01";
    private const string WarehouseHost = "host03";
    private const string TelemetryHost = "host06";
    private const string Office = "office";
    private const string Vault = "vault";
    private const int FileServers = 5;
    private const double FilesBitsPerSecond = 20e6;
    private const double BackupBitsPerSecond = 300e6;
    private const double LoadBitsPerSecond = 15e6;
    private const double ImportBitsPerSecond = 1.3e9;

    private static string[] FileServerNames { get; } =
        [.. Enumerable.Range(1, FileServers).Select(number => FormattableString.Invariant($"file-0{number}"))];

    /// <summary>The VMs.</summary>
    internal static IReadOnlyList<VirtualMachine> Machines { get; } =
    [
        .. FileServerNames.Select(name => DemoMachine.Infrastructure(name, BackupHost)),
        DemoMachine.Infrastructure(Warehouse, WarehouseHost),
        DemoMachine.Infrastructure(Importer, TelemetryHost),
        DemoMachine.Infrastructure(Telemetry, TelemetryHost),
    ];

    /// <summary>Whom they talk with outside.</summary>
    internal static IReadOnlyList<ExternalPeer> Externals { get; } =
        [new(Office, "Office", ["10.20.0.1"]), new(Vault, "Backup vault", ["10.30.0.1"])];

    /// <summary>What they send.</summary>
    /// <param name="plan">When the transfers begin.</param>
    internal static IEnumerable<TrafficDemand> Demands(ReplayPlan plan)
    {
        foreach (string name in FileServerNames)
        {
            yield return new TrafficDemand(
                DemoMachine.AdapterOf(name), Office, RateSeries.Constant(FilesBitsPerSecond));
            yield return new TrafficDemand(
                DemoMachine.AdapterOf(name), Vault, Late(plan, BackupBitsPerSecond));
        }

        yield return new TrafficDemand(
            DemoMachine.AdapterOf(Importer),
            DemoMachine.AdapterOf(Warehouse),
            RateSeries.Constant(LoadBitsPerSecond));
        yield return new TrafficDemand(
            DemoMachine.AdapterOf(Importer), DemoMachine.AdapterOf(Warehouse), Late(plan, ImportBitsPerSecond));
    }

    private static RateSeries Late(ReplayPlan plan, double bitsPerSecond) =>
        new(plan.BulkStart, ReplayPlan.BulkLength, [bitsPerSecond], SeriesEnd.Stop);
}
