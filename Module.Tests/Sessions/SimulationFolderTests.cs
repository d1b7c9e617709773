using System;
using System.IO;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Sessions;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Sessions;

public sealed class SimulationFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SimulationFolder Simulations => new(_folder.At("store"), new SimulationDocuments());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lab", "lab.json")]
    [InlineData("Lab_1.a-b", "Lab_1.a-b.json")]
    [InlineData(".hidden", "%2Ehidden.json")]
    [InlineData("../up", "%2E.%2Fup.json")]
    [InlineData("a b:c*", "a%20b%3Ac%2A.json")]
    [InlineData("ä", "%C3%A4.json")]
    public void FileOf_stays_in_the_folder_whatever_the_fabric_is_called(string fabric, string file)
    {
        Assert.Equal(_folder.At("store", "simulation", file), Simulations.FileOf(fabric));
        Assert.Equal([fabric], SimulationFolder.NamesOf([Simulations.FileOf(fabric)]));
    }

    [Fact]
    public void Files_is_empty_where_there_is_no_folder_and_makes_none()
    {
        Assert.Empty(Simulations.Files());
        Assert.False(Directory.Exists(_folder.At("store")));
    }

    [Fact]
    public void Begin_makes_a_file_that_Open_goes_on_with_and_Files_lists()
    {
        Simulations.Begin(Definition("b"));
        Simulations.Begin(Definition("a"));

        Assert.Equal(["a", "b"], SimulationFolder.NamesOf(Simulations.Files()));
        using SimulationProvider provider = new(Simulations.Open(Simulations.Files()[1]));
        Assert.Equal("b", provider.FabricId);
    }

    [Fact]
    public void Begin_says_which_folder_cannot_be_made()
    {
        _folder.Write("store", "a file");

        FabricException failure = Assert.Throws<FabricException>(() => Simulations.Begin(Definition("a")));

        Assert.StartsWith($"The folder '{_folder.At("store", "simulation")}' cannot be made: ", failure.Message);
    }

    private static SimulationDefinition Definition(string fabric) => new(
        new FabricInventory(fabric, new DateTimeOffset(2025, 1, 6, 8, 0, 0, TimeSpan.Zero), [], []), []);
}
