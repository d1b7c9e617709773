using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class DefinitionReaderTests
{
    // One host, two VMs, one demand; each test puts something wrong in place of a part of it.
    private const string Small = """
        {
          "id": "f", "start": "2025-01-06T08:00:00Z",
          "hosts": [ { "id": "host1", "switches": [ { "name": "vs",
            "uplink": { "id": "up", "members": [ { "name": "n", "capacity": "1 Gbps" } ] } } ] } ],
          "externals": [ { "id": "net" } ],
          "links": [ { "id": "l1", "endA": "up", "endB": "net", "capacity": 1 } ],
          "virtualMachines": [
            { "id": "web", "host": "host1", "memory": "4 GiB",
              "adapters": [ { "id": "web-nic", "switch": "vs" } ] },
            { "id": "app", "host": "host1",
              "adapters": [ { "id": "app-nic", "switch": "vs", "minimum": 5, "maximum": 10 } ] } ],
          "demands": [ { "from": "web", "to": "app-nic", "rate": "1 Mbps" } ]
        }
        """;

    [Fact]
    public void Every_property_is_read()
    {
        SimulationDefinition read = Read(FabricFiles.Everything);
        FabricInventory fabric = read.Inventory;
        DateTimeOffset start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(("everything", start), (fabric.FabricId, fabric.Time));
        Assert.Equal((-7, TimeSpan.FromSeconds(5)), (read.Seed, read.StepLength));
        Assert.Equal(["h1", "h2"], fabric.Hosts.Select(one => one.Id));
        FabricHost host = fabric.Hosts[0];
        Assert.Equal(("h1", "HV01", "All Hosts\\A", "C"), (host.Id, host.Name, host.HostGroup, host.Cluster));
        Assert.Equal(
            (68_719_476_736, 16, false), (host.MemoryBytes, host.ProcessorCount, host.IsAvailableForPlacement));
        Assert.Equal(
            (4_294_967_296, 64, 3, 1e10),
            (host.MemoryReserveBytes, host.VirtualProcessorLimit, host.MigrationSlots,
                host.MigrationNetworkBitsPerSecond));
        Assert.Equal(["vs", "inner"], host.Switches.Select(one => one.Name));
        Assert.Equal(
            [MinimumBandwidthMode.Weight, MinimumBandwidthMode.Absolute],
            host.Switches.Select(one => one.MinimumMode));
        Uplink uplink = host.Switches[0].Uplink!;
        Assert.Equal(("h1-up", 0.25, 0.75e9, 1e9), (
            uplink.Id, uplink.ReserveFraction, uplink.CapacityBitsPerSecond, uplink.LargestMemberBitsPerSecond));
        Assert.Equal([("NIC1", 1e9, true, null), ("NIC2", 1e9, false, "Card #2")], uplink.Members.Select(
            member => (member.Name, member.CapacityBitsPerSecond, member.IsConnected, member.Description)));
        Assert.Equal(["n"], host.Switches[0].Networks);
        Assert.Equal(["s"], host.Switches[0].Subnets);
        Assert.Null(host.Switches[1].Uplink);
        ExternalPeer external = Assert.Single(fabric.Externals);
        Assert.Equal(("net", "Internet", 5e8), (external.Id, external.Name, external.CapacityBitsPerSecond));
        Assert.Equal(["203.0.113.10"], external.Addresses);
        Assert.Equal(("sw", "Switch"), (fabric.Switches[0].Id, fabric.Switches[0].Name));
        FabricLink link = Assert.Single(fabric.Links);
        Assert.Equal(("l1", "h1-up", "sw", 1e10), (link.Id, link.EndA, link.EndB, link.CapacityBitsPerSecond));
    }

    [Fact]
    public void Every_property_of_a_VM_and_its_adapters_is_read()
    {
        SimulationDefinition read = Read(FabricFiles.Everything);
        VirtualMachine machine = read.Inventory.FindMachine("v1")!;
        Assert.Equal(("web", "h1", VirtualMachineState.Running), (machine.Name, machine.HostId, machine.State));
        Assert.Equal((1_073_741_824, 2), (machine.MemoryBytes, machine.ProcessorCount));
        Assert.Equal(("cl", "Shop", "Web"), (machine.Cloud, machine.Service, machine.Tier));
        Assert.Equal(
            ("a checkpoint is merged", true, 4e8, "h2"),
            (machine.NotMovableReason, machine.IsHighlyAvailable, machine.DirtyBitsPerSecond,
                machine.MovingToHostId));
        Assert.Equal(["h1"], machine.PossibleOwners);
        Assert.Equal(["as"], machine.AvailabilitySets);
        Assert.Equal(["t"], machine.Tags);
        Assert.Equal("sql", machine.Properties["role"]);
        VirtualAdapter adapter = Assert.Single(machine.Adapters);
        Assert.Equal(("a1", "vs", "n", "s"), (adapter.Id, adapter.SwitchName, adapter.Network, adapter.Subnet));
        Assert.Equal(["10.0.0.1"], adapter.Addresses);
        Assert.Equal(new PortSettings(minimumWeight: 10, maximumBitsPerSecond: 1e8), adapter.Port);
        Assert.Equal("SR-IOV", adapter.NotAdjustableReason);
        Assert.Equal(["a1", "net"], read.PairMeteredAdapters);
        VirtualMachine plain = read.Inventory.FindMachine("v2")!;
        Assert.Equal((false, 0, true), (
            plain.IsHighlyAvailable, plain.DirtyBitsPerSecond,
            plain is { NotMovableReason: null, MovingToHostId: null, PossibleOwners.Count: 0 }));
        FabricHost bare = read.Inventory.FindHost("h2")!;
        Assert.Equal((0, 2, true), (
            bare.MemoryReserveBytes, bare.MigrationSlots,
            bare is { VirtualProcessorLimit: null, MigrationNetworkBitsPerSecond: null }));
        Assert.Equal(("v2", 1, 0), (plain.Name, plain.ProcessorCount, plain.MemoryBytes));
        Assert.Equal(("v2-nic1", PortSettings.Unset), (plain.Adapters[0].Id, plain.Adapters[0].Port));
    }

    [Fact]
    public void Every_property_of_demands_and_faults_is_read()
    {
        SimulationDefinition read = Read(FabricFiles.Everything);
        Assert.Equal(
            [("a1", "net"), ("v2-nic1", "a1")], read.Demands.Select(demand => (demand.SourceId, demand.TargetId)));
        Assert.True(read.Demands[0].Rate.IsConstant);
        Assert.Equal(12e6, read.Demands[0].Rate.BitsPerSecond[0]);
        RateSeries series = read.Demands[1].Rate;
        Assert.Equal(new DateTimeOffset(2025, 1, 6, 8, 30, 0, 500, TimeSpan.Zero), series.Start);
        Assert.Equal((TimeSpan.FromMinutes(1), SeriesEnd.Stop), (series.Interval, series.End));
        Assert.Equal([1, 2000], series.BitsPerSecond);
        Assert.Equal(
            new MeterFaults
            {
                LossProbability = 0.1, Lag = TimeSpan.FromSeconds(30), NoiseFraction = 0.05, CounterBits = 32,
            },
            read.Meters);
        Assert.Equal(
            [
                AdaptationFault.OfNext(AdaptationFaultKind.Transient, "a1", 2),
                AdaptationFault.OfChance(AdaptationFaultKind.NoEffect, null, 0.5),
                AdaptationFault.OfNext(AdaptationFaultKind.Late, null, 1) with
                {
                    MachineId = "v1", After = TimeSpan.FromMinutes(2),
                },
            ],
            read.AdaptationFaults);
    }

    [Fact]
    public void Every_property_of_migrations_and_rivals_is_read()
    {
        SimulationDefinition read = Read(FabricFiles.Everything);
        Assert.Equal(
            new MigrationSettings { QueueTimeout = TimeSpan.FromMinutes(1), Pause = TimeSpan.FromSeconds(0.5) },
            read.Migrations);
        RivalBalancer people = read.Rivals[0];
        Assert.Equal(
            ("people", RivalKind.Return, false, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30)),
            (people.Name, people.Kind, people.IsEnabled, people.Interval, people.Patience));
        Assert.Equal(("v1", "h2"), (people.Homes.Single().Key, people.Homes.Single().Value));
        RivalBalancer balancer = read.Rivals[1];
        Assert.Equal(
            ("balancer", RivalKind.Memory, true, TimeSpan.FromMinutes(10), TimeSpan.Zero, 0.25),
            (balancer.Name, balancer.Kind, balancer.IsEnabled, balancer.Interval, balancer.Patience,
                balancer.ToleratedFraction));
    }

    [Fact]
    public void What_a_file_does_not_say_of_migrations_is_as_usual()
    {
        SimulationDefinition read = Read(Small);
        Assert.Equal(TimeSpan.FromMinutes(15), read.Migrations.QueueTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(200), read.Migrations.Pause);
        Assert.Empty(read.Rivals);
        Assert.Equal(0.1, new RivalBalancer("r", RivalKind.Memory).ToleratedFraction);
    }

    [Fact]
    public void A_series_without_start_begins_with_the_fabric()
    {
        SimulationDefinition read = Read(Small.Replace(
            "\"rate\": \"1 Mbps\"", "\"series\": { \"interval\": \"00:01:00\", \"rates\": [1] }"));
        Assert.Equal(read.Inventory.Time, read.Demands[0].Rate.Start);
    }

    // A § stands where a problem begins; its line and column stand for the § of the message.
    public static TheoryData<string, string, string> Faults => new()
    {
        {
            "{\n  \"id\": \"f\",", "§{\n ",
            "§ ($): expected a property 'id', found none; add \"id\"."
        },
        {
            "\"2025-01-06T08:00:00Z\"", "§\"today\"",
            "§ ($.start): expected a time, found 'today'; write a text such as \"2025-01-06T08:00:00Z\"."
        },
        {
            "\"memory\"", "§\"memroy\"",
            "§ ($.virtualMachines[0].memroy): expected a known property, found 'memroy'; write 'memory'."
        },
        {
            "\"4 GiB\"", "§\"4 Gbps\"",
            "§ ($.virtualMachines[0].memory): expected an amount of memory, found '4 Gbps'; "
            + "write a text such as \"8 GiB\", or a number of bytes."
        },
        {
            "\"1 Mbps\"", "§\"1 Mbs\"",
            "§ ($.demands[0].rate): expected a unit of bandwidth, found 'Mbs'; MBS (bytes) or Mbps (bits)?"
        },
        {
            "\"1 Mbps\"", "§-1",
            "§ ($.demands[0].rate): expected a rate of at least 0, found -1; "
            + "write a text such as \"10 Gbps\" or \"125 MBS\", or a number of bit/s."
        },
        {
            "\"host1\", \"memory\"", "§\"hots1\", \"memory\"",
            "§ ($.virtualMachines[0].host): expected the id of a host, found 'hots1'; write 'host1'."
        },
        {
            "\"id\": \"web-nic\", \"switch\": \"vs\"", "\"id\": \"web-nic\", \"switch\": §\"vx\"",
            "§ ($.virtualMachines[0].adapters[0].switch): expected a switch of host 'host1', found 'vx'; write 'vs'."
        },
        {
            "\"to\": \"app-nic\"", "\"to\": §\"app-nci\"",
            "§ ($.demands[0].to): expected an adapter, an external, or a VM with one adapter, found 'app-nci'; "
            + "write 'app-nic'."
        },
        {
            "\"to\": \"app-nic\"", "\"to\": §\"web-nic\"",
            "§ ($.demands[0].to): expected another end than 'from', found 'web-nic' again; name who receives."
        },
        {
            "\"id\": \"app\"", "\"id\": §\"web\"",
            "§ ($.virtualMachines[1].id): expected an id of its own for a VM, found 'web' again; give it another id."
        },
        {
            "\"id\": \"net\"", "\"id\": \"net\" }, { \"id\": §\"net\"",
            "§ ($.externals[1].id): expected an id of its own for an adapter or an external, found 'net' again; "
            + "give it another id. "
            + "§ ($.externals[1].id): expected an id of its own for an uplink, an external or a physical switch, "
            + "found 'net' again; give it another id."
        },
        {
            "\"endB\": \"net\"", "\"endB\": §\"nett\"",
            "§ ($.links[0].endB): expected the id of an uplink, an external or a physical switch, found 'nett'; "
            + "write 'net'."
        },
        {
            "\"minimum\": 5", "\"minimum\": §50",
            "§ ($.virtualMachines[1].adapters[0].minimum): expected a minimum of at most the maximum, found 50; "
            + "lower the minimum or raise the maximum."
        },
        {
            "{ \"id\": \"app-nic\", \"switch\": \"vs\", \"minimum\": 5",
            "§{ \"id\": \"app-nic\", \"switch\": \"vs\", \"weight\": 5",
            "§ ($.virtualMachines[1].adapters[0]): expected settings that the switch takes, found "
            + "weight 5, maximum 10 bit/s; a weight needs a switch in Weight mode; "
            + "switch 'vs' of adapter 'app-nic' has the minimum mode Absolute."
        },
        {
            "{ \"from\": \"web\", \"to\": \"app-nic\", \"rate\": \"1 Mbps\" }",
            "§{ \"from\": \"web\", \"to\": \"app-nic\" }",
            "§ ($.demands[0]): expected either 'rate' or 'series', found neither; write one of them."
        },
        {
            "\"rate\": \"1 Mbps\"", "\"series\": { \"interval\": §\"1 min\", \"rates\": §[] }",
            "§ ($.demands[0].series.interval): expected a duration from 00:00:00.0000001 to 366.00:00:00, "
            + "found '1 min'; write a text of hours, minutes and seconds such as \"00:05:00\". "
            + "§ ($.demands[0].series.rates): expected at least one rate, found an empty list; add one."
        },
        {
            "[ { \"name\": \"n\", \"capacity\": \"1 Gbps\" } ]", "§[]",
            "§ ($.hosts[0].switches[0].uplink.members): expected at least one member, found an empty list; "
            + "add one, or leave the uplink out."
        },
        {
            "\"links\"", "\"physicalSwitches\": [ §\"sw\" ], \"links\"",
            "§ ($.physicalSwitches[0]): expected an object, found 'sw'; write it in braces."
        },
        {
            "\"id\": \"l1\", ", "\"id\": \"l1\", §\"id\": \"l2\", ",
            "§ ($.links[0].id): expected each property once, found 'id' again; leave one of them out."
        },
        {
            "\"demands\"",
            "\"meters\": { \"counterBits\": §16, \"lossProbability\": §2, \"lag\": §5 }, \"demands\"",
            "§ ($.meters.counterBits): expected 32 or 64, found 16; write one of these numbers. "
            + "§ ($.meters.lossProbability): expected a number from 0 to 1, found 2; "
            + "write such a number without quotes. "
            + "§ ($.meters.lag): expected a duration from 00:00:00 to 01:00:00, found 5; "
            + "write a text of hours, minutes and seconds such as \"00:05:00\"."
        },
        {
            "\"demands\"",
            "\"adaptationFaults\": [ §{ \"outcome\": §\"Transent\", \"next\": 1, \"probability\": 1 } ], "
            + "\"demands\"",
            "§ ($.adaptationFaults[0]): expected either 'next' or 'probability', found both; write one of them. "
            + "§ ($.adaptationFaults[0].outcome): expected one of Transient, Permanent, NoEffect, LostAnswer, "
            + "Interrupted, Stuck, Late, found 'Transent'; write 'Transient'."
        },
        {
            "\"demands\": [ {", "\"demands\": [ { §{",
            "§ ($): expected JSON, found a fault: '{' is an invalid start of a property name. "
            + "Expected a '\"'; mend it."
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_place_and_its_mend(string right, string wrong, string messages)
    {
        string marked = Small.Replace(right, wrong);
        Assert.NotEqual(Small, marked);
        DocumentResult<SimulationDefinition> result =
            new SimulationDocuments().ParseDefinition(marked.Replace("§", ""));
        List<string> places = PlacesOf(marked);
        string[] parts = messages.Split('§');
        string expected = parts[0] + string.Concat(
            parts.Skip(1).Select((part, index) => places[Math.Min(index, places.Count - 1)] + part));
        Assert.Equal(expected, string.Join(" ", result.Problems.Select(problem => problem.Message)));
        Assert.Null(result.Value);
    }

    private static List<string> PlacesOf(string marked)
    {
        List<string> places = new();
        (int line, int column) = (1, 1);
        foreach (char letter in marked)
        {
            if (letter == '§')
            {
                places.Add($"Line {line}, column {column}");
            }
            else
            {
                (line, column) = letter == '\n' ? (line + 1, 1) : (line, column + 1);
            }
        }

        return places;
    }

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_file()
    {
        string json = Small.Replace("1 Mbps", "1 Mbs").Replace("4 GiB", "4")
            .Replace("\"uplink\"", "\"upplink\"").Replace("\"up\", \"endB\"", "\"upp\", \"endB\"");
        IReadOnlyList<DocumentProblem> problems = new SimulationDocuments().ParseDefinition(json).Problems;
        Assert.Equal(
            [
                "$.hosts[0].switches[0].upplink", "$.links[0].endA", "$.virtualMachines[0].memory",
                "$.demands[0].rate",
            ],
            problems.Select(problem => problem.Path));
        Assert.Equal(
            ["uplink", null, null, "MBS (bytes) or Mbps (bits)?"], problems.Select(problem => problem.Suggestion));
    }

    [Fact]
    public void At_most_a_hundred_problems_are_told()
    {
        string many = string.Join(",", Enumerable.Repeat("{ \"from\": 1, \"to\": 2, \"rate\": 3 }", 200));
        string json = Small.Replace("{ \"from\": \"web\", \"to\": \"app-nic\", \"rate\": \"1 Mbps\" }", many);
        Assert.Equal(100, new SimulationDocuments().ParseDefinition(json).Problems.Count);
    }

    [Theory]
    [InlineData("", "Line 1, column 1 ($): expected JSON, found a fault:")]
    [InlineData("[]", "Line 1, column 1 ($): expected an object, found a list; write it in braces.")]
    [InlineData("{} {}", "Line 1, column 4 ($): expected JSON, found a fault:")]
    [InlineData("{ // note\n }", "Line 1, column 3 ($): expected JSON, found a fault:")]
    public void What_is_no_fabric_file_is_refused(string json, string message) => Assert.StartsWith(
        message, new SimulationDocuments().ParseDefinition(json).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Small);
        bytes[Small.IndexOf("\"f\"", StringComparison.Ordinal) + 1] = 0xFF;
        DocumentProblem problem = Assert.Single(DefinitionReader.ReadDocument(bytes).Problems);
        Assert.Contains("UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_count_characters_and_a_byte_order_mark_counts_nothing()
    {
        string json = Small.Replace("\"name\": \"n\"", "\"name\": \"nä€\"").Replace("1 Gbps", "1 gb");
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)];
        DocumentProblem problem = Assert.Single(DefinitionReader.ReadDocument(marked).Problems);
        int column = json.Split('\n')[3].IndexOf("\"1 gb\"", StringComparison.Ordinal) + 1;
        Assert.Equal((4, column), (problem.Line, problem.Column));
        byte[] good = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)];
        Assert.Empty(DefinitionReader.ReadDocument(good).Problems);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1024", 1024)]
    [InlineData("\"1 KB\"", 1024)]
    [InlineData("\"1.5MiB\"", 1572864)]
    [InlineData("\"2 TiB\"", 2199023255552)]
    public void Memory_is_counted_in_1024s(string memory, long bytes) => Assert.Equal(
        bytes, Read(Small.Replace("\"4 GiB\"", memory)).Inventory.FindMachine("web")!.MemoryBytes);

    private static SimulationDefinition Read(string json)
    {
        DocumentResult<SimulationDefinition> result = new SimulationDocuments().ParseDefinition(json);
        Assert.Empty(result.Problems.Select(problem => problem.Message));
        return result.Value!;
    }
}
