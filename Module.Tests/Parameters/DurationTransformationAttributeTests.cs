using System;
using System.Management.Automation;
using NetUtil.Parameters;
using Xunit;

namespace NetUtil.Tests.Parameters;

public class DurationTransformationAttributeTests
{
    private static readonly DurationTransformationAttribute s_attribute = new();

    [Theory]
    [InlineData("90 s", 90)]
    [InlineData("5 min", 300)]
    [InlineData("1.5 h", 5400)]
    [InlineData("31 d", 2678400)]
    [InlineData("00:05:00", 300)]
    [InlineData("00:05", 300)]
    [InlineData("1.00:00:00", 86400)]
    [InlineData("00:00:00.5", 0.5)]
    public void Text_becomes_a_span(string text, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), s_attribute.Transform(null!, text));
        Assert.Equal(TimeSpan.FromSeconds(seconds), s_attribute.Transform(null!, new PSObject(text)));
    }

    [Fact]
    public void A_span_stays_as_it_is() =>
        Assert.Equal(TimeSpan.FromTicks(1), s_attribute.Transform(null!, new PSObject(TimeSpan.FromTicks(1))));

    [Theory]
    [InlineData(5)]
    [InlineData(5L)]
    [InlineData(5.0)]
    [InlineData("5")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("0 s")]
    [InlineData("-00:05")]
    [InlineData("32 d")]
    [InlineData("31.00:00:01")]
    public void What_is_no_span_or_has_no_unit_is_refused_with_examples(object? value)
    {
        ArgumentTransformationMetadataException refusal = Assert.Throws<ArgumentTransformationMetadataException>(
            () => s_attribute.Transform(null!, value!));

        Assert.Equal(
            $"'{value}' is no span of time above 0 and of at most 31 days; write it as '90 s', '5 min', '1 h', "
                + "'2 d' or '00:05:00'.",
            refusal.Message);
    }
}
