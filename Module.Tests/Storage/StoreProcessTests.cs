using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.State;
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

            // It was killed somewhere in a later batch; what it had reported is there, and only whole batches are.
            int count = ReadAll().Count(sample => sample.SubjectId == subject);
            Assert.True(count >= round * 7 * StoreChild.BatchSize);
            Assert.Equal(0, count % StoreChild.BatchSize);
        }
    }

    [Fact]
    public void Of_several_processes_that_begin_a_run_of_one_fabric_one_does_and_the_others_are_told_which()
    {
        string[] names = ["1", "2", "3", "4"];
        Process[] children = [.. names.Select(name => Start("begin", name))];
        string[] said = [.. children.Select(child => Assert.Single(LinesOf(child)))];

        string winner = names[Array.IndexOf(said, "begun")];
        Assert.Equal(3, said.Count(line => line == "held by process " + winner));
    }

    private static IEnumerable<string> LinesOf(Process child)
    {
        using (child)
        {
            string[] lines = child.StandardOutput.ReadToEnd().Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            child.WaitForExit();
            Assert.Equal(0, child.ExitCode);
            return lines;
        }
    }

    private Process Start(string role, params string[] rest) => StoreChild.Start([role, _folder.FullName, .. rest]);

    private List<TrafficSample> ReadAll()
    {
        using IStateStore store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
        return [.. store.Statistics.Read(
            "fabric", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)];
    }
}
