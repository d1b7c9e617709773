using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

/// <summary>Stores that open, and then cannot do what is asked.</summary>
public sealed class StoreUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FileName => _folder.At("netutil.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_the_right_to_write_can_be_read_but_not_written()
    {
        using (IStateStore store = Open())
        {
            Begin(store);
        }

        // Rights bind no privileged account, and Windows keeps them elsewhere; nothing is left to check there.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        File.SetUnixFileMode(FileName, UnixFileMode.UserRead);
        File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using (IStateStore store = Open(access: StoreAccess.Read))
            {
                Assert.Single(store.Journal.ReadRuns(null));
            }

            Assert.Equal(StoreProblem.Denied, Assert.Throws<StoreException>(() =>
            {
                using IStateStore store = Open();
                Begin(store, "other");
            }).Problem);
        }
        finally
        {
            File.SetUnixFileMode(
                _folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_store_opened_for_reading_reads_and_refuses_to_write()
    {
        using (IStateStore store = Open())
        {
            Begin(store);
        }

        using IStateStore reader = Open(access: StoreAccess.Read);

        Assert.Single(reader.Journal.ReadRuns(null));
        StoreException failure = Assert.Throws<StoreException>(() => Begin(reader, "other"));
        Assert.Equal(StoreProblem.Denied, failure.Problem);
        Assert.Equal(
            $"The store '{FileName}' was opened for reading only. Open it for writing.", failure.Message);
    }

    [Fact]
    public void A_store_held_by_another_is_said_to_be_locked()
    {
        Open().Dispose();
        using SqliteConnection other = Connect();
        using SqliteTransaction held = other.BeginTransaction(deferred: false);
        using SqliteStateStore store = new(
            StoreFile.Open(_folder.FullName, StoreAccess.Write, new StoreLimits(1)));

        StoreException failure = Assert.Throws<StoreException>(() => Begin(store));

        Assert.Equal(StoreProblem.Locked, failure.Problem);
        Assert.Equal(
            $"The store '{FileName}' was held by another process for more than 1 s. "
                + "Wait until that process is done, or end it, and try again.",
            failure.Message);
        Assert.Empty(store.Journal.ReadRuns(null));
        held.Rollback();
        Assert.Null(Begin(store));
    }

    [Fact]
    public void A_full_disk_is_said_to_be_full_and_leaves_what_was_there()
    {
        using SqliteStateStore store = new(
            StoreFile.Open(_folder.FullName, StoreAccess.Write, new StoreLimits(pages: 40)));
        Begin(store);
        TrafficSample[] samples = [.. Enumerable.Range(0, 20_000).Select(i => new TrafficSample(
            TrafficKind.Adapter,
            "adapter",
            DateTimeOffset.UnixEpoch.AddSeconds(i),
            DateTimeOffset.UnixEpoch.AddSeconds(i + 1),
            i,
            i,
            "meter"))];

        StoreException failure = Assert.Throws<StoreException>(() => store.Statistics.Add("fabric", samples, []));

        Assert.Equal(StoreProblem.Full, failure.Problem);
        Assert.Equal(
            $"The disk of the store '{FileName}' is full. "
                + "Free some space and try again, or name another folder with -Store.",
            failure.Message);
        Assert.Single(store.Journal.ReadRuns(null));
        Assert.Empty(ReadAll(store));

        // Names that were numbered in what failed get numbers anew.
        store.Statistics.Add("fabric", samples[..5], []);
        Assert.Equal("adapter", ReadAll(store)[4].SubjectId);
    }

    [Fact]
    public void A_closed_store_is_not_used_again()
    {
        IStateStore store = Open();
        store.Dispose();
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.Journal.ReadRuns(null));
        Assert.Throws<ObjectDisposedException>(() => Begin(store));
        Assert.Throws<ObjectDisposedException>(() => ReadAll(store));
    }

    [Fact]
    public void A_store_is_in_a_file_of_its_folder_with_a_log_that_is_gone_when_it_is_closed()
    {
        using (IStateStore store = Open())
        {
            Begin(store);
            Assert.True(File.Exists(FileName + "-wal"));
        }

        Assert.Equal([FileName], Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    private static RunRecord? Begin(IStateStore store, string fabric = "fabric") =>
        store.Journal.Begin(new RunRecord("run of " + fabric, fabric, "me", DateTimeOffset.UnixEpoch), []);

    private static List<TrafficSample> ReadAll(IStateStore store) => [.. store.Statistics.Read(
        "fabric", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)];

    private IStateStore Open(string? folder = null, StoreAccess access = StoreAccess.Write) =>
        new StorageEntry().OpenStore(folder ?? _folder.FullName, access);

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new($"Data Source={FileName};Pooling=False");
        connection.Open();
        return connection;
    }
}
