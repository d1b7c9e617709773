using System;
using System.Text;
using CsCheck;
using NetUtil.Core.Import;
using Xunit;

namespace NetUtil.Tests.Core.Import;

public sealed class TimeTextTests
{
    [Fact]
    public void ReadLog_reads_the_time_of_a_performance_log() => Assert.Equal(
        new DateTime(2021, 9, 16, 8, 1, 28, 780).Ticks, ReadLog("09/16/2021 08:01:28.780"));

    [Theory]
    [InlineData("9/16/2021 8:01")] // as a spreadsheet program writes it
    [InlineData("18:41.5")]
    [InlineData("16.09.2021 08:01:28")]
    [InlineData("13/16/2021 08:01:28.780")]
    [InlineData("02/30/2021 08:01:28.780")]
    [InlineData("09/16/2021 24:01:28.780")]
    [InlineData("09/16/2021 08:60:28.780")]
    [InlineData("09/16/2021 08:01:60.780")]
    [InlineData("09/1x/2021 08:01:28.780")]
    [InlineData("09/16/1600 08:01:28.780")]
    [InlineData("")]
    public void ReadLog_refuses_other_texts(string text) => Assert.Equal(-1, ReadLog(text));

    [Theory]
    [InlineData("1372629804", "2013-06-30T22:03:24Z")] // seconds
    [InlineData("1372629804.5", "2013-06-30T22:03:24.5Z")]
    [InlineData("1372629804000", "2013-06-30T22:03:24Z")] // milliseconds
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("2025-01-06T08:00:00Z", "2025-01-06T08:00:00Z")]
    [InlineData("2025-01-06 08:00:00Z", "2025-01-06T08:00:00Z")]
    [InlineData("2025-01-06T08:00:00.1234567+01:00", "2025-01-06T07:00:00.1234567Z")]
    [InlineData("2025-01-06T08:00-0530", "2025-01-06T13:30:00Z")]
    [InlineData("2025-01-06T08:00+02", "2025-01-06T06:00:00Z")]
    public void Read_understands_unix_times_and_iso_8601(string text, string expected)
    {
        Assert.Equal(ImportScene.Utc(expected).UtcTicks, Read(text, out bool isLocal));
        Assert.False(isLocal);
    }

    [Theory]
    [InlineData("2025-01-06")]
    [InlineData("2025-01-06T08:00")]
    [InlineData("2025-01-06 08:00:00")]
    [InlineData("2025-01-06T08:00:00,5")]
    public void Read_says_where_a_time_names_no_zone(string text)
    {
        Assert.True(Read(text, out bool isLocal) > 0);
        Assert.True(isLocal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("1e15")]
    [InlineData("06.01.2025 08:00:00")]
    [InlineData("01/06/2025 08:00:00")]
    [InlineData("2025-13-06T08:00:00Z")]
    [InlineData("2025-01-06T08")]
    [InlineData("2025-01-06X08:00:00Z")]
    [InlineData("2025-01-06T08:00:00ZZ")]
    [InlineData("2025-01-06T08:00:00+99:00")]
    [InlineData("2025-01-06T08:00:00+1")]
    public void Read_refuses_other_texts(string text) => Assert.Equal(-1, Read(text, out _));

    [Fact]
    public void Every_time_survives_being_written_and_read() =>
        Gen.Select(Gen.Long[0, 13_000_000_000 * TimeSpan.TicksPerSecond], Gen.Int[-14 * 60, 14 * 60])
            .Sample((ticks, minutes) =>
            {
                DateTimeOffset time = DateTimeOffset.UnixEpoch.AddDays(1).AddTicks(ticks)
                    .ToOffset(TimeSpan.FromMinutes(minutes));
                Assert.Equal(time.UtcTicks, Read(time.ToString("O"), out _));
            });

    private static long ReadLog(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return TimeText.ReadLog(bytes, 0, bytes.Length);
    }

    private static long Read(string text, out bool isLocal)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return TimeText.Read(bytes, 0, bytes.Length, out isLocal);
    }
}
