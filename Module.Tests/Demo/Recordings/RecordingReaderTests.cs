using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Demo;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;
using Xunit;

namespace NetUtil.Tests.Demo.Recordings;

public sealed class RecordingReaderTests
{
    private const long Start = 1661140279;

    private static readonly RecordedApplication s_shop = new("Shop", "shop", "front", null);
    private static readonly RecordedApplication s_trains = new("Trains", "trains", "front", "gateway");

    [Fact]
    public void Rates_come_by_service_and_minute()
    {
        using RecordingFolder folder = new();
        folder
            .Metrics(
                "shop",
                RecordingFolder.Row(Start, "front", 10, 100, 2),
                RecordingFolder.Row(Start + 61, "front", 20, 200, 4),
                RecordingFolder.Row(Start, "cart", 1, 11),
                RecordingFolder.Row(Start + 59, "cart", 2, 12))
            .Calls("shop", "1661140320,front,cart,30,5");

        ApplicationTraffic traffic = RecordingReader.Read(folder.FullName, s_shop);

        Assert.Equal("Shop", traffic.Application);
        Assert.Equal(2, traffic.Minutes);
        Assert.Equal(["cart", "front"], traffic.Services.Select(service => service.Service));
        Assert.Equal([11, 12], traffic.Services[0].SentBytesPerSecond);
        Assert.Equal([10, 20], traffic.Services[1].ReceivedBytesPerSecond);
        Assert.Empty(traffic.Notes);
    }

    [Fact]
    public void Calls_are_averaged_over_all_minutes_that_were_traced()
    {
        using RecordingFolder folder = Sample("shop", "front", requests: 0);
        folder.Calls("shop", "60,b,a,3,1", "60,a,b,30,1", "120,a,b,10,1");

        Assert.Equal(
            [new ServiceCalls("a", "b", 20), new ServiceCalls("b", "a", 1.5)],
            RecordingReader.Read(folder.FullName, s_shop).Calls);
    }

    [Fact]
    public void Requests_that_the_entry_counted_stand_for_calls_of_users()
    {
        using RecordingFolder folder = Sample("shop", "front", requests: 2.5);
        Assert.Equal(
            [new ServiceCalls("front", "cart", 7), new ServiceCalls("users", "front", 150)],
            RecordingReader.Read(folder.FullName, s_shop).Calls);
    }

    [Fact]
    public void An_entry_that_was_not_traced_passes_every_request_on()
    {
        using RecordingFolder folder = Sample("trains", "front", requests: 0.5);
        Assert.Equal(
            [
                new ServiceCalls("front", "cart", 7),
                new ServiceCalls("users", "front", 30),
                new ServiceCalls("front", "gateway", 30),
            ],
            RecordingReader.Read(folder.FullName, s_trains).Calls);
    }

    [Fact]
    public void A_clock_that_is_years_late_is_put_back_and_noted()
    {
        using RecordingFolder folder = new();
        folder
            .Metrics("shop", Enumerable.Range(0, 3).SelectMany(minute => new[]
            {
                RecordingFolder.Row(Start + (60 * minute), "front", 1, 10 + minute),
                RecordingFolder.Row(Start + (60 * minute), "cart", 1, 20 + minute),
                RecordingFolder.Row(Start + 200_000_000 + (60 * minute), "ads", 1, 30 + minute),
            }))
            .Calls("shop");

        ApplicationTraffic traffic = RecordingReader.Read(folder.FullName, s_shop);

        Assert.Equal(["the clock of ads is 200,000,000 s late; its rows are put back"], traffic.Notes);
        Assert.Equal(3, traffic.Minutes);
        Assert.Equal([30, 31, 32], traffic.Services.Single(one => one.Service == "ads").SentBytesPerSecond);
    }

    [Fact]
    public void Rows_out_of_order_blanks_and_negative_rates_are_handled_and_noted()
    {
        using RecordingFolder folder = new();
        folder
            .Metrics(
                "shop",
                RecordingFolder.Row(Start, "front", 1, 10),
                RecordingFolder.Row(Start + 120, "front", 3, -5),
                RecordingFolder.Row(Start + 60, "front", 2, 20),
                $"{Start + 180},front-7f,front,1,,40,0")
            .Calls("shop");

        ApplicationTraffic traffic = RecordingReader.Read(folder.FullName, s_shop);

        Assert.Equal([10, 20, 20, 40], traffic.Services[0].SentBytesPerSecond);
        Assert.Equal([1, 2, 3, 3], traffic.Services[0].ReceivedBytesPerSecond);
        Assert.Equal(
            [
                "1 rows stand before an earlier one and are put in order",
                "2 rates are missing, negative or impossible and are left out",
                "2 rates of minutes without a reading repeat the one before",
            ],
            traffic.Notes);
    }

    [Fact]
    public void A_recording_of_another_shape_is_refused()
    {
        using RecordingFolder folder = new();
        AssertRefused(folder, $"'{folder.FullName}' has no file 'shop_*_pod_metrics.csv.gz'.");

        folder.Metrics("shop");
        AssertRefused(folder, $"'{folder.At("shop_2022-08-22_pod_metrics.csv.gz")}' has no row.");

        folder.Metrics("shop", RecordingFolder.Row(Start, "cart", 1, 1));
        AssertRefused(folder, $"'{folder.FullName}' has no file 'shop_*_calls_per_minute.csv.gz'.");

        folder.Calls("shop");
        AssertRefused(folder, "The recording of Shop has no service 'front'.");

        folder.Write("shop_2022-08-23_pod_metrics.csv.gz", [RecordingFolder.MetricsHeader]);
        AssertRefused(folder, $"'{folder.FullName}' has 2 files 'shop_*_pod_metrics.csv.gz'; expected one.");
    }

    public static TheoryData<string[], string, string> WrongValues => new()
    {
        { ["1.5,p,front,1,1,1,1"], "60,front,cart,1,1", "column 'ts': expected Unix seconds, found 1.5." },
        { ["-60,p,front,1,1,1,1"], "60,front,cart,1,1", "column 'ts': expected Unix seconds, found -60." },
        { ["0,p,front,1,1,1,1"], "60,front,cart,-1,1", "column 'calls': expected a number of calls, found -1." },
        {
            ["0,p,front,1,1,1,1", "1209660,p,front,1,1,1,1"],
            "60,front,cart,1,1",
            "The recording's times span 14.0 days; expected at most two weeks."
        },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_wrong_value_is_refused(string[] rows, string call, string ending)
    {
        using RecordingFolder folder = new();
        folder.Metrics("shop", rows).Calls("shop", call);
        DemoException failure =
            Assert.Throws<DemoException>(() => RecordingReader.Read(folder.FullName, s_shop));
        Assert.EndsWith(ending, failure.Message);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), "netutil-absent");
        DemoException failure = Assert.Throws<DemoException>(() => RecordingReader.Read(path, s_shop));
        Assert.Equal($"There is no folder '{path}'.", failure.Message);
    }

    private static void AssertRefused(RecordingFolder folder, string message) => Assert.Equal(
        message, Assert.Throws<DemoException>(() => RecordingReader.Read(folder.FullName, s_shop)).Message);

    private static RecordingFolder Sample(string prefix, string entry, double requests) => new RecordingFolder()
        .Metrics(
            prefix,
            RecordingFolder.Row(Start, entry, 1, 1, requests),
            RecordingFolder.Row(Start, "gateway", 1, 1),
            RecordingFolder.Row(Start, "cart", 1, 1))
        .Calls(prefix, "60,front,cart,7,1");
}
