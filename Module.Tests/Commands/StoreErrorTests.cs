using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using NetUtil.Tests.Storage;
using Xunit;

namespace NetUtil.Tests.Commands;

/// <summary>What the commands about statistics say when the store fails. ~ stands for the store's
/// folder.</summary>
public sealed class StoreErrorTests : IDisposable
{
    private const string Update = "Update-NetworkStatistic";
    private const string Import = "Import-NetworkStatistic \"$Folder/rates.csv\"";
    private const string Show = "Get-NetworkStatistic";

    private readonly Lab _lab = new();

    public StoreErrorTests() => _lab.Write(
        "rates.csv", "time,subject,sent (B/s),received (B/s)\n1736150340,web-1,1,1\n1736150400,web-1,1,1\n");

    private string Filler => Path.Combine(_lab.Store, "filler");

    private string FileName => Path.Combine(_lab.Store, "netutil.db");

    [Theory]
    [InlineData(Update)]
    [InlineData(Import)]
    [InlineData(Show)]
    public void A_store_of_a_newer_version_is_refused_by(string command)
    {
        Begin();
        using (FileStream file = File.OpenWrite(FileName))
        {
            // Source: sqlite.org, "Database File Format": the user version is at offset 60, its last byte at 63.
            file.Position = 63;
            file.WriteByte(99);
        }

        byte[] before = File.ReadAllBytes(FileName);
        AssertEnds(
            command,
            "StoreOfNewerVersion",
            ErrorCategory.InvalidData,
            "The store '~/netutil.db' was written by a newer version of NetUtil: its format is 99, this version knows "
                + "3. Install the newer version here too, or name another folder with -Store.");
        Assert.Equal(before, File.ReadAllBytes(FileName));
    }

    [Theory]
    [InlineData(Update)]
    [InlineData(Import)]
    [InlineData(Show)]
    public void A_folder_in_the_place_of_the_store_is_refused_by(string command)
    {
        Begin();
        File.Delete(FileName);
        Directory.CreateDirectory(FileName);
        AssertEnds(
            command,
            "StoreNotAFile",
            ErrorCategory.ResourceExists,
            "A folder lies where the store's file '~/netutil.db' belongs. Move that folder away, or name another "
                + "folder with -Store.");
    }

    [Theory]
    [InlineData(Update)]
    [InlineData(Import)]
    [InlineData(Show)]
    public void A_file_that_is_no_store_is_refused_by(string command)
    {
        Begin();
        File.WriteAllText(FileName, string.Concat(Enumerable.Repeat("no database ", 1000)));
        AssertEnds(
            command,
            "StoreDamaged",
            ErrorCategory.InvalidData,
            "The file '~/netutil.db' is damaged, or is no store. Put a copy of it back or move it away, or name "
                + "another folder with -Store.");
    }

    [Fact]
    public void A_store_of_an_older_version_is_shown_as_it_is_and_brought_up_to_date_with_a_copy_when_written()
    {
        Begin();
        using (SqliteConnection connection = new($"Data Source={FileName};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE last_readings DROP COLUMN taken; PRAGMA user_version = 2";
            command.ExecuteNonQuery();
        }

        int shown = _lab.Do(Show).Count;
        Assert.False(File.Exists(FileName + ".version-2"));
        _lab.Do(Import);
        Assert.True(File.Exists(FileName + ".version-2"));
        Assert.True(_lab.Do(Show).Count > shown);
    }

    [Fact]
    public async Task A_store_that_another_process_holds_is_read_meanwhile_and_said_to_be_held_by_who_writes()
    {
        Begin();
        using EngineSession other = new();
        other.Run("param($Store) Connect-NetworkFabric -Store $Store", ("Store", _lab.Store));
        using Process holder = StoreChild.Start("hold", _lab.Store);
        try
        {
            Assert.Equal("held", holder.StandardOutput.ReadLine());
            Task<EngineRun> updating = Task.Run(() => other.Run(Update));
            Assert.NotEmpty(_lab.Do(Show));
            EngineRun[] runs = [_lab.Run(Import), await updating];
            foreach (EngineRun run in runs)
            {
                ErrorRecord error = Assert.Single(run.Errors);
                Assert.StartsWith("StoreLocked,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.Equal(ErrorCategory.ResourceBusy, error.CategoryInfo.Category);
                Assert.Equal(
                    "The store '~/netutil.db' was held by another process for more than 15 s. Wait until that process "
                        + "is done, or end it, and try again.",
                    Short(error));
            }
        }
        finally
        {
            holder.StandardInput.Close();
            holder.WaitForExit();
        }

        Assert.Equal(2, Assert.IsType<ImportedStatistic>(Assert.Single(_lab.Do(Import))).NewCount);
    }

    [Fact]
    public void A_full_disk_is_said_to_be_full_and_what_was_kept_stays_and_the_rest_comes_when_there_is_room()
    {
        Directory.CreateDirectory(_lab.Store);
        if (!Mount($"-t tmpfs -o size=6m tmpfs {_lab.Store}"))
        {
            // Only Linux's own administrator makes small disks.
            return;
        }

        try
        {
            StringBuilder text = new("time,subject,sent (B/s),received (B/s)\n");
            for (int i = 0; i < 200_000; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{1_724_000_000 + (60 * i)},web-1,{i},1\n");
            }

            _lab.Write("rates.csv", text.ToString());
            Begin();
            AssertEnds(Import, "StoreFull", ErrorCategory.WriteError, Full);

            FillUp();
            AssertEnds(Update, "StoreFull", ErrorCategory.WriteError, Full);
            Assert.NotEmpty(_lab.Do(Show));

            File.Delete(Filler);
            Assert.True(Mount($"-o remount,size=64m {_lab.Store}"));
            ImportedStatistic rest = Assert.IsType<ImportedStatistic>(Assert.Single(_lab.Do(Import)));
            Assert.Equal((200_000, 200_000L), (rest.SampleCount, rest.NewCount + rest.KnownCount));
            Assert.Equal(0, rest.KnownCount % 50_000);
            Assert.InRange(rest.KnownCount!.Value, 50_000, 150_000);
            _lab.Do(Update);
        }
        finally
        {
            _lab.Do("Disconnect-NetworkFabric");
            Run("umount", _lab.Store);
        }
    }

    public void Dispose() => _lab.Dispose();

    private const string Full =
        "The disk of the store '~/netutil.db' is full. Free some space and try again, or name another folder with "
            + "-Store.";

    private void Begin()
    {
        _lab.Do("Connect-NetworkFabric -Path $Fabric -Store $Store");
        _lab.Do("$null = Update-NetworkStatistic; $null = Step-NetworkSimulation '1 min'");
    }

    private void FillUp()
    {
        try
        {
            using FileStream filler = File.OpenWrite(Filler);
            byte[] block = new byte[4096];
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // Full now.
        }
    }

    private void AssertEnds(string script, string id, ErrorCategory category, string? message)
    {
        EngineRun run = _lab.Run(script);
        ErrorRecord error = Assert.Single(run.Errors);
        Assert.StartsWith(id + ",NetUtil.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        if (message is not null)
        {
            Assert.Equal(message, Short(error));
        }
    }

    private string Short(ErrorRecord error) => error.ToString()
        .Replace(_lab.Store, "~", StringComparison.Ordinal)
        .Replace('\\', '/');

    private static bool Mount(string arguments) =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", arguments);

    private static bool Run(string program, string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
