using System;
using System.Collections;
using System.IO;
using System.Linq;
using NetUtil.Bases;
using NetUtil.HelpPages.Commands;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Layout;

public class ManifestTests
{
    private static readonly string[] s_classes =
        [.. CommandShape.AllOf(typeof(NetUtilCmdlet).Assembly).Select(command => command.Name)];

    [Fact]
    public void The_manifest_exports_exactly_the_commands_that_have_a_class() =>
        Assert.Equal(s_classes, ModuleManifest.Strings("CmdletsToExport").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("VariablesToExport")]
    [InlineData("AliasesToExport")]
    public void The_manifest_exports_nothing_else_and_says_so(string entry)
    {
        Assert.True(ModuleManifest.Table.ContainsKey(entry));
        Assert.Empty(ModuleManifest.Strings(entry));
    }

    [Fact]
    public void The_manifest_has_the_version_of_the_assembly() =>
        Assert.Equal(
            typeof(NetUtilCmdlet).Assembly.GetName().Version!.ToString(3), ModuleManifest.Table["ModuleVersion"]);

    [Fact]
    public void The_manifest_names_both_editions_and_their_least_versions()
    {
        Assert.Equal(["Desktop", "Core"], ModuleManifest.Strings("CompatiblePSEditions"));
        Assert.Equal("5.1", ModuleManifest.Table["PowerShellVersion"]);
        Assert.Equal("4.7.2", ModuleManifest.Table["DotNetFrameworkVersion"]);
    }

    [Fact]
    public void The_manifest_has_tags_and_release_notes()
    {
        Hashtable gallery = (Hashtable)((Hashtable)ModuleManifest.Table["PrivateData"]!)["PSData"]!;

        Assert.Contains("VMM", (object[])gallery["Tags"]!);
        Assert.NotEqual("", gallery["ReleaseNotes"]);
    }

    [Fact]
    public void Every_file_that_the_manifest_names_exists_after_a_build()
    {
        string[] files =
        [
            .. ModuleManifest.Strings("RootModule"),
            .. ModuleManifest.Strings("RequiredAssemblies"),
            .. ModuleManifest.Strings("FormatsToProcess"),
        ];

        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Checkout.Root, file)), file));
    }

    [Fact]
    public void Every_view_file_is_in_the_manifest() =>
        Assert.Equal(
            Checkout.Files("*.ps1xml", "Module/Formats").Select(file => "bin/Formats/" + Path.GetFileName(file)),
            ModuleManifest.Strings("FormatsToProcess").Order(StringComparer.Ordinal));

    [Fact]
    public void Types_of_the_core_can_be_named_right_after_import()
    {
        using EngineSession session = new();

        EngineRun run = session.Run("[NetUtil.Core.Units.Bandwidth]::Parse('1 MBS').BitsPerSecond");
        Assert.Equal([8e6], run.Values<double>());
    }
}
