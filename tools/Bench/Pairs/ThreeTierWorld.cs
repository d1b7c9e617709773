using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Bench.Pairs;

/// <summary>Makes a data centre of three-tier applications that share hosts, and now and then a database or each
/// other's servers, among services that no spec speaks of. Same seed, same traffic.</summary>
/// <remarks>All of it is invented, in orders of size of ordinary business applications; nothing of it is fitted
/// to the estimator.</remarks>
internal sealed class ThreeTierWorld
{
    /// <summary>The external that users are behind.</summary>
    public const string Outside = "Internet";

    private const int MachinesOnHost = 20;

    private readonly Chance _chance;
    private readonly WorldOptions _options;
    private readonly List<VirtualMachine> _machines = [];
    private readonly List<ThreeTierApplication> _applications = [];
    private readonly int _hostCount;

    private ThreeTierWorld(int machineCount, int seed, WorldOptions options)
    {
        _chance = new Chance(seed);
        _options = options;
        _hostCount = (machineCount + MachinesOnHost - 1) / MachinesOnHost;
    }

    /// <summary>Makes one.</summary>
    /// <param name="machineCount">VMs in all, or a few more; at least 50.</param>
    /// <param name="steps">Intervals of five minutes; at least 1.</param>
    /// <param name="seed">Any.</param>
    /// <param name="options">How hard it is.</param>
    public static TrueTraffic Make(int machineCount, int steps, int seed, WorldOptions options)
    {
        ThreeTierWorld world = new(machineCount, seed, options);
        string[] backups = world.Tier("backup", "services", Math.Max(1, machineCount / 250));
        string[] files = world.Tier("files", "services", Math.Max(1, machineCount / 200));
        string[] directory = world.Tier("directory", "services", 2);
        string[] monitor = world.Tier("monitor", "services", 1);
        while (world._machines.Count < machineCount)
        {
            world._applications.Add(world.Application());
        }

        TrueTraffic traffic = new(world.Fabric(), steps, TimeSpan.FromMinutes(5));
        foreach (ThreeTierApplication application in world._applications)
        {
            application.Talk(traffic);
        }

        string[] all = [.. world._machines.Select(machine => machine.Id)];
        new SharedServices(backups, files, directory, monitor[0], world._chance).Talk(traffic, all);
        return traffic;
    }

    private FabricInventory Fabric() => new(
        "bench",
        new DateTimeOffset(2025, 1, 6, 10, 0, 0, TimeSpan.Zero),
        [.. Enumerable.Range(0, _hostCount).Select(i => new FabricHost(
            $"h{i}",
            $"host-{i}",
            [new VirtualSwitch("vswitch", new Uplink($"h{i}-up", [new($"h{i}-a", 10e9), new($"h{i}-b", 10e9)]))],
            0,
            1))],
        _machines,
        [new ExternalPeer(Outside, Outside)]);

    private string[] Tier(string name, string subnet, int count) => [.. Enumerable.Range(1, count).Select(i =>
    {
        string id = $"{name}-{i}";
        string host = $"h{_chance.Whole(0, _hostCount - 1)}";
        _machines.Add(new VirtualMachine(id, id, host, [new VirtualAdapter(id, "vswitch") { Subnet = subnet }]));
        return id;
    })];

    private ThreeTierApplication Application()
    {
        int number = _applications.Count + 1;
        string[] web = Tier($"a{number}-web", "web", _chance.Whole(2, 10));
        string[] app = Tier($"a{number}-app", "app", _chance.Whole(2, 10));
        ThreeTierApplication? lender = _applications.Count > 0 && _chance.Happens(_options.SharedDatabaseShare)
            ? _applications[_chance.Whole(0, _applications.Count - 1)]
            : null;
        ThreeTierApplication? called = _applications.Count > 0 && _chance.Happens(_options.CallShare)
            ? _applications[_chance.Whole(0, _applications.Count - 1)]
            : null;
        string[] db = lender?.Database ?? Tier($"a{number}-db", "db", _chance.Whole(1, 3));
        return new ThreeTierApplication(web, app, db, called?.Servers ?? [], _chance, _options);
    }
}
