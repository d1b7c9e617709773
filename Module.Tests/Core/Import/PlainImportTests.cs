using System;
using System.Linq;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Import.ImportScene;

namespace NetUtil.Tests.Core.Import;

public sealed class PlainImportTests
{
    [Fact]
    public void Every_kind_of_subject_is_read_with_the_units_of_its_columns()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            "time,kind,subject,remote,interval (s),sent (Mbit/s),received (MB)",
            "2025-01-06T08:00:00Z,,old-nic,,60,8,3",
            "2025-01-06T08:00:00Z,adapter,old,,60,8,3",
            "2025-01-06T09:00:00+01:00,pair,OLD-NIC,twin-a,60,8,3",
            "2025-01-06T08:00:00Z,,old-nic,Internet,60,8,3",
            "2025-01-06T08:00:00Z,Uplink,UP1,,60,8,3",
            "2025-01-06T08:00:00Z,link,l1,,60,8,3"));

        Assert.Equal(ImportFormat.Plain, report.Format);
        Assert.Equal(
            [
                (TrafficKind.Adapter, "old-nic", null),
                (TrafficKind.Adapter, "old-nic", null),
                (TrafficKind.Pair, "old-nic", "twin-a"),
                (TrafficKind.Pair, "old-nic", "wan"),
                (TrafficKind.Uplink, "up1", null),
                (TrafficKind.Link, "l1", null),
            ],
            samples.Select(one => (one.Kind, one.SubjectId, one.RemoteId)));
        Assert.All(samples, one => Assert.Equal(
            (Utc("2025-01-06T07:59:00Z"), Utc("2025-01-06T08:00:00Z"), 60e6, 3e6, "file file.csv"),
            (one.Start, one.End, one.SentBytes, one.ReceivedBytes, one.Source)));
        Assert.Empty(report.Dropped);
        Assert.Empty(report.Mended);
    }

    [Theory]
    [InlineData("bit/s", 1)]
    [InlineData("kbps", 1e3)]
    [InlineData("MBS", 8e6)]
    [InlineData("KiB/s", 8192)]
    [InlineData("GB/s", 8e9)]
    public void A_row_may_say_its_unit(string unit, double bitsPerSecond)
    {
        (TrafficSample[] samples, _) = Read(Lines(
            "time;adapter;unit;sent;received;interval [min]", $"1736150400;old-nic;{unit};2;0.5;1"));

        TrafficSample sample = Assert.Single(samples);
        Assert.Equal(2 * bitsPerSecond, sample.SentBitsPerSecond, 1e-6);
        Assert.Equal(bitsPerSecond / 2, sample.ReceivedBitsPerSecond, 1e-6);
        Assert.Equal(60, sample.IntervalSeconds);
    }

    [Fact]
    public void Foreign_columns_are_named_and_other_ones_ignored()
    {
        ImportOptions options = new(Now)
        {
            Columns = new() { Time = "ts", Subject = "pod", Sent = "net_tx_bytes", Received = "net_rx_bytes" },
            Unit = "B/s",
            Map = name => name.StartsWith("shop-", StringComparison.Ordinal) ? "old" : null,
            Source = "prometheus",
        };
        (TrafficSample[] samples, ImportReport report) = Read(
            Lines(
                "ts,pod,service,cpu_m,net_rx_bytes,net_tx_bytes",
                "1736150400,shop-5f65,shop,1.7,100,200",
                "1736150460,shop-5f65,shop,1.7,100,200"),
            options);

        Assert.Equal([("old-nic", 12_000, 6_000, "prometheus"), ("old-nic", 12_000, 6_000, "prometheus")],
            samples.Select(one => (one.SubjectId, one.SentBytes, one.ReceivedBytes, one.Source)));
        Assert.Equal(1, report.Mended[ImportMend.FirstInterval]);
    }

    [Fact]
    public void A_file_about_one_thing_needs_no_column_for_it()
    {
        ImportOptions options = new(Now)
        {
            Columns = new()
            {
                Time = "Timestamp", // its header says [ms], its values are seconds
                Sent = "Network transmitted throughput [KB/s]",
                Received = "Network received throughput",
            },
            Unit = "kB/s",
            Subject = "db node 2",
        };
        (TrafficSample[] samples, _) = Read(
            "Timestamp [ms];\tCPU cores;\tNetwork received throughput [KB/s];\t"
                + "Network transmitted throughput [KB/s]\n"
                + "1372629804;\t4;\t4.4;\t0.13333333333333333\n"
                + "1372630104;\t4;\t1.6777216E7;\t0.2\n",
            options);

        Assert.Equal(2, samples.Length);
        Assert.Equal((DbId, 300d), (samples[1].SubjectId, samples[1].IntervalSeconds));
        Assert.Equal(60_000, samples[1].SentBytes, 1e-6);
        Assert.Equal(1.6777216e10 * 300, samples[1].ReceivedBytes, 1);
    }

    [Fact]
    public void A_value_after_missing_rows_stands_for_a_usual_interval_only()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            "time,subject,sent (B/s),received (B/s)",
            "1000,old,1,1",
            "1300,old,1,1",
            "1600,old,1,1",
            "100000,old,1,1"));

        Assert.Equal([300, 300, 300, 300], samples.Select(one => one.IntervalSeconds));
        Assert.Equal(1, report.Mended[ImportMend.Gap]);
        Assert.Equal(1, report.Mended[ImportMend.FirstInterval]);
    }

    [Fact]
    public void What_is_no_sample_is_dropped_by_its_kind()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            "time,subject,sent (B/s),received (B/s)",
            "1000,old,1,1",
            "1300,old,,1",
            "1300,old,-1,1",
            "1300,old,x,1",
            "1300,old,1,2e11",
            "1300,nobody,1,1",
            "yesterday,old,1,1",
            "1861140279,old,1,1",
            "1300,old,1",
            "time,subject,sent (B/s),received (B/s)",
            "1600,old,1,1",
            "1600,old,1,1",
            "1900,old,1,1",
            "1900,old,1,2",
            "2200,old,1,1"));

        Assert.Equal([1000, 1600, 2200], samples.Select(one => one.End.ToUnixTimeSeconds()));
        Assert.Equal(
            [
                (ImportDrop.Malformed, 1),
                (ImportDrop.Header, 1),
                (ImportDrop.BadTime, 1),
                (ImportDrop.Future, 1),
                (ImportDrop.Unknown, 1),
                (ImportDrop.Missing, 1),
                (ImportDrop.NotANumber, 1),
                (ImportDrop.Negative, 1),
                (ImportDrop.Absurd, 1),
                (ImportDrop.Repeated, 1),
                (ImportDrop.Contradictory, 2),
            ],
            report.Dropped.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(report.Rows, samples.Length + report.Dropped.Values.Sum());
    }

    [Theory]
    [InlineData("kind,subject,sent (B/s),received (B/s)", ImportProblem.NoColumn, "no column 'time'")]
    [InlineData("time,sent (B/s),received (B/s)", ImportProblem.NoColumn, "no column 'subject'")]
    [InlineData("time,subject,snet (B/s),received (B/s)", ImportProblem.NoColumn, "no column 'sent'")]
    [InlineData("time,subject,sent,received (B/s)", ImportProblem.NoUnit, "unit of the column 'sent'")]
    [InlineData("time,subject,sent (Mbs),received (B/s)", ImportProblem.NoUnit, "unit of the column 'sent (Mbs)'")]
    [InlineData("time,subject,interval (d),sent (B),received (B)", ImportProblem.NoUnit, "'d'")]
    [InlineData("time#subject#sent#received", ImportProblem.NotRecognised, "one cell, 'time#subject#sent#received'")]
    public void A_header_that_does_not_say_enough_is_refused(string header, ImportProblem problem, string says)
    {
        ImportRefusal refusal = Read(Lines(header, "1,2,3,4,5")).Report.Refusal!;
        Assert.Equal(problem, refusal.Problem);
        Assert.Contains(says, refusal.Message);
    }

    [Fact]
    public void A_delimiter_that_is_named_is_taken()
    {
        ImportOptions options = new(Now) { Delimiter = '#' };
        string text = Lines("time#subject#sent (B/s)#received (B/s)", "1#old#2#3", "2#old#2#3");
        Assert.Equal(2, Read(text, options).Samples.Length);
    }

    [Fact]
    public void A_unit_that_contradicts_the_header_is_refused()
    {
        ImportOptions options = new(Now) { Unit = "kB/s" };
        ImportRefusal refusal = Read("time,subject,sent (Mbit/s),received (kB/s)\n", options).Report.Refusal!;
        Assert.Equal(ImportProblem.NoUnit, refusal.Problem);
        Assert.Equal("The column 'sent (Mbit/s)' says Mbit/s, and -Unit says kB/s.", refusal.Message);
    }

    [Fact]
    public void Times_without_a_zone_are_refused_until_it_is_named()
    {
        string text = Lines("time,subject,interval,sent (B/s),received (B/s)", "2025-01-06 09:00,old,60,1,1");
        ImportRefusal refusal = Read(text).Report.Refusal!;
        Assert.Equal(ImportProblem.NoTimeZone, refusal.Problem);
        Assert.Contains("line 2: '2025-01-06 09:00'", refusal.Message);

        ImportOptions named = new(Now)
        {
            TimeZone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(1), "x", "x"),
        };
        Assert.Equal(Utc("2025-01-06T08:00:00Z"), Assert.Single(Read(text, named).Samples).End);
    }

    [Theory]
    [InlineData("old-nik", "is no adapter and no VM of the fabric", "old-nic")]
    [InlineData("twin", "is a VM with several adapters; use the id of one", "twin-a")]
    [InlineData("stranger", "is no adapter and no VM of the fabric", null)]
    public void An_unknown_subject_is_named_with_what_may_be_meant(string name, string reason, string? nearest)
    {
        ImportReport report = Read(Lines(
            "time,subject,sent (B/s),received (B/s)", $"1000,{name},1,1", "1000,old,1,1", "1300,old,1,1")).Report;

        UnknownSubject unknown = Assert.Single(report.Unknown);
        Assert.Equal((name, reason, nearest), (unknown.Name, unknown.Reason, unknown.Nearest));
        Assert.Equal(1, report.Dropped[ImportDrop.Unknown]);
    }

    [Theory]
    [InlineData("speed", "old", "")]
    [InlineData("pair", "old", "nobody")]
    [InlineData("link", "l2", "")]
    [InlineData("uplink", "up", "")]
    public void A_kind_or_an_end_that_there_is_not_is_unknown(string kind, string subject, string remote)
    {
        ImportReport report = Read(Lines(
            "time,kind,subject,remote,interval,sent (B/s),received (B/s)",
            $"1,{kind},{subject},{remote},1,1,1")).Report;
        Assert.Equal(ImportProblem.NoSubject, report.Refusal!.Problem);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-60")]
    [InlineData("long")]
    [InlineData("")]
    public void An_interval_that_is_none_drops_its_row(string interval)
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            "time,subject,interval,sent (B/s),received (B/s)", $"1000,old,{interval},1,1"));
        Assert.Empty(samples);
        Assert.Equal(1, report.Dropped.Values.Sum());
    }

    [Fact]
    public void Quoted_cells_may_hold_delimiters_and_quotes()
    {
        ImportOptions options = new(Now) { Map = name => name == "a \"b\", c" ? "old" : null };
        (TrafficSample[] samples, _) = Read(
            Lines(
                "\"time\",\"subject\",\"interval\",\"sent (B/s)\",\"received (B/s)\"",
                "1000,\"a \"\"b\"\", c\",60,\"1,5\",2"),
            options);
        Assert.Equal((90, 120), (samples[0].SentBytes, samples[0].ReceivedBytes));
    }
}
