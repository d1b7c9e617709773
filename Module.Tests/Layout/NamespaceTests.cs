using System.IO;
using System.Linq;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Layout;

public class NamespaceTests
{
    private static readonly SourceUse[] s_sources =
        [.. Checkout.Files("*.cs", "Module", "Module.Core").Select(SourceUse.Of)];

    [Fact]
    public void A_namespace_uses_only_what_its_row_names()
    {
        string[] broken =
        [
            .. s_sources.Where(source => NamespaceRules.Table.ContainsKey(source.Namespace)).SelectMany(source =>
                source.Used.Where(used => !NamespaceRules.Allow(source.Namespace, used))
                    .Select(used => $"{source.File}: {source.Namespace} must not use {used}")),
        ];

        Assert.True(s_sources.Length > 100, "The sources were not found.");
        Assert.Empty(broken);
    }

    [Fact]
    public void A_folder_is_a_namespace_and_has_a_row() =>
        Assert.Empty(s_sources
            .Where(source => source.Namespace != "System.Runtime.CompilerServices")
            .Where(source => source.Namespace != NamespaceOfFolder(source.File)
                || !NamespaceRules.Table.ContainsKey(source.Namespace))
            .Select(source => $"{source.File}: {source.Namespace}"));

    [Theory]
    [InlineData("NetUtil.Core.Model", "NetUtil.Core.Units", true)]
    [InlineData("NetUtil.Core.Units", "NetUtil.Core.Model", false)]
    [InlineData("NetUtil.Core.Units", "NetUtil.Core.Internals", true)]
    [InlineData("NetUtil.Storage", "NetUtil.Core.Simulation", true)]
    [InlineData("NetUtil.Storage", "NetUtil.Errors", false)]
    [InlineData("NetUtil.Core.State", "NetUtil.Storage", false)]
    [InlineData("NetUtil.Commands", "NetUtil.Core.Planning", true)]
    [InlineData("NetUtil.Errors", "NetUtil.Commands", false)]
    public void The_table_is_read_as_it_is_meant(string user, string used, bool allowed) =>
        Assert.Equal(allowed, NamespaceRules.Allow(user, used));

    [Fact]
    public void Uses_are_found_in_usings_and_in_code_but_not_in_comments_and_texts()
    {
        SourceUse source = SourceUse.Of("a.cs",
        [
            "using NetUtil.Core.Units;",
            "namespace NetUtil.Core.Model;",
            "// NetUtil.Core.Planning",
            "string name = \"NetUtil.Storage.StorageEntry\";",
            "NetUtil.Core.Fabric.IFabricProvider provider = new NetUtil.Core.Model.FabricHost();",
        ]);

        Assert.Equal("NetUtil.Core.Model", source.Namespace);
        Assert.Equal(["NetUtil.Core.Fabric", "NetUtil.Core.Units"], source.Used);
    }

    private static string NamespaceOfFolder(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetRelativePath(Checkout.Root, file))!
            .Replace(Path.DirectorySeparatorChar, '.');
        return folder switch
        {
            "Module.Core.Storage" => "NetUtil.Storage",
            _ when folder.StartsWith("Module.Core.") => folder.Replace("Module.Core.", "NetUtil.Core."),
            _ => folder.Replace("Module.", "NetUtil."),
        };
    }
}
