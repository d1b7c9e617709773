using System;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class RegisteredSpecTests
{
    private static readonly ApplicationSpec s_spec = SpecReader.Read(SpecXml.Of()).Spec!;

    [Fact]
    public void It_keeps_the_text_to_the_letter_and_the_time_in_UTC()
    {
        RegisteredSpec registered = new(
            s_spec, SpecXml.Of(), new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.FromHours(2)), "shop.xml");

        Assert.Same(s_spec, registered.Spec);
        Assert.Equal((SpecXml.Of(), "shop.xml"), (registered.Xml, registered.Source));
        Assert.Equal((10, TimeSpan.Zero), (registered.Time.Hour, registered.Time.Offset));
    }

    [Fact]
    public void Missing_parts_are_refused_by_name()
    {
        DateTimeOffset time = DateTimeOffset.UnixEpoch;

        Assert.Equal(
            "spec", Assert.Throws<ArgumentNullException>(() => new RegisteredSpec(null!, "x", time, "")).ParamName);
        Assert.Equal(
            "xml", Assert.Throws<ArgumentException>(() => new RegisteredSpec(s_spec, " ", time, "")).ParamName);
        Assert.Equal(
            "source", Assert.Throws<ArgumentNullException>(
                () => new RegisteredSpec(s_spec, "x", time, null!)).ParamName);
    }

    [Theory]
    [InlineData(0, 1, "e", "f", "line")]
    [InlineData(1, 0, "e", "f", "column")]
    [InlineData(1, 1, " ", "f", "expected")]
    [InlineData(1, 1, "e", "", "found")]
    public void A_problem_has_a_place_and_says_what(int line, int column, string expected, string found, string name) =>
        Assert.Equal(
            name,
            Assert.ThrowsAny<ArgumentException>(() => new SpecProblem(line, column, expected, found)).ParamName);

    [Fact]
    public void A_problem_is_said_in_one_sentence()
    {
        Assert.Equal(
            "Line 2, column 3: expected x, found 'y'; write 'z'.",
            new SpecProblem(2, 3, "x", "'y'", "z").ToString());
        Assert.Equal(
            "Line 2, column 3: expected x, found 'y'; mend it.", new SpecProblem(2, 3, "x", "'y'").Message);
        Assert.Equal(
            "Line 2, column 3: expected x, found 'y'; this or that?",
            new SpecProblem(2, 3, "x", "'y'", null, "this or that?").Message);
        Assert.Equal(new SpecProblem(2, 3, "x", "'y'"), new SpecProblem(2, 3, "x", "'y'"));
    }
}
