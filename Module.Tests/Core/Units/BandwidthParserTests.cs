using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using NetUtil.Core.Units;
using Xunit;

namespace NetUtil.Tests.Core.Units;

public class BandwidthParserTests
{
    [Theory]
    [InlineData("1.5 MBS", 12e6)]
    [InlineData(".5 MBS", 4e6)]
    [InlineData(".5MBS", 4e6)]
    [InlineData("0.1 MBS", 8e5)]
    [InlineData("  2\t\r\n BS ", 16)]
    [InlineData("1 KBS", 8e3)]
    [InlineData("1 GBS", 8e9)]
    [InlineData("1 B/s", 8)]
    [InlineData("1 kB/s", 8e3)]
    [InlineData("1 MB/s", 8e6)]
    [InlineData("1 GB/s", 8e9)]
    [InlineData("1 KiB/s", 8192)]
    [InlineData("1 MiB/s", 8388608)]
    [InlineData("1 GiB/s", 8589934592)]
    [InlineData("7 bps", 7)]
    [InlineData("7 kbps", 7e3)]
    [InlineData("100 Mbps", 1e8)]
    [InlineData("2.5Gbps", 2.5e9)]
    [InlineData("0 bps", 0)]
    [InlineData("007 bps", 7)]
    public void Parse_reads_every_unit(string text, double bitsPerSecond)
    {
        BandwidthParseResult result = BandwidthParser.Parse(text);

        Assert.Null(result.Problem);
        Assert.Equal(bitsPerSecond, result.Value!.Value.BitsPerSecond, 1e-6);
    }

    [Theory]
    [InlineData(null, 0, "a number", "the end", null)]
    [InlineData("", 0, "a number", "the end", null)]
    [InlineData("   ", 3, "a number", "the end", null)]
    [InlineData("MBS", 0, "a number", "'MBS'", null)]
    [InlineData(" fast ", 1, "a number", "'fast'", null)]
    [InlineData("5", 1, "a unit of bandwidth", "the end", null)]
    [InlineData("5  ", 1, "a unit of bandwidth", "the end", null)]
    [InlineData("1,5 MBS", 0, "a number with a decimal point", "'1,5'", "1.5")]
    [InlineData("-1 MBS", 0, "a number of at least 0", "'-1'", null)]
    [InlineData("+1 MBS", 0, "a number", "'+1'", null)]
    [InlineData("1. MBS", 0, "a number", "'1.'", null)]
    [InlineData(". MBS", 0, "a number", "'.'", null)]
    [InlineData("1.2.3 MBS", 0, "a number", "'1.2.3'", null)]
    [InlineData("1e3 MBS", 0, "a number", "'1e3'", null)]
    [InlineData("0x1F MBS", 0, "a number", "'0x1F'", null)]
    [InlineData("1 mbs", 2, "a unit of bandwidth", "'mbs'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 Mbs", 2, "a unit of bandwidth", "'Mbs'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 MBs", 2, "a unit of bandwidth", "'MBs'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 mb/s", 2, "a unit of bandwidth", "'mb/s'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 Mb/s", 2, "a unit of bandwidth", "'Mb/s'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 MBps", 2, "a unit of bandwidth", "'MBps'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 MBPS", 2, "a unit of bandwidth", "'MBPS'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 Mb", 2, "a unit of bandwidth", "'Mb'", "MBS (bytes) or Mbps (bits)?")]
    [InlineData("1kbs", 1, "a unit of bandwidth", "'kbs'", "KBS (bytes) or kbps (bits)?")]
    [InlineData("1 gbs", 2, "a unit of bandwidth", "'gbs'", "GBS (bytes) or Gbps (bits)?")]
    [InlineData("1 bs", 2, "a unit of bandwidth", "'bs'", "BS (bytes) or bps (bits)?")]
    [InlineData("1 MB", 2, "a unit of bandwidth", "'MB'", "MBS")]
    [InlineData("1 KB/s", 2, "a unit of bandwidth", "'KB/s'", "kB/s")]
    [InlineData("1 mB/s", 2, "a unit of bandwidth", "'mB/s'", "MB/s")]
    [InlineData("1 mbps", 2, "a unit of bandwidth", "'mbps'", "Mbps")]
    [InlineData("1 GBPs", 2, "a unit of bandwidth", "'GBPs'", "GBS (bytes) or Gbps (bits)?")]
    [InlineData("1 Mbit/s", 2, "a unit of bandwidth", "'Mbit/s'", "Mbps")]
    [InlineData("1 bit/s", 2, "a unit of bandwidth", "'bit/s'", "bps")]
    [InlineData("1 mib/s", 2, "a unit of bandwidth", "'mib/s'", "MiB/s")]
    [InlineData("1 parsec", 2, "a unit of bandwidth", "'parsec'", null)]
    [InlineData("1 MBS or so", 2, "a unit of bandwidth", "'MBS or so'", null)]
    public void Parse_says_what_is_wrong_where(
        string? text, int index, string expected, string found, string? suggestion)
    {
        BandwidthParseResult result = BandwidthParser.Parse(text);

        Assert.Null(result.Value);
        Assert.Equal(
            (index, expected, found, suggestion),
            (result.Problem!.Index, result.Problem.Expected, result.Problem.Found, result.Problem.Suggestion));
    }

    [Theory]
    [InlineData("1 mbs", "Expected a unit of bandwidth, found 'mbs'; MBS (bytes) or Mbps (bits)?")]
    [InlineData("1 MB", "Expected a unit of bandwidth, found 'MB'; write 'MBS'.")]
    [InlineData("1,5 MBS", "Expected a number with a decimal point, found '1,5'; write '1.5'.")]
    [InlineData("-1 MBS", "Expected a number of at least 0, found '-1'; a bandwidth cannot be negative.")]
    public void The_strict_parse_throws_the_problem_in_one_sentence(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Bandwidth.Parse(text)).Message);

    [Fact]
    public void A_number_too_large_to_hold_is_refused()
    {
        BandwidthProblem problem = BandwidthParser.Parse(new string('9', 400) + " GBS").Problem!;

        Assert.Equal("a number that a computer can hold", problem.Expected);
        Assert.Equal(0, problem.Index);
    }

    [Fact]
    public void TryParse_gives_the_value_or_zero()
    {
        Assert.True(Bandwidth.TryParse("2 MBS", out Bandwidth good));
        Assert.False(Bandwidth.TryParse("2 mbs", out Bandwidth bad));
        Assert.False(Bandwidth.TryParse(null, out Bandwidth none));
        Assert.Equal((16e6, 0d, 0d), (good.BitsPerSecond, bad.BitsPerSecond, none.BitsPerSecond));
    }

    [Fact]
    public void The_culture_of_the_caller_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(12e6, Bandwidth.Parse("1.5 MBS").BitsPerSecond);
            Assert.NotNull(BandwidthParser.Parse("1,5 MBS").Problem);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_rate_survives_writing_and_reading() =>
        Gen.OneOf(Gen.Double[0, 1e13], Gen.Int[0, int.MaxValue].Select(bits => (double)bits), Gen.Double[0, 1])
            .Sample(bits =>
                Assert.Equal(bits, Bandwidth.Parse(new Bandwidth(bits).ToString("S", null)).BitsPerSecond));

    [Fact]
    public void Every_written_amount_of_every_unit_survives_reading_writing_and_reading() =>
        Gen.Select(Gen.Int[0, 99999], Gen.Int[0, 4], Gen.Int[0, BandwidthUnit.All.Count - 1])
            .Sample((digits, places, unit) =>
            {
                string text = ((decimal)digits / (decimal)Math.Pow(10, places))
                    .ToString(CultureInfo.InvariantCulture)
                    + BandwidthUnit.All[unit].Symbol;
                Bandwidth first = Bandwidth.Parse(text);
                Assert.Equal(first, Bandwidth.Parse(first.ToString("S", null)));
            });

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Gen.String[Gen.Char["0123456789.,-+ MBSGKkbps/ie\t\"()"], 0, 12].Sample(text =>
        {
            BandwidthParseResult result = BandwidthParser.Parse(text);
            Assert.True(result.Value.HasValue != result.Problem is not null);
            Assert.InRange(result.Problem?.Index ?? 0, 0, text.Length);
        });

    [Fact]
    public void Every_unit_is_found_by_its_exact_symbol_only() =>
        Assert.All(BandwidthUnit.All, unit =>
        {
            Assert.Same(unit, BandwidthUnit.Find(unit.Symbol));
            string swapped = new(unit.Symbol.Select(
                letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))
                    .ToArray());
            Assert.NotSame(unit, BandwidthUnit.Find(swapped));
        });
}
