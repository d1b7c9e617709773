using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Import.ImportScene;

namespace NetUtil.Tests.Core.Import;

/// <summary>Random files into which faults of known kinds are put.</summary>
public sealed class ImportPropertyTests
{
    private const string Mark = "(PDH-CSV 4.0) (Zone of nobody)(-60)";
    private const string PlainHeader = "time,subject,sent (B/s),received (B/s)";

    private static readonly DateTime s_start = new(2025, 1, 6, 9, 0, 0);

    private static readonly Gen<List<Fault>> s_faults = Gen.Int[0, 40]
        .Select(dice => dice < (int)Fault.Count ? (Fault)dice : Fault.None)
        .List[4, 200];

    /// <summary>What is wrong with one row.</summary>
    private enum Fault
    {
        None,
        Malformed,
        BadTime,
        Future,
        Missing,
        NotANumber,
        Negative,
        Absurd,
        Repeated,
        Contradictory,
        Header,
        Count,
    }

    [Fact]
    public void A_log_gives_every_sound_reading_and_counts_every_fault_by_its_kind() =>
        s_faults.Sample(faults =>
        {
            (string[] rows, Dictionary<ImportDrop, long> expected, int sound) = LogOf(faults);
            (TrafficSample[] samples, ImportReport report) = Read(Lines(rows));

            Assert.Equal(expected.OrderBy(pair => pair.Key), report.Dropped.OrderBy(pair => pair.Key));
            Assert.Equal(sound, samples.Length);
            Assert.Equal(sound, report.Samples);
            Assert.All(samples, sample =>
            {
                int index = (int)Math.Round((sample.End - Utc("2025-01-06T08:00:00Z")).TotalSeconds / 10);
                int offset = sample.SubjectId == WebId ? 0 : 5000;
                Assert.Equal(index + offset, sample.SentBytes / sample.IntervalSeconds, 1e-6);
                Assert.Equal((2 * index) + offset, sample.ReceivedBytes / sample.IntervalSeconds, 1e-6);
            });
        });

    [Fact]
    public void A_plain_file_gives_every_sound_row_and_counts_every_fault_by_its_kind() =>
        s_faults.Sample(faults =>
        {
            (string[] rows, Dictionary<ImportDrop, long> expected, int sound) = PlainOf(faults);
            (TrafficSample[] samples, ImportReport report) = Read(Lines([PlainHeader, .. rows]));

            Assert.Equal(expected.OrderBy(pair => pair.Key), report.Dropped.OrderBy(pair => pair.Key));
            Assert.Equal(sound, samples.Length);
            Assert.Equal(rows.Length, report.Rows);
            Assert.Equal(report.Rows, report.Samples + report.Dropped.Values.Sum());
        });

    [Fact]
    public void Rows_of_a_log_in_any_order_give_the_same_samples() =>
        Gen.Select(s_faults, Gen.Int[0, int.MaxValue]).Sample((faults, seed) =>
        {
            (string[] rows, _, _) = LogOf(faults);
            string[] shuffled = [.. rows[1..]];
            new Random(seed).Shuffle(shuffled);
            AssertSame(Read(Lines(rows)), Read(Lines([rows[0], .. shuffled])));
        });

    [Fact]
    public void Rows_of_a_plain_file_in_any_order_give_the_same_samples() =>
        Gen.Select(s_faults, Gen.Int[0, int.MaxValue]).Sample((faults, seed) =>
        {
            (string[] rows, _, _) = PlainOf(faults);
            string[] shuffled = [.. rows];
            new Random(seed).Shuffle(shuffled);
            AssertSame(Read(Lines([PlainHeader, .. rows])), Read(Lines([PlainHeader, .. shuffled])));
        });

    [Fact]
    public void Any_bytes_end_with_a_report_and_never_with_an_exception() =>
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            (TrafficSample[] samples, ImportReport report) = Read(bytes);
            Assert.Empty(samples);
            Assert.NotNull(report.Refusal);
        });

    [Fact]
    public void A_sound_log_with_any_byte_changed_is_read_or_refused_but_never_fails()
    {
        byte[] sound = System.Text.Encoding.UTF8.GetBytes(Lines(LogOf([.. new Fault[20]]).Rows));
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            byte[] changed = [.. sound];
            changed[place] = value;
            (TrafficSample[] samples, ImportReport report) = Read(changed);
            Assert.Equal(report.Samples, samples.Length);
        });
    }

    // The first row has no fault: it is what later intervals begin with. Two adapters; faults hit the first.
    private static (string[] Rows, Dictionary<ImportDrop, long> Expected, int Sound) LogOf(List<Fault> faults)
    {
        List<string> rows = [Header(Mark, [.. Both(WebInstance), .. Both(DbInstance)])];
        Dictionary<ImportDrop, long> expected = [];
        int sound = 0;
        for (int i = 0; i < faults.Count; i++)
        {
            Fault fault = i < 2 ? Fault.None : faults[i];
            string time = Time(i, "MM/dd/yyyy HH:mm:ss.fff");
            double[] values = [i, 2 * i, 5000 + i, 5000 + (2 * i)];
            sound += fault is Fault.None or Fault.Repeated or Fault.Header ? 2
                : fault is Fault.Missing or Fault.NotANumber or Fault.Negative or Fault.Absurd ? 1
                : fault == Fault.Contradictory ? 1 : 0;
            Count(expected, fault, fault is Fault.Repeated or Fault.Contradictory ? 2 : 1);
            switch (fault)
            {
                case Fault.Malformed:
                    rows.Add($"\"{time}\",\"1\"");
                    break;
                case Fault.BadTime:
                    rows.Add(Row("18:41.5", values));
                    break;
                case Fault.Future:
                    rows.Add(Row("01/06/2029 09:00:00.000", values));
                    break;
                case Fault.Missing:
                    rows.Add(Row(time, [double.NaN, .. values[1..]]));
                    break;
                case Fault.NotANumber:
                    rows.Add(Row(time, [double.PositiveInfinity, .. values[1..]]));
                    break;
                case Fault.Negative:
                    rows.Add(Row(time, [-1, .. values[1..]]));
                    break;
                case Fault.Absurd:
                    rows.Add(Row(time, [1e30, .. values[1..]]));
                    break;
                case Fault.Repeated:
                    rows.Add(Row(time, values));
                    rows.Add(Row(time, values));
                    break;
                case Fault.Contradictory:
                    rows.Add(Row(time, values));
                    rows.Add(Row(time, [values[0] + 1, .. values[1..]]));
                    expected[ImportDrop.Repeated] = expected.GetValueOrDefault(ImportDrop.Repeated) + 1;
                    break;
                case Fault.Header:
                    rows.Add(Row(time, values));
                    rows.Add(rows[0]);
                    break;
                default:
                    rows.Add(Row(time, values));
                    break;
            }
        }

        return ([.. rows], expected, sound);
    }

    private static (string[] Rows, Dictionary<ImportDrop, long> Expected, int Sound) PlainOf(List<Fault> faults)
    {
        List<string> rows = [];
        Dictionary<ImportDrop, long> expected = [];
        int sound = 0;
        for (int i = 0; i < faults.Count; i++)
        {
            Fault fault = i < 2 ? Fault.None : faults[i];
            string time = Time(i, "yyyy-MM-ddTHH:mm:ss") + "+01:00";
            sound += fault is Fault.None or Fault.Repeated or Fault.Header ? 1 : 0;
            Count(expected, fault, fault == Fault.Contradictory ? 2 : 1);
            rows.AddRange(fault switch
            {
                Fault.Malformed => [time + ",old,1"],
                Fault.BadTime => [$"noon,old,{i},1"],
                Fault.Future => [$"2029-01-01T00:00:00Z,old,{i},1"],
                Fault.Missing => [$"{time},old,,1"],
                Fault.NotANumber => [$"{time},old,x,1"],
                Fault.Negative => [$"{time},old,{i},-1"],
                Fault.Absurd => [$"{time},old,1e30,1"],
                Fault.Repeated => [$"{time},old,{i},1", $"{time},old,{i},1"],
                Fault.Contradictory => [$"{time},old,{i},1", $"{time},old,{i},2"],
                Fault.Header => [$"{time},old,{i},1", PlainHeader],
                _ => new[] { $"{time},old,{i},1" },
            });
        }

        return ([.. rows], expected, sound);
    }

    private static void Count(Dictionary<ImportDrop, long> expected, Fault fault, long count)
    {
        if (fault != Fault.None)
        {
            ImportDrop kind = Enum.Parse<ImportDrop>(fault.ToString());
            expected[kind] = expected.GetValueOrDefault(kind) + count;
        }
    }

    private static string Time(int index, string format) =>
        s_start.AddSeconds(10 * index).ToString(format, CultureInfo.InvariantCulture);

    private static void AssertSame(
        (TrafficSample[] Samples, ImportReport Report) one, (TrafficSample[] Samples, ImportReport Report) other)
    {
        Assert.Equal(Facts(one.Samples), Facts(other.Samples));
        Assert.Equal(
            one.Report.Dropped.OrderBy(pair => pair.Key), other.Report.Dropped.OrderBy(pair => pair.Key));
        Assert.Equal((one.Report.From, one.Report.Until), (other.Report.From, other.Report.Until));
    }

    private static string[] Facts(TrafficSample[] samples) =>
    [
        .. samples
            .Select(one => $"{one.SubjectId} {one.Start:O} {one.End:O} {one.SentBytes} {one.Quality}")
            .Order(StringComparer.Ordinal),
    ];
}
