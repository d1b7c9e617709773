using System;
using System.Globalization;
using NetUtil.Core.Units;
using Xunit;

namespace NetUtil.Tests.Core.Units;

public class MemoryTextTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(1_048_575, "1 MiB")]
    [InlineData(1_047_552, "1023 KiB")]
    [InlineData(8_589_934_592, "8 GiB")]
    [InlineData(1_099_511_627_776, "1 TiB")]
    [InlineData(1_125_899_906_842_624_000, "1000 PiB")]
    public void Memory_is_written_in_the_largest_unit_that_it_fills(double bytes, string text) =>
        Assert.Equal(text, MemoryText.Scaled(bytes, CultureInfo.InvariantCulture));

    [Fact]
    public void The_decimal_sign_is_that_of_the_culture() =>
        Assert.Equal("1,5 GiB", MemoryText.Scaled(1.5 * (1L << 30), CultureInfo.GetCultureInfo("de-DE")));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void What_is_no_amount_is_refused(double bytes) => Assert.Throws<ArgumentOutOfRangeException>(
        () => MemoryText.Scaled(bytes, CultureInfo.InvariantCulture));
}
