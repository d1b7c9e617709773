using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Storage;
using NJsonSchema;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class DefinitionRoundTripTests
{
    private readonly SimulationDocuments _documents = new();

    [Fact]
    public void What_is_written_reads_back_the_same() => RandomFabrics.Any.Sample(
        definition =>
        {
            string written = _documents.FormatDefinition(definition);
            DocumentResult<SimulationDefinition> read = _documents.ParseDefinition(written);
            Assert.Empty(read.Problems.Select(problem => problem.Message));
            Assert.Equal(written, _documents.FormatDefinition(read.Value!));
            Same(definition, read.Value!);
        },
        iter: 200,
        print: _documents.FormatDefinition);

    [Fact]
    public async Task What_is_written_is_valid()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(FabricFiles.SchemaPath);
        RandomFabrics.Any.Sample(
            definition => Assert.Empty(schema.Validate(_documents.FormatDefinition(definition))),
            iter: 30,
            threads: 1);
    }

    // The text might leave the same thing out twice; these are compared one by one.
    private static void Same(SimulationDefinition expected, SimulationDefinition actual)
    {
        Assert.Equal(
            (expected.Seed, expected.StepLength, expected.Meters, expected.Inventory.Time),
            (actual.Seed, actual.StepLength, actual.Meters, actual.Inventory.Time));
        Assert.Equal(expected.AdaptationFaults, actual.AdaptationFaults);
        Assert.Equal(expected.Migrations, actual.Migrations);
        Dictionary<string, string> none = new();
        Assert.Equal(
            expected.Rivals.Select(rival => rival with { Homes = none }),
            actual.Rivals.Select(rival => rival with { Homes = none }));
        Assert.Equal(
            expected.Rivals.SelectMany(rival => rival.Homes.OrderBy(home => home.Key)),
            actual.Rivals.SelectMany(rival => rival.Homes.OrderBy(home => home.Key)));
        Assert.Equal(expected.PairMeteredAdapters, actual.PairMeteredAdapters);
        Assert.Equal(expected.Demands.Count, actual.Demands.Count);
        foreach ((TrafficDemand left, TrafficDemand right) in expected.Demands.Zip(actual.Demands))
        {
            Assert.Equal((left.SourceId, left.TargetId), (right.SourceId, right.TargetId));
            Assert.Equal(left.Rate.BitsPerSecond, right.Rate.BitsPerSecond);
            Assert.Equal(left.Rate.IsConstant, right.Rate.IsConstant);
            if (!left.Rate.IsConstant)
            {
                Assert.Equal(
                    (left.Rate.Start, left.Rate.Interval, left.Rate.End),
                    (right.Rate.Start, right.Rate.Interval, right.Rate.End));
            }
        }

        foreach (VirtualMachine left in expected.Inventory.VirtualMachines)
        {
            VirtualMachine right = actual.Inventory.FindMachine(left.Id)!;
            Assert.Equal(
                (left.Name, left.HostId, left.State, left.MemoryBytes, left.Service),
                (right.Name, right.HostId, right.State, right.MemoryBytes, right.Service));
            Assert.Equal(
                (left.NotMovableReason, left.IsHighlyAvailable, left.DirtyBitsPerSecond, left.MovingToHostId),
                (right.NotMovableReason, right.IsHighlyAvailable, right.DirtyBitsPerSecond, right.MovingToHostId));
            Assert.Equal(left.PossibleOwners, right.PossibleOwners);
            Assert.Equal(left.Properties.OrderBy(one => one.Key), right.Properties.OrderBy(one => one.Key));
            Assert.Equal(left.Adapters[0].Port, right.Adapters[0].Port);
            Assert.Equal(left.Adapters[0].Subnet, right.Adapters[0].Subnet);
        }

        foreach ((FabricHost left, FabricHost right) in expected.Inventory.Hosts.Zip(actual.Inventory.Hosts))
        {
            Assert.Equal(
                (left.Id, left.HostGroup, left.IsAvailableForPlacement),
                (right.Id, right.HostGroup, right.IsAvailableForPlacement));
            Assert.Equal(
                (left.MemoryReserveBytes, left.VirtualProcessorLimit, left.MigrationSlots),
                (right.MemoryReserveBytes, right.VirtualProcessorLimit, right.MigrationSlots));
            Assert.Equal(left.MigrationNetworkBitsPerSecond, right.MigrationNetworkBitsPerSecond);
            Assert.Equal(left.Switches[0].Networks, right.Switches[0].Networks);
            Assert.Equal(left.Switches[0].Subnets, right.Switches[0].Subnets);
            Assert.Equal(
                left.Switches[0].Uplink!.CapacityBitsPerSecond, right.Switches[0].Uplink!.CapacityBitsPerSecond);
        }
    }
}
