using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Import.ImportScene;

namespace NetUtil.Tests.Core.Import;

public sealed class BadFileTests
{
    [Theory]
    [InlineData("", ImportProblem.Empty)]
    [InlineData("\n\r\n  \n", ImportProblem.Empty)]
    [InlineData("time,subject,sent (B/s),received (B/s)\n", ImportProblem.Empty)]
    [InlineData("\"time,subject\n", ImportProblem.NotRecognised)]
    [InlineData("PK\u0003\u0004xl/workbook.xml", ImportProblem.Binary)]
    [InlineData("\u0001\u0000binary", ImportProblem.Binary)]
    [InlineData("<html><body>Not found</body></html>", ImportProblem.NotRecognised)]
    public void A_file_that_is_no_csv_is_refused(string text, ImportProblem problem)
    {
        (TrafficSample[] samples, ImportReport report) = Read(text);
        Assert.Empty(samples);
        Assert.Equal(problem, report.Refusal!.Problem);
        Assert.EndsWith(report.Refusal.Advice, report.Refusal.ToString());
    }

    [Fact]
    public void A_packed_file_is_known_by_its_content_and_names_its_meter_without_the_packing()
    {
        byte[] packed = Packed(Encoding.UTF8.GetBytes(Rows(10)));
        (TrafficSample[] samples, ImportReport report) = Read(packed, name: "rates.csv.GZ");
        Assert.Equal(10, samples.Length);
        Assert.Equal("file rates.csv", samples[0].Source);
        Assert.Null(report.Refusal);
    }

    [Theory]
    [InlineData(1)] // the last byte
    [InlineData(8)] // all of the trailer
    [InlineData(5000)]
    public void A_packed_file_that_is_cut_off_gives_what_it_holds_and_says_so(int missing)
    {
        byte[] packed = Packed(Encoding.UTF8.GetBytes(Rows(20_000)));
        (TrafficSample[] samples, ImportReport report) = Read(packed[..^missing]);
        Assert.Equal(ImportProblem.Truncated, report.Refusal!.Problem);
        Assert.InRange(samples.Length, 1, 20_000);
        Assert.Equal(report.Samples, samples.Length);
    }

    [Fact]
    public void A_packed_file_of_nothing_but_its_mark_is_cut_off() => Assert.Contains(
        Read([0x1F, 0x8B]).Report.Refusal!.Problem, new[] { ImportProblem.Truncated, ImportProblem.Empty });

    [Fact]
    public void A_line_without_end_is_refused_before_memory_is()
    {
        byte[] endless = new byte[70 * 1024 * 1024];
        Array.Fill(endless, (byte)'x');
        Assert.Equal(ImportProblem.NotRecognised, Read(endless).Report.Refusal!.Problem);
    }

    [Fact]
    public void Cancelling_ends_the_reading_and_lets_go_of_the_file()
    {
        using CancellationTokenSource stop = new();
        MemoryStream file = new(Encoding.UTF8.GetBytes(Rows(200_000)));
        StatisticImport import = new(file, "f", Fabric, Options);
        int taken = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (TrafficSample sample in import.Samples(stop.Token))
            {
                taken++;
                stop.Cancel();
            }
        });
        import.Dispose();
        Assert.InRange(taken, 1, 100_000);
        Assert.False(file.CanRead);
    }

    [Fact]
    public void Whoever_takes_no_more_ends_the_reading()
    {
        using StatisticImport import = new(
            new MemoryStream(Encoding.UTF8.GetBytes(Rows(200_000))), "f", Fabric, Options);
        Assert.Single(import.Samples(CancellationToken.None).Take(1));
        Assert.Throws<InvalidOperationException>(() => import.Samples(CancellationToken.None));
    }

    [Fact]
    public void The_position_tells_how_much_is_done()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Rows(1000));
        using StatisticImport import = new(new MemoryStream(bytes), "f", Fabric, Options);
        Assert.Equal(0, import.Position);
        Assert.Equal(1000, import.Samples(CancellationToken.None).Count());
        Assert.Equal(bytes.Length, import.Position);
    }

    private static string Rows(int count) => "time,subject,sent (B/s),received (B/s)\n" + string.Concat(
        Enumerable.Range(0, count).Select(i => $"{1_000_000_000 + (60 * i)},old,{i * 7919 % 100_003},{i % 7}\n"));
}
