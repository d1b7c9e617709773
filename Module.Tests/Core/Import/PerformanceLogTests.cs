using System;
using System.Linq;
using System.Text;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Import.ImportScene;

namespace NetUtil.Tests.Core.Import;

public sealed class PerformanceLogTests
{
    private const string Mark = "(PDH-CSV 4.0) (Zone of nobody)(-60)";
    private const string X520 = "Intel[R] Ethernet X520 _2";

    [Fact]
    public void A_rate_is_that_of_the_interval_since_the_row_before()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both(WebInstance)),
            Row("01/06/2025 09:00:00.000", double.NaN, double.NaN),
            Row("01/06/2025 09:00:15.000", 1000, 50),
            Row("01/06/2025 09:00:30.500", 2000, 0)));

        Assert.Equal(ImportFormat.PerformanceLog, report.Format);
        Assert.Equal(
            [
                (Utc("2025-01-06T08:00:00Z"), Utc("2025-01-06T08:00:15Z"), 15_000, 750),
                (Utc("2025-01-06T08:00:15Z"), Utc("2025-01-06T08:00:30.5Z"), 31_000, 0),
            ],
            samples.Select(one => (one.Start, one.End, one.SentBytes, one.ReceivedBytes)));
        Assert.All(samples, one => Assert.Equal(
            (TrafficKind.Adapter, WebId, null, "perfmon on HV01", SampleQuality.Good),
            (one.Kind, one.SubjectId, one.RemoteId, one.Source, one.Quality)));
        Assert.Equal((3, 2, 1), (report.Rows, report.Samples, report.Subjects));
        Assert.Equal(
            (Utc("2025-01-06T08:00:00Z"), Utc("2025-01-06T08:00:30.5Z")), (report.From, report.Until));
        Assert.Equal(["1 reading without a value."], report.DroppedInWords);
        Assert.Empty(report.Mended);
        Assert.Null(report.Refusal);
    }

    [Fact]
    public void Instances_are_known_by_their_ids_whatever_their_names_and_case()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, [.. Both(DbInstance.ToLowerInvariant()), .. Both("renamed_" + WebInstance)]),
            Row("01/06/2025 09:00:00.000", 1, 2, 3, 4),
            Row("01/06/2025 09:00:10.000", 1, 2, 3, 4)));

        Assert.Equal([DbId, WebId, DbId, WebId], samples.Select(one => one.SubjectId));
        Assert.Empty(report.Unknown);
    }

    [Fact]
    public void The_first_row_with_values_gets_an_interval_as_long_as_usual_and_that_is_counted()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both(WebInstance)),
            Row("01/06/2025 09:00:00.000", 8, 8),
            Row("01/06/2025 09:00:10.000", 8, 8),
            Row("01/06/2025 09:01:10.000", 8, 8),
            Row("01/06/2025 09:01:20.000", 8, 8)));

        Assert.Equal([10, 10, 60, 10], samples.Select(one => one.IntervalSeconds));
        Assert.Equal(
            [SampleQuality.Good, SampleQuality.Good, SampleQuality.Long, SampleQuality.Good],
            samples.Select(one => one.Quality));
        Assert.Equal(1, report.Mended[ImportMend.FirstInterval]);
    }

    [Fact]
    public void A_single_row_gives_nothing_since_its_interval_is_not_known()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both(WebInstance)), Row("01/06/2025 09:00:00.000", 8, 8)));

        Assert.Empty(samples);
        Assert.Equal(1, report.Dropped[ImportDrop.NoInterval]);
    }

    [Fact]
    public void What_is_no_rate_is_dropped_by_its_kind()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both(WebInstance)),
            Row("01/06/2025 09:00:00.000", 1, 1),
            Row("01/06/2025 09:00:10.000", -1, 1),
            Row("01/06/2025 09:00:20.000", 1, 1.3e11), // above 1 Tbit/s
            Row("01/06/2025 09:00:30.000", double.NaN, 1),
            "\"01/06/2025 09:00:40.000\",\"1.#INF\",\"1\"",
            "\"01/06/2025 09:00:50.000\",\"1\"",
            "\"01/06/2025 09:00:50.000\",\"1\",\"1\",\"1\"",
            "\"01/06/2025 09:00:50.000\",\"1\",\"1",
            "\"09:01.0\",\"1\",\"1\"",
            Row("01/06/2028 09:01:00.000", 1, 1),
            Header(Mark, Both(WebInstance)),
            "",
            Row("01/06/2025 09:01:00.000", 1, 1),
            "Exiting, please wait...",
            "The command completed successfully."));

        Assert.Equal(2, samples.Length);
        Assert.Equal(14, report.Rows);
        Assert.Equal(
            [
                (ImportDrop.Malformed, 5),
                (ImportDrop.Header, 1),
                (ImportDrop.BadTime, 1),
                (ImportDrop.Future, 1),
                (ImportDrop.Missing, 1),
                (ImportDrop.NotANumber, 1),
                (ImportDrop.Negative, 1),
                (ImportDrop.Absurd, 1),
            ],
            report.Dropped.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Contains(
            "5 rows not of the header's columns (first in line 7: '\"01/06/2025 09:00:50.000\",\"1\"').",
            report.DroppedInWords);
    }

    [Fact]
    public void A_member_adds_to_its_uplink_and_one_that_is_missing_gives_no_uplink()
    {
        string[] counters =
        [
            .. Both(X520, "Network Interface"), .. Both("nic2", "Network Interface"),
            .. Both("Mellanox ConnectX-4_Lx", "Network Adapter", "hv02.lab.example"),
        ];
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, counters),
            Row("01/06/2025 09:00:00.000", 1, 2, 10, 20, 5, 6),
            Row("01/06/2025 09:00:10.000", 1, 2, double.NaN, 20, 5, 6)));

        Assert.Equal(
            [("up1", 110, 220, "perfmon on HV01"), ("up2", 50, 60, "perfmon on HV02.LAB.EXAMPLE"),
                ("up2", 50, 60, "perfmon on HV02.LAB.EXAMPLE")],
            samples.Select(one => (one.SubjectId, one.SentBytes, one.ReceivedBytes, one.Source)));
        Assert.All(samples, one => Assert.Equal(TrafficKind.Uplink, one.Kind));
        Assert.Equal(1, report.Dropped[ImportDrop.Missing]);

        (samples, report) = Read(Lines(
            Header(Mark, [.. Both(X520, "Network Interface"), .. Both(WebInstance)]),
            Row("01/06/2025 09:00:00.000", 1, 2, 3, 4),
            Row("01/06/2025 09:00:10.000", 1, 2, 3, 4)));
        Assert.All(samples, one => Assert.Equal(WebId, one.SubjectId));
        Assert.Equal(2, report.Dropped[ImportDrop.Incomplete]);
    }

    [Theory]
    [InlineData(1.5625e8, false)] // 1.25 times 1 Gbit/s: the limit
    [InlineData(1.5626e8, true)]
    public void More_than_an_uplink_can_carry_is_absurd(double rate, bool isAbsurd)
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both("Mellanox ConnectX-4_Lx", "Network Interface", "HV02")),
            Row("01/06/2025 09:00:00.000", rate, 0),
            Row("01/06/2025 09:00:10.000", 0, 0)));

        Assert.Equal(isAbsurd ? 1 : 2, samples.Length);
        Assert.Equal(isAbsurd, report.Dropped.ContainsKey(ImportDrop.Absurd));
    }

    [Fact]
    public void The_hosts_own_adapters_switches_and_second_counters_are_counted_and_left_out()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark,
            [
                .. Both(WebInstance), .. Both("HV01___DEVICE_{70EBEFF6-10CD-400D-A29F-C6B4C0515E98}"),
                .. Both("team__TEAMNIC_x"), .. Both("vSwitch", "Hyper-V Virtual Switch"),
                .. Both("_Total", "Web Service"), .. Both("isatap.lab", "Network Interface"),
                Path(Vnic, WebInstance, "Packets Sent/sec"), @"\\HV01\Memory\Available MBytes",
                .. Both("one way", "Network Interface", "HV09"),
            ]),
            Row("01/06/2025 09:00:00.000", Enumerable.Repeat(1d, 16)),
            Row("01/06/2025 09:00:10.000", Enumerable.Repeat(1d, 16))));

        Assert.Equal(2, samples.Length);
        Assert.Equal(2, report.OtherCounters);
        Assert.Equal(
            [(ImportDrop.Unknown, 4), (ImportDrop.HostSide, 4), (ImportDrop.NotUsed, 4)],
            report.Dropped.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(
            ["'isatap.lab' is no member of an uplink of host 'HV01'.",
                "'one way' is on 'HV09', which is no host of the fabric; did you mean 'HV01'?"],
            report.Unknown.Select(one => one.ToString()));
    }

    [Fact]
    public void An_adapter_of_unknown_ids_is_named_and_its_namesake_offered()
    {
        string stranger = "old_Network Adapter_" + Guid.Empty + "--" + Guid.Empty;
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both(stranger)), Row("01/06/2025 09:00:00.000", 1, 1)));

        Assert.Empty(samples);
        Assert.Equal(ImportProblem.NoSubject, report.Refusal!.Problem);
        Assert.Contains(
            $"'{stranger}' has GUIDs that no VM of the fabric has; did you mean 'old-nic'?",
            report.Refusal.Message);
        Assert.Contains("-Map", report.Refusal.Advice);
    }

    [Theory]
    [InlineData("old")] // the VM's name
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("old_Network Adapter_00000000-0000-0000-0000-000000000000--00000000-0000-0000-0000-000000000000")]
    public void The_map_says_what_a_machine_an_id_or_an_instance_means(string key)
    {
        ImportOptions options = new(Now) { Map = name => name == key ? "twin-b" : null };
        (TrafficSample[] samples, _) = Read(
            Lines(
                Header(Mark, Both("old_Network Adapter_" + Guid.Empty + "--" + Guid.Empty)),
                Row("01/06/2025 09:00:00.000", 1, 1),
                Row("01/06/2025 09:00:10.000", 1, 1)),
            options);

        Assert.Equal(["twin-b", "twin-b"], samples.Select(one => one.SubjectId));
    }

    [Fact]
    public void Rows_of_one_time_count_once_and_none_where_they_differ()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, [.. Both(WebInstance), .. Both(DbInstance)]),
            Row("01/06/2025 09:00:00.000", double.NaN, double.NaN, double.NaN, double.NaN),
            Row("01/06/2025 09:00:10.000", 1, 1, 2, 2),
            Row("01/06/2025 09:00:10.000", 1, 1, 2, 3),
            Row("01/06/2025 09:00:10.000", 1, 1, 2, 2)));

        Assert.Equal(WebId, Assert.Single(samples).SubjectId);
        Assert.Equal(2, report.Dropped[ImportDrop.Repeated]);
        Assert.Equal(3, report.Dropped[ImportDrop.Contradictory]);
    }

    [Fact]
    public void Translated_names_are_read_in_their_code_page()
    {
        const string Adapter = "Виртуальный сетевой адаптер Hyper-V";
        string text = Lines(
            Header(
                Mark,
                @"\\HV01\Процесс(Idle)\% загруженности",
                $@"\\HV01\{Adapter}({DbInstance})\Отправлено байт/сек",
                $@"\\HV01\{Adapter}({DbInstance})\Получено байт/сек"),
            Row("01/06/2025 09:00:00.000", 1, 2, 3),
            Row("01/06/2025 09:00:10.000", 1, 2, 3));

        (TrafficSample[] samples, ImportReport report) = Read(CodePage(1251)!.GetBytes(text));

        Assert.Equal((20, 30), (samples[1].SentBytes, samples[1].ReceivedBytes));
        Assert.Equal(
            ["The file does not say its encoding; names were read as windows-1251. -Encoding names another one."],
            report.Notes);
    }

    [Fact]
    public void Names_in_an_unknown_language_are_refused_until_the_counters_are_named()
    {
        string text = Lines(
            Header(
                Mark, $@"\\HV01\Adapter({WebInstance})\Verzonden", $@"\\HV01\Adapter({WebInstance})\Ontvangen"),
            Row("01/06/2025 09:00:00.000", 2, 3),
            Row("01/06/2025 09:00:10.000", 2, 3));

        ImportRefusal refusal = Read(text).Report.Refusal!;
        Assert.Equal(ImportProblem.NoCounter, refusal.Problem);
        Assert.Contains(@"\Verzonden'", refusal.Message);
        Assert.Contains("-Column", refusal.Advice);

        ImportOptions named = new(Now) { Columns = new() { Sent = "verzonden", Received = "Ontvangen" } };
        Assert.Equal([(20d, 30d), (20d, 30d)], Facts(Read(text, named).Samples));
    }

    [Theory]
    [InlineData("(PDH-CSV 4.0)")] // as typeperf writes it
    [InlineData("(PDH-CSV 4.0) (RTZ 2 (")] // cut off by Windows
    public void A_log_that_names_no_zone_is_refused_until_it_is_named(string mark)
    {
        string text = Lines(
            Header(mark, Both(WebInstance)),
            Row("01/06/2025 09:00:00.000", 2, 3),
            Row("01/06/2025 09:00:10.000", 2, 3));

        Assert.Equal(ImportProblem.NoTimeZone, Read(text).Report.Refusal!.Problem);
        ImportOptions named = new(Now)
        {
            TimeZone = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(3), "x", "x"),
        };
        Assert.Equal(Utc("2025-01-06T06:00:10Z"), Read(text, named).Samples[1].End);
    }

    [Fact]
    public void A_log_with_tabs_and_one_that_was_saved_with_semicolons_are_read()
    {
        string comma = Lines(
            Header(Mark.Replace("CSV", "TSV"), Both(WebInstance)),
            Row("01/06/2025 09:00:00.000", 2, 3),
            Row("01/06/2025 09:00:10.000", 2, 3));

        Assert.Equal(2, Read(comma.Replace("\",\"", "\"\t\"")).Samples.Length);
        Assert.Equal(2, Read(comma.Replace("\",\"", ";").Replace("\"", "")).Samples.Length);
    }

    [Fact]
    public void A_log_whose_times_a_spreadsheet_shortened_is_refused()
    {
        (TrafficSample[] samples, ImportReport report) = Read(Lines(
            Header(Mark, Both(WebInstance)), "18:41.5,1,2", "18:56.5,1,2"));

        Assert.Empty(samples);
        Assert.Equal(ImportProblem.TimesLost, report.Refusal!.Problem);
        Assert.Contains("line 2", report.Refusal.Message);
        Assert.Contains("spreadsheet", report.Refusal.Advice);
    }

    [Fact]
    public void An_adapter_logged_on_two_hosts_keeps_two_meters()
    {
        (TrafficSample[] samples, _) = Read(Lines(
            Header(Mark, [.. Both(WebInstance), .. Both(WebInstance, host: "HV02")]),
            Row("01/06/2025 09:00:00.000", 1, 1, double.NaN, double.NaN),
            Row("01/06/2025 09:00:10.000", 1, 1, double.NaN, double.NaN),
            Row("01/06/2025 09:00:20.000", double.NaN, double.NaN, 2, 2)));

        Assert.Equal(
            ["perfmon on HV01", "perfmon on HV01", "perfmon on HV02"], samples.Select(one => one.Source));
    }

    [Fact]
    public void Utf_16_and_a_mark_of_utf_8_are_read()
    {
        string text = Lines(
            Header(Mark, Both(WebInstance)),
            Row("01/06/2025 09:00:00.000", 2, 3),
            Row("01/06/2025 09:00:10.000", 2, 3));
        Encoding[] marked = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8, Encoding.UTF32];
        foreach (Encoding encoding in marked)
        {
            Assert.Equal(2, Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Samples.Length);
        }

        Assert.Equal(2, Read(Encoding.Unicode.GetBytes(text)).Samples.Length);
        Assert.Equal(2, Read(Encoding.BigEndianUnicode.GetBytes(text)).Samples.Length);
        Assert.Equal(2, Read(Packed(Encoding.Unicode.GetBytes(text))).Samples.Length);
    }

    private static (double Sent, double Received)[] Facts(TrafficSample[] samples) =>
        [.. samples.Select(one => (one.SentBytes, one.ReceivedBytes))];
}
