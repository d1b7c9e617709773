using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Syntax;

public class SyntaxTableTests
{
    [Theory]
    [InlineData("virtualmachinemanager", "Get-SCVirtualMachine", 7, "All")]
    [InlineData("virtualmachinemanager", "Move-SCVirtualMachine", 0, null)]
    [InlineData("Hyper-V", "Set-VMNetworkAdapter", 4, "VMName")]
    [InlineData("CimCmdlets", "Get-CimInstance", 8, "ClassNameComputerSet")]
    public void A_command_has_its_sets(string module, string name, int sets, string? defaultSet)
    {
        CmdletSyntax cmdlet = SyntaxTable.Modules[module].Cmdlets[name];

        Assert.Equal(sets, cmdlet.Sets.Count);
        Assert.Equal(defaultSet, cmdlet.DefaultSet);
    }

    [Fact]
    public void An_entry_is_read_whole()
    {
        ParameterSyntax parameter = ParameterSyntax.Read(
            "Level",
            ["UInt16", "A, B: required 1 value name", "C:", "alias: L, Lv", "values: 1, 2"],
            ["A", "B", "C"]);

        Assert.Equal("UInt16", parameter.TypeName);
        Assert.Equal(
            [
                new ParameterUse("A", true, 1, true, true),
                new ParameterUse("B", true, 1, true, true),
                new ParameterUse("C", false, null, false, false),
            ],
            parameter.Uses);
        Assert.Equal(["L", "Lv"], parameter.Aliases);
        Assert.Equal(["1", "2"], parameter.Values);
    }

    [Fact]
    public void An_entry_with_a_word_that_means_nothing_is_refused() =>
        Assert.Throws<FormatException>(() => ParameterSyntax.Read("A", ["String", "*: mandatory"], []));

    [Fact]
    public void Every_use_names_a_set_of_its_command() =>
        Assert.Empty(SyntaxTable.Modules.Values.SelectMany(module => module.Cmdlets.Values)
            .SelectMany(cmdlet => cmdlet.Parameters.SelectMany(parameter => parameter.Uses)
                .Where(use => use.Set is null ? cmdlet.Sets.Count > 0 : !cmdlet.Sets.Contains(use.Set))
                .Select(use => $"{cmdlet.Name}: {use.Set}")));

    [Fact]
    public void Every_module_names_its_source() =>
        Assert.All(SyntaxTable.Modules.Values, module => Assert.Contains("commit", module.Source));

    // The recorded pages lie beside the checkout, where they are present.
    [Theory]
    [InlineData("virtualmachinemanager", "virtualmachinemanager.json")]
    [InlineData("Hyper-V", "hyper-v.json")]
    public void The_table_says_what_the_recorded_pages_say(string module, string file)
    {
        if (Checkout.SharedData is not string data
            || Path.Combine(data, "..", "contracts", file) is not string path
            || !File.Exists(path))
        {
            return;
        }

        using JsonDocument pages = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement cmdlets = pages.RootElement.GetProperty("cmdlets");
        foreach (CmdletSyntax cmdlet in SyntaxTable.Modules[module].Cmdlets.Values)
        {
            Assert.Equal(
                Recorded(cmdlets.GetProperty(cmdlet.Name)).Order(StringComparer.Ordinal),
                Tabled(cmdlet).Order(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Tabled(CmdletSyntax cmdlet) =>
        from parameter in cmdlet.Parameters
        from use in parameter.Uses
        select Line(
            use.Set ?? "(All)",
            parameter.Name,
            parameter.TypeName,
            use.IsRequired,
            use.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named",
            use.IsByValue,
            use.IsByName);

    private static IEnumerable<string> Recorded(JsonElement cmdlet) =>
        from set in cmdlet.GetProperty("parameterSets").EnumerateArray()
        from parameter in set.GetProperty("parameters").EnumerateObject()
        let page = parameter.Value
        let pipeline = page.GetProperty("pipeline").GetString()!
        select Line(
            set.GetProperty("name").GetString()!,
            parameter.Name,
            page.GetProperty("type").GetString()!,
            page.GetProperty("required").GetBoolean(),
            page.GetProperty("position").ToString(),
            pipeline.Contains("ByValue", StringComparison.Ordinal),
            pipeline.Contains("ByPropertyName", StringComparison.Ordinal));

    private static string Line(
        string set, string name, string type, bool isRequired, string position, bool isByValue, bool isByName) =>
        $"{set} {name} {type} {isRequired} {position} {isByValue} {isByName}";
}
