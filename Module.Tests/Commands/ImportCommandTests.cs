using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using NetUtil.Core.Import;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Header = "time,subject,sent (Mbit/s),received (Mbit/s)\n";
    private const string Rates = Header
        + "2025-01-06T07:57:00Z,web-1,8,1\n2025-01-06T07:58:00Z,web-1,8,1\n2025-01-06T07:59:00Z,web-1,8,1\n";

    private readonly Lab _lab = Lab.Connected();

    [Fact]
    public void A_file_is_kept_once()
    {
        _lab.Write("rates.csv", Rates);

        ImportedStatistic first = Assert.Single(Import("Import-NetworkStatistic $Folder/rates.csv"));
        ImportedStatistic again = Assert.Single(Import("Import-NetworkStatistic $Folder/rates.csv"));

        Assert.Equal((3, 3, 0), (first.SampleCount, first.NewCount, first.KnownCount));
        Assert.Equal((3, 0, 3), (again.SampleCount, again.NewCount, again.KnownCount));
        Assert.Equal(("lab", ImportFormat.Plain, 3, 1, true),
            (first.Fabric, first.Format, first.RowCount, first.SubjectCount, first.IsComplete));
    }

    [Fact]
    public void WhatIf_reads_and_reports_and_keeps_nothing()
    {
        _lab.Write("rates.csv", Rates + "2025-01-06T08:00:00Z,web-1,,1\n");

        EngineRun run = _lab.Run("Import-NetworkStatistic $Folder/rates.csv -WhatIf");

        ImportedStatistic preview = Assert.Single(run.Values<ImportedStatistic>());
        Assert.Equal((3, null, null), (preview.SampleCount, preview.NewCount, preview.KnownCount));
        Assert.Equal(["rates.csv: 1 reading without a value (first in line 5: '2025-01-06T08:00:00Z,web-1,,1')."],
            run.Warnings);
        Assert.Equal(3, Import("Import-NetworkStatistic $Folder/rates.csv").Single().NewCount);
    }

    [Fact]
    public void Files_come_by_wildcard_by_name_and_through_the_pipeline()
    {
        _lab.Write("a.csv", Rates);
        _lab.Write("b.csv", Rates);
        _lab.Write("c[1].csv", Rates);

        Assert.Equal(3, Import("Import-NetworkStatistic $Folder/*.csv").Count);
        Assert.Equal(2, Import("\"$Folder/a.csv\", \"$Folder/b.csv\" | Import-NetworkStatistic").Count);
        Assert.Single(Import("[IO.FileInfo]::new(\"$Folder/c[1].csv\") | Import-NetworkStatistic"));
        Assert.Single(Import("Import-NetworkStatistic -LiteralPath $Folder/c[1].csv"));
    }

    [Theory]
    [InlineData("$Folder", "PathIsFolder")]
    [InlineData("$Folder/nothing.csv", "FileNotFound")]
    [InlineData("$Folder/empty.csv", "ImportFileEmpty")]
    [InlineData("$Folder/book.xlsx", "ImportFileBinary")]
    [InlineData("$Folder/other.csv", "ImportColumnMissing")]
    [InlineData("$Folder/unitless.csv", "ImportUnitMissing")]
    [InlineData("$Folder/local.csv", "ImportTimeZoneMissing")]
    [InlineData("$Folder/strangers.csv", "ImportSubjectUnknown")]
    [InlineData("$Folder/counters.csv", "ImportCounterMissing")]
    [InlineData("$Folder/excel.csv", "ImportTimesLost")]
    [InlineData("$Folder/half.csv.gz", "ImportFileTruncated")]
    [InlineData("$Folder/none*.csv", "PathMatchesNothing")]
    [InlineData("$Folder/page.csv", "ImportFileNotRecognised")]
    public void A_file_that_cannot_be_read_is_an_error_and_the_next_one_is_imported(string path, string id)
    {
        const string Mark = "\"(PDH-CSV 4.0) (UTC)(0)\"";
        _lab.Write("empty.csv", "");
        _lab.Write("book.xlsx", "PK\u0003\u0004");
        _lab.Write("other.csv", "a,b\n1,2\n");
        _lab.Write("page.csv", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n");
        _lab.Write("unitless.csv", "time,subject,sent,received\n1,web-1,1,1\n");
        _lab.Write("local.csv", Header + "2025-01-06 09:00,web-1,1,1\n");
        _lab.Write("strangers.csv", Header + "1,web-9,1,1\n");
        _lab.Write("counters.csv", Mark + ",\"\\\\H1\\Memory\\Available MBytes\"\n");
        _lab.Write("excel.csv", Mark + ",\"\\\\H1\\Network Interface(NIC1)\\Bytes Sent/sec\","
            + "\"\\\\H1\\Network Interface(NIC1)\\Bytes Received/sec\"\n18:41.5,1,1\n");
        byte[] packed = Core.Import.ImportScene.Packed(Encoding.UTF8.GetBytes(Rates));
        File.WriteAllBytes(_lab.At("half.csv.gz"), packed[..^9]);
        _lab.Write("rates.csv", Rates);

        EngineRun run = _lab.Run($"Import-NetworkStatistic {path}, $Folder/rates.csv");

        Assert.Equal([id + ",NetUtil.Commands.ImportNetworkStatisticCommand"], run.ErrorIds);
        Assert.Equal(3, run.Values<ImportedStatistic>()[^1].SampleCount);
        Assert.False(string.IsNullOrWhiteSpace(run.Errors[0].ErrorDetails.RecommendedAction));
    }

    [Theory]
    [InlineData("none*.csv", "No file matches '~/none*.csv'.",
        "Check the folder and the wildcards; -LiteralPath takes names with brackets as they stand.")]
    [InlineData("empty.csv", "'~/empty.csv' was not imported: The file is empty.",
        "Check whether the log was ever started.")]
    [InlineData("header.csv", "'~/header.csv' was not imported: The file has a header and no row.",
        "Check whether the log was stopped at once.")]
    [InlineData("log.blg", "'~/log.blg' was not imported: The file is binary, not a CSV.",
        "A binary performance log becomes a CSV by 'relog LOG.blg -f CSV -o LOG.csv'.")]
    [InlineData("page.csv", "'~/page.csv' was not imported: The file is a web page, not a CSV.",
        "Get the measured values as CSV; a web page often comes where a download asks for a sign-in.")]
    [InlineData("data.json", "'~/data.json' was not imported: The file is JSON, not a CSV.",
        "Get the measured values as CSV; a web page often comes where a download asks for a sign-in.")]
    [InlineData("letter.txt", "'~/letter.txt' was not imported: The file is no table: line 2 should name its columns, "
        + "and has one cell, 'Dear administrator'.",
        "A table begins with a line such as 'time,subject,sent (B/s),received (B/s)'. Where its cells are separated by "
        + "something else than comma, semicolon, tab or bar, name that with -Delimiter.")]
    [InlineData("other.csv", "'~/other.csv' was not imported: The file has no column 'time'; it has 'Zeit', 'Gesendet'.",
        "Say which column is which with -Column @{ Time = '...'; Subject = '...'; Sent = '...'; Received = '...' }, see "
        + "about_NetUtil_Import.")]
    public void A_file_that_cannot_be_read_is_said_to_be_what_it_is(string name, string message, string action)
    {
        _lab.Write("empty.csv", "");
        _lab.Write("header.csv", Header);
        File.WriteAllBytes(_lab.At("log.blg"), [.. Enumerable.Range(0, 512).Select(i => (byte)(1 + (i * 7 % 31)))]);
        _lab.Write("page.csv", "\n<HTML><head><title>Sign in, please</title></head></HTML>\n");
        _lab.Write("data.json", "{ \"time\": 1, \"sent\": 2 }\n");
        _lab.Write("letter.txt", "\nDear administrator\nthis is no table\n");
        _lab.Write("other.csv", "Zeit;Gesendet\n1;2\n");

        EngineRun run = _lab.Run($"Import-NetworkStatistic \"$Folder/{name}\"");

        string folder = _lab.At("").TrimEnd('/', '\\');
        Assert.Equal(
            message, Assert.Single(run.Errors).ToString().Replace(folder, "~", StringComparison.Ordinal).Replace('\\', '/'));
        Assert.Equal(action, run.Errors[0].ErrorDetails.RecommendedAction);
        Assert.False(run.WasEnded);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_file_that_is_really_UTF_16_is_read_with_and_without_its_mark(bool isBigEndian, bool hasMark)
    {
        UnicodeEncoding encoding = new(isBigEndian, hasMark);
        File.WriteAllBytes(_lab.At("wide.csv"), [.. encoding.GetPreamble(), .. encoding.GetBytes(Rates)]);

        ImportedStatistic result = Assert.Single(Import("Import-NetworkStatistic $Folder/wide.csv"));

        Assert.Equal((3, 3, 0), (result.SampleCount, result.NewCount, result.DroppedCount));
    }

    [Fact]
    public void Names_that_the_fabric_does_not_have_are_listed_with_what_may_be_meant()
    {
        _lab.Write("rates.csv", Rates + "2025-01-06T08:00:00Z,bulk-2,1,1\n");

        EngineRun run = _lab.Run("Import-NetworkStatistic $Folder/rates.csv");

        Assert.Equal(
            ["'bulk-2' is no adapter and no VM of the fabric; did you mean 'bulk-1'?"],
            Assert.Single(run.Values<ImportedStatistic>()).Unknown);
        Assert.Contains("-Map says what they mean.", run.Warnings[^1]);
    }

    [Fact]
    public void A_map_takes_names_before_wildcards_and_says_where_it_leads_nowhere()
    {
        _lab.Write(
            "pods.csv",
            "ts,pod,tx,rx\n100,web-a,1,1\n160,web-a,1,1\n100,db-a,1,1\n160,db-a,1,1\n100,x-a,1,1\n");

        EngineRun run = _lab.Run("""
            Import-NetworkStatistic $Folder/pods.csv -Unit kB/s -WhatIf `
                -Column @{ Time = 'ts'; Subject = 'pod'; Sent = 'tx'; Received = 'rx' } `
                -Map @{ 'db-a' = 'db-1'; '*b-a' = 'web-1'; 'x-*' = 'nobody' }
            """);

        ImportedStatistic result = Assert.Single(run.Values<ImportedStatistic>());
        Assert.Equal((4, 2), (result.SampleCount, result.SubjectCount));
        Assert.Equal(
            ["'x-a' is mapped to 'nobody', which is no adapter and no VM of the fabric."], result.Unknown);
    }

    [Theory]
    [InlineData("-Unit Mbs", "ImportUnitUnknown")]
    [InlineData("-Column @{ Sned = 'tx' }", "ImportColumnUnknown")]
    [InlineData("-TimeZone Nowhere", "ParameterArgumentTransformationError")]
    [InlineData("-Encoding klingon", "ParameterArgumentTransformationError")]
    public void What_is_said_of_files_is_checked(string arguments, string id)
    {
        _lab.Write("rates.csv", Rates);
        EngineRun run = _lab.Run($"Import-NetworkStatistic $Folder/rates.csv {arguments}");
        Assert.Equal([id + ",NetUtil.Commands.ImportNetworkStatisticCommand"], run.ErrorIds);
    }

    [Fact]
    public void Local_times_are_read_in_the_zone_that_is_named()
    {
        _lab.Write("local.csv", Header + "2025-01-06 09:00,web-1,1,1\n2025-01-06 09:01,web-1,1,1\n");
        ImportedStatistic result = Assert.Single(Import(
            "Import-NetworkStatistic $Folder/local.csv -TimeZone UTC -Encoding 1251 -Source switch"));
        Assert.Equal(new DateTimeOffset(2025, 1, 6, 9, 1, 0, TimeSpan.Zero), result.Until);
    }

    [Fact]
    public void Counter_samples_come_through_the_pipeline()
    {
        IReadOnlyList<ImportedStatistic> results = Import("""
            $sets = foreach ($second in 0, 15, 30, 45) {
                $time = [datetime]::new(2025, 1, 6, 8, 0, $second, [DateTimeKind]::Utc)
                $samples = foreach ($counter in 'bytes sent/sec', 'bytes received/sec', 'packets sent/sec') {
                    [pscustomobject]@{
                        Path = "\\h1\network interface(nic1)\$counter"
                        CookedValue = if ($second -eq 30) { -1 } else { 1000 }
                        Timestamp = $time
                        Status = 0
                    }
                }
                [pscustomobject]@{ Timestamp = $time; CounterSamples = $samples }
            }
            $sets | Import-NetworkStatistic
            """);

        ImportedStatistic result = Assert.Single(results);
        Assert.Equal(("pipeline", ImportFormat.CounterSamples, 12, 3, 3),
            (result.Path, result.Format, result.RowCount, result.SampleCount, result.NewCount));
        Assert.Equal("Negative", Assert.Single(result.Counts, one => one.Action == "Dropped").Kind);
        Assert.Equal(1, result.OtherCounterCount);
    }

    [Fact]
    public void Objects_that_are_no_counter_samples_are_named()
    {
        EngineRun run = _lab.Run("[pscustomobject]@{ CounterSamples = @('x') } | Import-NetworkStatistic");
        Assert.Equal("ImportNotSamples,NetUtil.Commands.ImportNetworkStatisticCommand", run.ErrorIds[0]);
    }

    [Fact]
    public void A_long_import_reports_progress_and_is_stopped_at_once_and_goes_on_when_repeated()
    {
        StringBuilder text = new(Header);
        for (int i = 0; i < 200_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{1_600_000_000 + (60 * i)},web-1,{i % 97},1\n");
        }

        _lab.Write("long.csv", text.ToString());

        Assert.True(_lab.Session.StopAtProgress("Import-NetworkStatistic $Folder/long.csv"));
        ImportedStatistic rest = Assert.Single(Import("Import-NetworkStatistic $Folder/long.csv"));
        Assert.Equal(200_000, rest.SampleCount);
        Assert.Equal(200_000, rest.NewCount + rest.KnownCount);
        Assert.InRange(rest.NewCount!.Value, 1, 200_000);

        // What was kept before the stop are whole batches.
        Assert.Equal(0, rest.KnownCount % 50_000);
    }

    [Fact]
    public void Without_a_fabric_nothing_is_imported()
    {
        using Lab lab = new();
        lab.Write("rates.csv", Rates);
        EngineRun run = lab.Run("$env:NETUTIL_STORE = $Store; Import-NetworkStatistic $Folder/rates.csv");
        Assert.Equal(["FabricNotConnected,NetUtil.Commands.ImportNetworkStatisticCommand"], run.ErrorIds);
        lab.Run("$env:NETUTIL_STORE = $null");
    }

    [Fact]
    public void The_views_show_counts_and_words()
    {
        _lab.Write("rates.csv", Rates + "2025-01-06T08:00:00Z,web-1,,1\n");
        string table = _lab.Show("Import-NetworkStatistic $Folder/rates.csv -WarningAction SilentlyContinue");
        Assert.Matches("File +Rows +Samples +New +Dropped +Until", table);
        Assert.Matches(@"rates\.csv +4 +3 +3 +1 ", table);
    }

    [Fact]
    public async Task The_shell_knows_code_pages()
    {
        ShellResult result = await ShellProcess.RunScriptAsync(
            "[System.Text.Encoding]::GetEncoding(1251).WebName");
        Assert.Equal("windows-1251\n", result.Output);
    }

    public void Dispose() => _lab.Dispose();

    private IReadOnlyList<ImportedStatistic> Import(string script) =>
        [.. _lab.Do(script).Cast<ImportedStatistic>()];
}
