using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

/// <summary>Stores that earlier versions of the format left.</summary>
public sealed class StoreMigrationTests : IDisposable
{
    private const string VersionOne = """
        CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE samples (
            fabric INTEGER NOT NULL, ended INTEGER NOT NULL, kind INTEGER NOT NULL, subject INTEGER NOT NULL,
            remote INTEGER NOT NULL, source INTEGER NOT NULL, length INTEGER NOT NULL, sent REAL NOT NULL,
            received REAL NOT NULL, quality INTEGER NOT NULL, coverage INTEGER NOT NULL,
            PRIMARY KEY (fabric, ended, kind, subject, remote, source)) WITHOUT ROWID;
        CREATE TABLE last_readings (
            fabric INTEGER NOT NULL, kind INTEGER NOT NULL, subject INTEGER NOT NULL, remote INTEGER NOT NULL,
            source INTEGER NOT NULL, time INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL,
            life TEXT NOT NULL, coverage INTEGER NOT NULL,
            PRIMARY KEY (fabric, kind, subject, remote, source)) WITHOUT ROWID;
        CREATE TABLE specs (
            key TEXT NOT NULL PRIMARY KEY, application TEXT NOT NULL, xml TEXT NOT NULL, time INTEGER NOT NULL,
            source TEXT NOT NULL);
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY, run TEXT NOT NULL UNIQUE, fabric TEXT NOT NULL, owner TEXT NOT NULL,
            started INTEGER NOT NULL, ended INTEGER, state TEXT NOT NULL, summary TEXT NOT NULL);
        CREATE UNIQUE INDEX one_run_per_fabric ON runs (fabric) WHERE state = 'Running';
        CREATE TABLE steps (
            run TEXT NOT NULL, number INTEGER NOT NULL, step TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            adaptation TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID;
        CREATE TABLE step_states (
            id INTEGER PRIMARY KEY, run TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
            time INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE INDEX states_of_step ON step_states (run, number);
        PRAGMA application_id = 0x4E657455;
        PRAGMA user_version = 1;
        PRAGMA journal_mode = WAL;
        INSERT INTO names VALUES (1, 'fabric'), (2, 'vm1'), (3, 'vm2'), (4, 'meter'), (5, 'other fabric');
        INSERT INTO last_readings VALUES (1, 0, 2, 0, 4, 638448480000000000, 7, 8, 'life', 0);
        INSERT INTO runs VALUES (1, 'run', 'fabric', 'me', 638448480000000000, NULL, 'Running', 'summary');
        """;

    private static readonly DateTimeOffset s_zero = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string FileName => _folder.At("netutil.db");

    private string Backup => FileName + ".version-1";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreAccess.Write)]
    [InlineData(StoreAccess.Read)]
    public void A_store_of_version_1_is_read_with_all_that_it_holds(StoreAccess access)
    {
        WriteVersionOne(samples: 300);

        using IStateStore store = Open(access);

        AssertAll(store, 300);
        Assert.Equal("run", Assert.Single(store.Journal.ReadRuns("fabric")).RunId);
        Assert.Equal(8ul, Assert.Single(store.Statistics.ReadLastReadings("fabric")).ReceivedBytes);
        Assert.Single(ReadAll(store, "other fabric"));
        Assert.Null(store.Settings.Read("any"));
    }

    [Fact]
    public void A_store_of_version_1_is_brought_up_to_version_3_once_and_its_copy_stays_beside_it()
    {
        WriteVersionOne(samples: 300);

        Open(StoreAccess.Write).Dispose();
        Open(StoreAccess.Write).Dispose();

        Assert.Equal(3, Number(FileName, "PRAGMA user_version"));
        Assert.Equal(1, Number(Backup, "PRAGMA user_version"));
        Assert.Equal(301, Number(Backup, "SELECT COUNT(*) FROM samples"));
        Assert.Equal(
            [FileName, Backup],
            Directory.EnumerateFileSystemEntries(_folder.FullName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(StoreAccess.Write, 3)]
    [InlineData(StoreAccess.Read, 2)]
    public void A_store_of_version_2_is_brought_up_to_version_3_where_it_is_written(StoreAccess access, int version)
    {
        CounterReading reading = new(TrafficKind.Adapter, "vm1", s_zero, 7, 8, "life", "meter") { Taken = s_zero };
        using (IStateStore store = Open(StoreAccess.Write))
        {
            store.Statistics.Add("fabric", [], [reading]);
        }

        Number(FileName, "ALTER TABLE last_readings DROP COLUMN taken; PRAGMA user_version = 2; SELECT 0");
        using (IStateStore store = Open(access))
        {
            CounterReading back = Assert.Single(store.Statistics.ReadLastReadings("fabric"));
            Assert.Equal((7ul, 8ul, null), (back.SentBytes, back.ReceivedBytes, back.Taken));
        }

        Assert.Equal(version, Number(FileName, "PRAGMA user_version"));
        Assert.Equal(access == StoreAccess.Write, File.Exists(FileName + ".version-2"));
        Assert.False(File.Exists(Backup));
    }

    [Fact]
    public void A_store_of_version_1_that_is_only_read_stays_as_it_is()
    {
        WriteVersionOne(samples: 10);

        using (IStateStore store = Open(StoreAccess.Read))
        {
            AssertAll(store, 10);
        }

        Assert.Equal(1, Number(FileName, "PRAGMA user_version"));
        Assert.False(File.Exists(Backup));
    }

    [Fact]
    public void A_copy_that_is_there_already_is_kept()
    {
        WriteVersionOne(samples: 10);
        File.WriteAllText(Backup, "an earlier copy");
        File.WriteAllText(Backup + ".2", "another one");
        File.WriteAllText(Backup + ".part", "what a process that died left");

        Open(StoreAccess.Write).Dispose();

        Assert.Equal("an earlier copy", File.ReadAllText(Backup));
        Assert.Equal("another one", File.ReadAllText(Backup + ".2"));
        Assert.Equal(11, Number(Backup + ".3", "SELECT COUNT(*) FROM samples"));
        Assert.False(File.Exists(Backup + ".part"));
    }

    [Fact]
    public void A_store_whose_copy_cannot_be_made_stays_as_it_is()
    {
        WriteVersionOne(samples: 10);
        Directory.CreateDirectory(Backup + ".part");

        StoreException failure = Assert.Throws<StoreException>(() => Open(StoreAccess.Write));

        Assert.Equal(StoreProblem.Failed, failure.Problem);
        Assert.StartsWith(
            $"The store '{FileName}' is of an earlier version, and its copy '{Backup}' cannot be made, so it was "
                + "left as it is: ",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(1, Number(FileName, "PRAGMA user_version"));
        Assert.Equal(11, Number(FileName, "SELECT COUNT(*) FROM samples"));
    }

    [Fact]
    public void A_migration_for_which_the_disk_has_no_room_changes_nothing()
    {
        WriteVersionOne(samples: 3000);
        int pages = (int)Number(FileName, "PRAGMA page_count");

        StoreException failure = Assert.Throws<StoreException>(
            () => StoreFile.Open(_folder.FullName, StoreAccess.Write, new StoreLimits(pages: pages + 2)));

        Assert.Equal(StoreProblem.Full, failure.Problem);
        Assert.Equal(1, Number(FileName, "PRAGMA user_version"));
        Assert.Equal(3001, Number(FileName, "SELECT COUNT(*) FROM samples"));
        using IStateStore store = Open(StoreAccess.Write);
        AssertAll(store, 3000);
    }

    [Fact]
    public void Several_that_open_a_store_of_version_1_at_once_migrate_it_once()
    {
        WriteVersionOne(samples: 3000);

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using IStateStore store = Open(i % 4 == 3 ? StoreAccess.Read : StoreAccess.Write);
            AssertAll(store, 3000);
        });

        Assert.Equal([Backup], Directory.EnumerateFileSystemEntries(_folder.FullName, "*version*"));
    }

    [Fact]
    public void Several_processes_that_open_a_store_of_version_1_at_once_migrate_it_once()
    {
        WriteVersionOne(samples: 3000);

        Parallel.For(0, 3, i =>
        {
            using Process child = StoreChild.Start("samples", _folder.FullName, "child" + i, "1");
            Assert.Equal("0\n", child.StandardOutput.ReadToEnd());
            child.WaitForExit();
            Assert.Equal(0, child.ExitCode);
        });

        using IStateStore store = Open(StoreAccess.Write);
        Assert.Equal(3000, ReadAll(store, "fabric").Count(one => one.Source == "meter"));
        Assert.Equal(3 * StoreChild.BatchSize, ReadAll(store, "fabric").Count(one => one.Source == "child"));
        Assert.Equal(3001, Number(Backup, "SELECT COUNT(*) FROM samples"));
        Assert.Equal([Backup], Directory.EnumerateFileSystemEntries(_folder.FullName, "*version*"));
    }

    private static List<TrafficSample> ReadAll(IStateStore store, string fabric) => [.. store.Statistics.Read(
        fabric, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)];

    private static void AssertAll(IStateStore store, int samples)
    {
        List<TrafficSample> all = ReadAll(store, "fabric");
        Assert.Equal(samples, all.Count);
        for (int i = 0; i < samples; i++)
        {
            TrafficSample one = all[i];
            Assert.Equal(
                (s_zero.AddMinutes(i), s_zero.AddMinutes(i + 1), (double)i, i / 2d, "meter"),
                (one.Start, one.End, one.SentBytes, one.ReceivedBytes, one.Source));
            Assert.Equal(
                i % 2 == 0 ? (TrafficKind.Adapter, "vm1", null) : (TrafficKind.Pair, "vm1", "vm2"),
                (one.Kind, one.SubjectId, one.RemoteId));
            Assert.Equal(
                (i % 3, i % 2), ((int)one.Quality, (int)one.PairCoverage));
        }
    }

    private static long Number(string file, string text)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }

    private void WriteVersionOne(int samples)
    {
        using SqliteConnection connection = new($"Data Source={FileName};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = VersionOne;
        command.ExecuteNonQuery();
        using SqliteTransaction transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        for (int i = 0; i < samples; i++)
        {
            command.CommandText = FormattableString.Invariant($"""
                INSERT INTO samples VALUES (1, {s_zero.AddMinutes(i + 1).Ticks}, {i % 2}, 2, {(i % 2) * 3}, 4,
                    {TimeSpan.TicksPerMinute}, {i}, {i / 2d}, {i % 3}, {i % 2})
                """);
            command.ExecuteNonQuery();
        }

        command.CommandText = "INSERT INTO samples VALUES (5, 638448480000000000, 0, 2, 0, 4, 1, 1, 1, 0, 0)";
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private IStateStore Open(StoreAccess access) => new StorageEntry().OpenStore(_folder.FullName, access);
}
