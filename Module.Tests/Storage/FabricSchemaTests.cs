using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using NetUtil.Core.Simulation;
using NetUtil.Storage;
using NJsonSchema;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class FabricSchemaTests
{
    [Theory]
    [InlineData("two-hosts")]
    [InlineData("peer-to-peer")]
    public async Task A_sample_is_valid_and_without_problem(string name)
    {
        string path = FabricFiles.Sample(name);
        Assert.Empty((await Schema()).Validate(File.ReadAllText(path)).Select(error => error.ToString()));
        DocumentResult<SimulationDefinition> result = new SimulationDocuments().ReadDefinition(path);
        Assert.Empty(result.Problems.Select(problem => problem.Message));
        Assert.Equal(name, result.Value!.Inventory.FabricId);
    }

    [Fact]
    public async Task The_schema_takes_a_file_with_every_property()
    {
        // Null stands for absent in the reader; the schema is for editors, which do not write it.
        string json = FabricFiles.Everything.Replace(", \"minimum\": null", "");
        Assert.Empty((await Schema()).Validate(json).Select(error => error.ToString()));
    }

    [Fact]
    public async Task The_schema_takes_what_the_writer_writes()
    {
        SimulationDocuments documents = new();
        string written = documents.FormatDefinition(documents.ParseDefinition(FabricFiles.Everything).Value!);
        Assert.Empty((await Schema()).Validate(written).Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("\"1 Gbps\"", "\"1 gbps\"")]
    [InlineData("\"64 GiB\"", "\"64 Gi\"")]
    [InlineData("\"seed\": -7", "\"sede\": -7")]
    [InlineData("\"processors\": 16", "\"processors\": -1")]
    [InlineData("\"start\": \"2025-01-06T09:00:00+01:00\", ", "")]
    [InlineData("\"00:00:05\"", "\"5 s\"")]
    [InlineData("\"1.5 MBS\"", "1, \"series\": { \"interval\": \"00:01:00\", \"rates\": [1] }")]
    [InlineData(", \"rate\": \"1.5 MBS\"", "")]
    [InlineData("\"counterBits\": 32", "\"counterBits\": 16")]
    [InlineData("\"reserve\": 0.25", "\"reserve\": 25")]
    public async Task Schema_and_reader_refuse_the_same(string right, string wrong)
    {
        string json = FabricFiles.Everything.Replace(", \"minimum\": null", "").Replace(right, wrong);
        Assert.DoesNotContain(right, json);
        Assert.NotEmpty((await Schema()).Validate(json));
        Assert.NotEmpty(new SimulationDocuments().ParseDefinition(json).Problems);
    }

    [Fact]
    public void Schema_and_reader_know_the_same_properties()
    {
        JsonNode schema = JsonNode.Parse(File.ReadAllText(FabricFiles.SchemaPath))!;
        HashSet<string> named = new(PropertiesOf(schema));
        foreach (KeyValuePair<string, JsonNode?> definition in schema["definitions"]!.AsObject())
        {
            named.UnionWith(PropertiesOf(definition.Value!));
        }

        // The reader takes every property of this file (a test of its own), and refuses any other.
        HashSet<string> used = new(NamesIn(JsonNode.Parse(FabricFiles.Everything)!));
        used.Remove("Role");
        Assert.Equal(named.OrderBy(name => name), used.OrderBy(name => name));
    }

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(FabricFiles.SchemaPath);

    private static IEnumerable<string> PropertiesOf(JsonNode schema) =>
        schema["properties"] is JsonObject properties ? properties.Select(one => one.Key) : [];

    private static IEnumerable<string> NamesIn(JsonNode node) => node switch
    {
        JsonObject one => one.SelectMany(pair =>
            pair.Value is null ? [pair.Key] : NamesIn(pair.Value).Prepend(pair.Key)),
        JsonArray list => list.SelectMany(item => NamesIn(item!)),
        _ => [],
    };
}
