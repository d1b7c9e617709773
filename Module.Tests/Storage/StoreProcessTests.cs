using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

/// <summary>Several real processes on one store.</summary>
public sealed class StoreProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_processes_write_one_new_store_at_once_and_lose_nothing()
    {
        Process[] children = [Start("samples", "one", "40"), Start("samples", "two", "40")];
        Array.ForEach(children, child => Assert.Equal(40, LinesOf(child).Count()));

        Assert.Equal(
            [("one", 400), ("two", 400)],
            ReadAll().GroupBy(one => one.SubjectId).Select(one => (one.Key, one.Count())).OrderBy(one => one));
    }

    [Fact]
    public void A_process_that_is_killed_while_it_writes_loses_nothing_that_was_done_and_leaves_no_half()
    {
        for (int round = 1; round <= 5; round++)
        {
            string subject = "round" + round;
            using Process child = Start("samples", subject, "1000000");
            for (int line = 0; line < round * 7; line++)
            {
                Assert.NotNull(child.StandardOutput.ReadLine());
            }

            child.Kill();
            child.WaitForExit();

            // It was killed somewhere in a later batch; what it had reported is there, and only whole batches
            // are.
            int count = ReadAll().Count(sample => sample.SubjectId == subject);
            Assert.True(count >= round * 7 * StoreChild.BatchSize);
            Assert.Equal(0, count % StoreChild.BatchSize);
        }
    }

    [Fact]
    public void A_process_that_is_killed_at_any_moment_loses_nothing_it_told_of_and_rolls_up_nothing_twice()
    {
        Random random = new(20240301);
        int hours = 0;
        long rolledUp = 0;
        for (int round = 1; round <= 40; round++)
        {
            using Process child = Start("rollup", hours.ToString(CultureInfo.InvariantCulture));
            int told = hours;
            for (int lines = random.Next(1, 30); lines > 0; lines--)
            {
                Assert.Equal(told, int.Parse(child.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
                told++;
            }

            child.WaitForExit(random.Next(0, 12));
            child.Kill();
            child.WaitForExit();

            using IStateStore store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
            TrafficHistory[] days = [.. store.Statistics.ReadHistory(
                new StatisticQuery(
                    "fabric", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, StatisticResolution.Day),
                CancellationToken.None)];
            long samples = days.Sum(day => day.SampleCount);
            hours = (int)(samples / StoreChild.BatchSize);
            Assert.Equal(0, samples % StoreChild.BatchSize);
            Assert.True(hours >= told);
            Assert.Equal(10d * hours * (hours + 1) / 2, days.Sum(day => day.SentBytes));
            Assert.Equal(hours, days.Sum(day => day.Covered.TotalHours));
            Assert.Equal("ok", Text("PRAGMA integrity_check"));
            rolledUp = long.Parse(
                "0" + Text("SELECT SUM(samples) FROM rollups WHERE tier = 3"), CultureInfo.InvariantCulture);
        }

        Assert.True(hours > 200, "few hours were written");
        Assert.True(rolledUp > 1000, "few samples were rolled up to days");
    }

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    [InlineData("third")]
    public void Of_several_processes_that_begin_a_run_in_a_new_store_one_does_and_the_others_are_told_which(
        string round)
    {
        string[] names = ["1", "2", "3", "4"];
        Process[] children = [.. names.Select(name => StoreChild.Start("begin", _folder.At(round), name))];
        string[] said = [.. children.Select(child => Assert.Single(LinesOf(child)))];

        string winner = names[Array.IndexOf(said, "begun")];
        Assert.Equal(3, said.Count(line => line == "held by process " + winner));
    }

    private string Text(string question)
    {
        using SqliteConnection connection = new($"Data Source={_folder.At("netutil.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private static IEnumerable<string> LinesOf(Process child)
    {
        using (child)
        {
            string[] lines = child.StandardOutput.ReadToEnd().Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.Equal("", child.StandardError.ReadToEnd());
            child.WaitForExit();
            Assert.Equal(0, child.ExitCode);
            return lines;
        }
    }

    private Process Start(string role, params string[] rest) =>
        StoreChild.Start([role, _folder.FullName, .. rest]);

    private List<TrafficSample> ReadAll()
    {
        using IStateStore store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
        return [.. store.Statistics.Read(
            "fabric", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)];
    }
}
