using System;
using System.Globalization;
using System.Text;
using CsCheck;
using NetUtil.Core.Import;
using Xunit;

namespace NetUtil.Tests.Core.Import;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1071", 1071)]
    [InlineData(" 12 ", 12)]
    [InlineData("-1", -1)]
    [InlineData("+2.5", 2.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1,5", 1.5)] // Export-Csv on a machine with decimal commas
    [InlineData("1.6777216E7", 16_777_216)]
    [InlineData("1e-3", 0.001)]
    [InlineData("000000000000000000000000012", 12)] // leading zeros are no digits
    [InlineData("10000000000000000000000000", 1e25)] // more digits than are taken
    public void Read_understands_decimal_numbers(string text, double expected)
    {
        Assert.Equal(NumberKind.Number, Read(text, out double value));
        Assert.Equal(expected, value, 1e-15 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("    ")]
    public void Read_tells_blanks(string text) => Assert.Equal(NumberKind.Blank, Read(text, out _));

    [Theory]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("NaN")]
    [InlineData("-1.#IND")]
    [InlineData("1.#INF")]
    [InlineData("12e")]
    [InlineData("12e+")]
    [InlineData("e5")]
    [InlineData("0x10")]
    [InlineData("1e999")]
    [InlineData("12abc")]
    public void Read_refuses_what_is_no_number(string text) =>
        Assert.Equal(NumberKind.NotANumber, Read(text, out _));

    [Fact]
    public void Read_agrees_with_the_runtime_to_two_units_in_the_last_place() =>
        Gen.Select(Gen.Double[0, 1e12], Gen.Int[0, 20]).Sample((number, digits) =>
        {
            string text = number.ToString("F" + digits, CultureInfo.InvariantCulture);
            double expected = double.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(NumberKind.Number, Read(text, out double value));
            Assert.InRange(value, expected - (2 * Math.BitIncrement(expected) - 2 * expected) - double.Epsilon,
                expected + (2 * Math.BitIncrement(expected) - 2 * expected) + double.Epsilon);
        });

    [Fact]
    public void Read_is_exact_up_to_fifteen_digits() =>
        Gen.Select(Gen.Long[0, 999_999_999_999_999], Gen.Int[0, 15]).Sample((digits, point) =>
        {
            string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(point + 1, '0');
            text = text.Insert(text.Length - point, ".");
            Read(text, out double value);
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
        });

    private static NumberKind Read(string text, out double value)
    {
        byte[] bytes = Encoding.ASCII.GetBytes("<" + text + ">");
        return NumberText.Read(bytes, 1, bytes.Length - 1, out value);
    }
}
