using System.Globalization;
using CsCheck;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class ShareTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("0.1", 0.1)]
    [InlineData("10 %", 0.1)]
    [InlineData(" 7% ", 0.07)]
    [InlineData("100 %", 1)]
    [InlineData("12.5 %", 0.125)]
    [InlineData("1.0", 1)]
    public void A_share_is_a_fraction_or_a_percentage(string text, double fraction)
    {
        Assert.True(ShareText.TryParse(text, out double read));
        Assert.Equal(fraction, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("10")]
    [InlineData("1.01")]
    [InlineData("100.1 %")]
    [InlineData("-0.1")]
    [InlineData("0,1")]
    [InlineData("1e-1")]
    [InlineData("5.")]
    [InlineData("10 % %")]
    public void Anything_else_is_no_share(string? text)
    {
        Assert.False(ShareText.TryParse(text, out double read));
        Assert.Equal(0, read);
    }

    [Theory]
    [InlineData(0.07, "0.07")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(1, "1")]
    public void A_share_is_written_without_an_exponent(double fraction, string text) =>
        Assert.Equal(text, ShareText.Write(fraction));

    [Fact]
    public void Every_share_down_to_a_millionth_of_a_millionth_survives_writing_and_reading() =>
        Gen.OneOf(Gen.Double[1e-12, 1], Gen.Int[0, 1000].Select(part => part / 1000d)).Sample(fraction =>
        {
            string text = ShareText.Write(fraction);
            Assert.True(ShareText.TryParse(text, out double read));
            Assert.Equal(fraction, read, 1e-28);
            Assert.DoesNotContain("E", text.ToUpper(CultureInfo.InvariantCulture));
        });
}
