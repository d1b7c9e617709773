using System;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Import.ImportScene;

namespace NetUtil.Tests.Core.Import;

/// <summary>Get-Counter ... | Select-Object -ExpandProperty CounterSamples | Export-Csv.</summary>
public sealed class CounterSampleImportTests
{
    private const string Columns = "\"Path\",\"InstanceName\",\"CookedValue\",\"RawValue\",\"SecondValue\","
        + "\"MultipleCount\",\"CounterType\",\"Timestamp\",\"Timestamp100NSec\",\"Status\","
        + "\"DefaultScale\",\"TimeBase\"";

    private static readonly ImportOptions s_options = new(Now)
    {
        TimeZone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(1), "x", "x"),
    };

    [Fact]
    public void Sent_and_received_of_one_time_become_a_sample()
    {
        (TrafficSample[] samples, ImportReport report) = Read(
            Lines(
                "#TYPE Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample",
                Columns,
                Sample(DbInstance, "bytes sent/sec", 0, "10"),
                Sample(DbInstance, "bytes received/sec", 0, "20"),
                Sample(DbInstance, "packets sent/sec", 0, "1"),
                Sample(DbInstance, "bytes sent/sec", 5, "1,5"), // on a machine with decimal commas
                Sample(DbInstance, "bytes received/sec", 5, "2")),
            s_options);

        Assert.Equal(ImportFormat.CounterSamples, report.Format);
        Assert.Equal(
            [(Utc("2025-01-06T08:00:00Z"), 50, 100), (Utc("2025-01-06T08:00:05Z"), 7.5, 10)],
            samples.Select(one => (one.End, one.SentBytes, one.ReceivedBytes)));
        Assert.All(samples, one => Assert.Equal((DbId, "perfmon on HV01"), (one.SubjectId, one.Source)));
        Assert.Equal((5, 1, 1), (report.Rows, report.Subjects, report.OtherCounters));
    }

    [Fact]
    public void Rows_in_any_order_give_the_same_samples()
    {
        string[] rows =
        [
            .. Enumerable.Range(0, 40).SelectMany(second => new[]
            {
                Sample(DbInstance, "bytes sent/sec", second, (second * 3).ToString(CultureInfo.InvariantCulture)),
                Sample(DbInstance, "bytes received/sec", second, "7"),
                Sample(WebInstance, "bytes sent/sec", second, "8"),
                Sample(WebInstance, "bytes received/sec", second, "9"),
            }),
        ];
        string[] shuffled = [.. rows];
        new Random(5).Shuffle(shuffled);

        (TrafficSample[] straight, _) = Read(Lines([Columns, .. rows]), s_options);
        (TrafficSample[] mixed, ImportReport report) = Read(Lines([Columns, .. shuffled]), s_options);

        Assert.Equal(80, straight.Length);
        Assert.Equal(Facts(straight), Facts(mixed));
        Assert.Empty(report.Dropped);
    }

    [Fact]
    public void A_counter_that_appears_later_gets_its_samples_from_then_on()
    {
        (TrafficSample[] samples, ImportReport report) = Read(
            Lines(
                Columns,
                Sample(DbInstance, "bytes sent/sec", 0, "1"),
                Sample(DbInstance, "bytes received/sec", 0, "1"),
                Sample(DbInstance, "bytes sent/sec", 5, "1"),
                Sample(DbInstance, "bytes received/sec", 5, "1"),
                Sample(WebInstance, "bytes sent/sec", 5, "1"),
                Sample(WebInstance, "bytes received/sec", 5, "1")),
            s_options);

        Assert.Equal([DbId, DbId, WebId], samples.Select(one => one.SubjectId));
        Assert.Empty(report.Dropped);
    }

    [Fact]
    public void What_cannot_be_used_is_dropped_by_its_kind()
    {
        (TrafficSample[] samples, ImportReport report) = Read(
            Lines(
                Columns,
                Sample(DbInstance, "bytes sent/sec", 0, "1"),
                Sample(DbInstance, "bytes received/sec", 0, "1"),
                Sample(DbInstance, "bytes sent/sec", 5, "1").Replace("\"0\",\"0\",", "\"3221228473\",\"0\","),
                Sample(DbInstance, "bytes received/sec", 5, "1"),
                Sample(DbInstance, "bytes sent/sec", 10, "1").Replace("\"13380", "\"x13380"),
                Sample(DbInstance, "bytes sent/sec", 100_000_000, "1"),
                "\"x\",\"y\""),
            s_options);

        Assert.Single(samples);
        Assert.Equal(
            [(ImportDrop.Malformed, 1), (ImportDrop.BadTime, 1), (ImportDrop.Future, 1), (ImportDrop.Missing, 1)],
            report.Dropped.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Local_times_are_refused_until_the_zone_is_named() => Assert.Equal(
        ImportProblem.NoTimeZone,
        Read(Lines(Columns, Sample(DbInstance, "bytes sent/sec", 0, "1"))).Report.Refusal!.Problem);

    [Theory]
    [InlineData("\"Timestamp\",\"CounterSamples\"")] // the sample sets themselves
    [InlineData("\"Path\",\"CookedValue\"")]
    public void An_export_without_what_is_needed_is_refused_with_the_right_command(string columns)
    {
        ImportRefusal refusal = Read(Lines(columns, "1,2"), s_options).Report.Refusal!;
        Assert.Equal(ImportProblem.NoColumn, refusal.Problem);
        Assert.Contains("-ExpandProperty CounterSamples", refusal.Advice);
    }

    private static string Sample(string instance, string counter, long seconds, string value)
    {
        long time = new DateTime(2025, 1, 6, 9, 0, 0, DateTimeKind.Utc).AddSeconds(seconds).ToFileTimeUtc();
        string path = Path(Vnic, instance, counter, "hv01").ToLowerInvariant();
        return string.Join(',', new object[]
        {
            path, instance, value, 1, 2, 1, "RateCountPerSecond64", "06.01.2025 09:00:00", time, 0, 0, 10_000_000,
        }.Select(cell => $"\"{cell}\""));
    }

    private static string[] Facts(TrafficSample[] samples) =>
    [
        .. samples
            .Select(one => $"{one.SubjectId} {one.Start:O} {one.End:O} {one.SentBytes} {one.ReceivedBytes}")
            .Order(),
    ];
}
