using System;
using NetUtil.Demo;
using Xunit;

namespace NetUtil.Tests.Demo;

public sealed class DemoArgumentsTests
{
    [Fact]
    public void Names_have_values_and_case_does_not_count()
    {
        DemoArguments arguments = DemoArguments.Parse(["fabric", "-out", "f.json", "-SCALE", "2.5"]);
        Assert.Equal(("fabric", "f.json"), (arguments.Task, arguments.Required("Out")));
        Assert.Equal(2.5, arguments.Number("Scale", 1, 0, 10));
        Assert.Equal(7, arguments.Whole("Seed", 7, 0, 10));
        Assert.Null(arguments.Optional("Recording"));
    }

    [Theory]
    [InlineData]
    [InlineData("replay")]
    [InlineData("fabric", "-Out")]
    public void What_is_no_command_shows_how_the_program_is_called(params string[] words) =>
        Assert.Equal(DemoArguments.Usage, Assert.Throws<DemoException>(() => DemoArguments.Parse(words)).Message);

    [Theory]
    [InlineData("'-Size' is not expected here.", "fabric", "-Size", "1")]
    [InlineData("'Out' is not expected here.", "fabric", "Out", "1")]
    [InlineData("'-out' is not expected here.", "fabric", "-Out", "1", "-out", "2")]
    public void An_unknown_name_and_one_given_twice_are_refused(string start, params string[] words) =>
        Assert.StartsWith(start, Assert.Throws<DemoException>(() => DemoArguments.Parse(words)).Message);

    [Theory]
    [InlineData("x", "'-Scale' is 'x'; expected a number from 1 to 9.")]
    [InlineData("NaN", "'-Scale' is 'NaN'; expected a number from 1 to 9.")]
    [InlineData("9.01", "'-Scale' is '9.01'; expected a number from 1 to 9.")]
    [InlineData("2.5", "'-Scale' is '2.5'; expected a whole number.")]
    public void A_number_that_is_none_or_out_of_range_is_refused(string text, string message)
    {
        DemoArguments arguments = DemoArguments.Parse(["fabric", "-Scale", text]);
        Assert.Equal(message, Assert.Throws<DemoException>(() => arguments.Whole("Scale", 1, 1, 9)).Message);
    }

    [Fact]
    public void A_value_that_must_be_there_is_asked_for() => Assert.StartsWith(
        "'-Out' is missing.",
        Assert.Throws<DemoException>(() => DemoArguments.Parse(["fabric"]).Required("Out")).Message);
}
