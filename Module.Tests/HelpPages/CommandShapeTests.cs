using System.Linq;
using NetUtil.HelpPages.Commands;
using Xunit;

namespace NetUtil.Tests.HelpPages;

public class CommandShapeTests
{
    private static readonly CommandShape s_shape = CommandShape.Of(typeof(GetHelpSampleCommand));

    [Theory]
    [InlineData("Name", "String[]", "VM, Machine", true, "", false)]
    [InlineData("Id", "Int32", "", false, "", false)]
    [InlineData("LoadFraction", "Double", "", false, "0.5", false)]
    [InlineData("Quiet", "SwitchParameter", "", false, "", false)]
    [InlineData("WhatIf", "SwitchParameter", "wi", false, "", true)]
    [InlineData("Confirm", "SwitchParameter", "cf", false, "", true)]
    public void Of_reads_each_parameter(
        string name, string type, string aliases, bool wildcards, string defaultValue, bool isEngineOwn)
    {
        ParameterShape parameter = s_shape.Parameters.Single(item => item.Name == name);

        Assert.Equal(
            (type, aliases, wildcards, defaultValue, isEngineOwn),
            (
                parameter.TypeName,
                string.Join(", ", parameter.Aliases),
                parameter.TakesWildcards,
                parameter.Default,
                parameter.IsEngineOwn));
    }

    [Fact]
    public void Of_reads_the_name_and_each_parameter_once()
    {
        Assert.Equal("Get-HelpSample", s_shape.Name);
        Assert.Equal(6, s_shape.Parameters.Count);
    }

    [Fact]
    public void Sets_begin_with_the_default_one_and_order_their_parameters()
    {
        string[][] sets =
        [
            .. s_shape.Sets.Select(set => set.Parameters.Select(pair => pair.Parameter.Name).ToArray()),
        ];

        Assert.Equal(2, sets.Length);
        Assert.Equal(["Name", "LoadFraction", "Quiet", "WhatIf", "Confirm"], sets[0]);
        Assert.Equal(["Id", "LoadFraction", "Quiet", "WhatIf", "Confirm"], sets[1]);
    }

    [Fact]
    public void Sets_say_how_a_parameter_is_used()
    {
        Assert.Equal(new ParameterUse(false, 0, "True (ByValue)"), s_shape.Sets[0].Parameters[0].Use);
        Assert.Equal(new ParameterUse(true, null, "True (ByPropertyName)"), s_shape.Sets[1].Parameters[0].Use);
        Assert.Equal(new ParameterUse(false, null, "False"), s_shape.Sets[1].Parameters[1].Use);
    }

    [Fact]
    public void AllOf_finds_the_commands_of_an_assembly() =>
        Assert.Contains(
            CommandShape.AllOf(typeof(GetHelpSampleCommand).Assembly), shape => shape.Name == "Get-HelpSample");
}
