using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Tests.Storage;

/// <summary>Definitions of every shape: odd names, all modes, recorded and constant demands, faults.</summary>
internal static class RandomFabrics
{
    private static readonly Gen<double> s_rate =
        Gen.OneOf(Gen.Double[1, 1e12], Gen.Int[1, 1000].Select(one => one * 1e6), Gen.Const(0.1 + 0.2));

    private static readonly Gen<string> s_name = Gen.Int[0, 5].Select(
        index => new[] { "web", "SQL 1", "größe", "a\"b\\c", "日本", "<&>" }[index]);

    private static readonly Gen<DateTimeOffset> s_time = Gen.Long[0, 10_000_000_000].Select(
        ticks => new DateTimeOffset(2025, 1, 6, 8, 0, 0, TimeSpan.Zero).AddTicks(ticks));

    private static readonly Gen<PortSettings> s_port =
        from minimum in s_rate.Nullable()
        from more in s_rate.Nullable()
        select new PortSettings(minimum, null, more is null ? null : (minimum ?? 0) + more);

    private static readonly Gen<RateSeries> s_series = Gen.OneOf(
        s_rate.Select(RateSeries.Constant),
        from start in s_time
        from seconds in Gen.Int[1, 300]
        from rates in s_rate.Array[1, 5]
        from isRepeated in Gen.Bool
        select new RateSeries(
            start, TimeSpan.FromSeconds(seconds), rates, isRepeated ? SeriesEnd.Repeat : SeriesEnd.Stop));

    private static readonly Gen<MeterFaults> s_meters =
        from loss in Gen.Double[0, 0.5]
        from lag in Gen.Int[0, 90]
        from noise in Gen.Double[0, 1]
        from isNarrow in Gen.Bool
        select new MeterFaults
        {
            LossProbability = loss,
            Lag = TimeSpan.FromSeconds(lag),
            NoiseFraction = noise,
            CounterBits = isNarrow ? 32 : 64,
        };

    /// <summary>Two hosts, two to five VMs with an adapter each, an external, up to six demands.</summary>
    public static readonly Gen<SimulationDefinition> Any =
        from names in s_name.Array[2, 5]
        from ports in s_port.Array[5]
        from start in s_time
        from capacity in s_rate
        from reserve in Gen.Double[0, 1]
        from ends in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[0, 6]
        from rates in s_series.Array[6]
        from meters in s_meters
        from faults in Fault.Array[0, 3]
        from rivals in Rival.Array[0, 3]
        from seed in Gen.Long
        from step in Gen.Int[1, 60]
        from metered in Gen.Bool.Array[5]
        select Make(names, ports, start, capacity, reserve, ends, rates) with
        {
            Meters = meters,
            AdaptationFaults = faults,
            Migrations = new MigrationSettings { Pause = TimeSpan.FromMilliseconds(step) },
            Rivals = rivals.Select((rival, index) => rival("r" + index)).ToArray(),
            Seed = seed,
            StepLength = TimeSpan.FromSeconds(step),
            PairMeteredAdapters = names
                .Select((_, index) => "nic" + index).Where((_, index) => metered[index]).ToArray(),
        };

    private static Gen<AdaptationFault> Fault =>
        from kind in Gen.Enum<AdaptationFaultKind>()
        from isNext in Gen.Bool
        from isOfOne in Gen.Bool
        from next in Gen.Int[0, 3]
        from probability in Gen.Double[0, 1]
        from after in Gen.Int[1, 900].Nullable()
        let adapter = isOfOne ? "nic0" : null
        select (isNext
            ? AdaptationFault.OfNext(kind, adapter, next)
            : AdaptationFault.OfChance(kind, adapter, probability)) with
        {
            MachineId = next == 1 ? "vm1" : null,
            After = after is int seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

    // A name is given to each afterwards, so that they differ.
    private static Gen<Func<string, RivalBalancer>> Rival =>
        from kind in Gen.Enum<RivalKind>()
        from minutes in Gen.Int[1, 60]
        from patience in Gen.Int[0, 60]
        from isEnabled in Gen.Bool
        from tolerated in Gen.Double[0, 1]
        select (Func<string, RivalBalancer>)(name => new RivalBalancer(name, kind)
        {
            Interval = TimeSpan.FromMinutes(minutes),
            Patience = TimeSpan.FromMinutes(patience),
            IsEnabled = isEnabled,
            Homes = kind == RivalKind.Return
                ? new Dictionary<string, string> { ["vm0"] = "h1", ["vm1"] = "h0" }
                : new Dictionary<string, string>(),
            ToleratedFraction = kind == RivalKind.Return ? 0.1 : tolerated,
        });

    private static SimulationDefinition Make(
        string[] names,
        PortSettings[] ports,
        DateTimeOffset start,
        double capacity,
        double reserve,
        (int From, int To)[] ends,
        RateSeries[] rates)
    {
        FabricHost[] hosts = [Host("h0", capacity, reserve), Host("h1", capacity * 2, 0)];
        VirtualMachine[] machines = names
            .Select((name, index) => Machine(name, index, ports[index]))
            .ToArray();
        string[] endpoints = [.. names.Select((_, index) => "nic" + index), "net"];
        List<TrafficDemand> demands = new();
        foreach (((int from, int to), int index) in ends.Select((pair, index) => (pair, index)))
        {
            string source = endpoints[from % endpoints.Length];
            string target = endpoints[to % endpoints.Length];
            if (source != target)
            {
                demands.Add(new TrafficDemand(source, target, rates[index]));
            }
        }

        return new SimulationDefinition(
            new FabricInventory(
                "random",
                start,
                hosts,
                machines,
                [new ExternalPeer("net", "Net", ["203.0.113.1"], capacity)],
                [new PhysicalSwitch("sw", "Switch")],
                [new FabricLink("l", "h0-up", "sw", capacity), new FabricLink("m", "sw", "h1-up", capacity)]),
            demands);
    }

    private static FabricHost Host(string id, double capacity, double reserve) => new(
        id,
        id,
        [
            new VirtualSwitch(
                "vs",
                new Uplink(id + "-up", [new UplinkMember("n", capacity) { Description = "Card #2" }], reserve))
            {
                Networks = reserve > 0.5 ? ["n1", "n2"] : [], Subnets = reserve > 0.8 ? ["s0", "s1", "s2"] : [],
            },
        ],
        1L << 40,
        64)
    {
        HostGroup = "All Hosts\\" + id,
        IsAvailableForPlacement = reserve < 0.5,
        MemoryReserveBytes = (long)(reserve * (1L << 34)),
        VirtualProcessorLimit = reserve < 0.3 ? 128 : null,
        MigrationSlots = (int)(reserve * 4),
        MigrationNetworkBitsPerSecond = reserve > 0.7 ? capacity : null,
    };

    private static VirtualMachine Machine(string name, int index, PortSettings port) => new(
        "vm" + index,
        name,
        "h" + (index % 2),
        [
            new VirtualAdapter("nic" + index, "vs")
            {
                Port = port, Subnet = "s" + (index / 2), Addresses = ["10.0.0." + index],
            },
        ])
    {
        State = index == 4 ? VirtualMachineState.Stopped : VirtualMachineState.Running,
        MemoryBytes = index * 1234567L,
        Properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [name] = "", ["Role"] = name,
        },
        Tags = [name],
        Service = index == 0 ? "Shop" : null,
        NotMovableReason = index == 1 ? name : null,
        PossibleOwners = index == 2 ? ["h0", "h1"] : [],
        IsHighlyAvailable = index == 3,
        DirtyBitsPerSecond = index * 1.25e8,
        MovingToHostId = index == 3 ? "h0" : null,
    };
}
