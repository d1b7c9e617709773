using System;
using System.Globalization;
using System.IO;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;

namespace NetUtil.Storage;

/// <summary>What a store says when it fails.</summary>
internal static class StoreErrors
{
    /// <summary>SQLITE_CANTOPEN.</summary>
    public const int CannotOpen = 14;

    /// <summary>SQLITE_READONLY.</summary>
    public const int ReadOnly = 8;

    /// <summary>SQLITE_CONSTRAINT.</summary>
    public const int Constraint = 19;

    /// <summary>SQLITE_IOERR.</summary>
    public const int Io = 10;

    private const string Elsewhere = "name another folder with -Store";

    public static StoreException FileInsteadOfFolder(string folder) => new(
        StoreProblem.NotAFile,
        folder,
        $"The store's folder '{folder}' is a file.",
        $"Move the file away, or {Elsewhere}.");

    public static StoreException FolderInsteadOfFile(string fileName) => new(
        StoreProblem.NotAFile,
        fileName,
        $"A folder lies where the store's file '{fileName}' belongs.",
        $"Move that folder away, or {Elsewhere}.");

    public static StoreException FolderDenied(string folder, Exception inner) => new(
        StoreProblem.Denied,
        folder,
        $"The store's folder '{folder}' cannot be made or written by this account.",
        $"Give the account the right to write there, or {Elsewhere}.",
        inner);

    public static StoreException FolderFailed(string folder, IOException inner) => new(
        StoreProblem.Failed,
        folder,
        $"The store's folder '{folder}' cannot be used: {inner.Message}",
        $"Check the path and its disk, or {Elsewhere}.",
        inner);

    public static StoreException OpenedForReading(string fileName) => new(
        StoreProblem.Denied,
        fileName,
        $"The store '{fileName}' was opened for reading only.",
        "Open it for writing.");

    public static StoreException Newer(string fileName, long found, int known) => new(
        StoreProblem.NewerVersion,
        fileName,
        string.Format(
            CultureInfo.InvariantCulture,
            "The store '{0}' was written by a newer version of NetUtil: its format is {1}, "
                + "this version knows {2}.",
            fileName,
            found,
            known),
        $"Install the newer version here too, or {Elsewhere}.");

    public static StoreException NewerPolicy(string fileName, long found, int known) => new(
        StoreProblem.NewerVersion,
        fileName,
        string.Format(
            CultureInfo.InvariantCulture,
            "The policy in the store '{0}' was written by a newer version of NetUtil: its format is {1}, this "
                + "version knows {2}. It was left as it is.",
            fileName,
            found,
            known),
        $"Install the newer version here too, or {Elsewhere}.");

    public static StoreException DamagedPolicy(string fileName, DocumentProblem first) => new(
        StoreProblem.Unreadable,
        fileName,
        $"The policy in the store '{fileName}' cannot be read, so nothing is planned or carried out. "
            + first.Message,
        "Set-NetworkRebalancePolicy -Reset takes it out; then set anew what is to count.");

    public static StoreException BackupFailed(string fileName, string backup, Exception inner) => new(
        StoreProblem.Failed,
        fileName,
        $"The store '{fileName}' is of an earlier version, and its copy '{backup}' cannot be made, so it was left "
            + $"as it is: {inner.Message}",
        $"Give the account the right to write in that folder, or {Elsewhere}.",
        inner);

    public static StoreException NotAStore(string fileName) => new(
        StoreProblem.Damaged,
        fileName,
        $"The file '{fileName}' is a database of another program.",
        $"Move it away, or {Elsewhere}.");

    public static StoreException Unreadable(string fileName, string what, Exception? inner = null) => new(
        StoreProblem.Unreadable,
        fileName,
        $"The store '{fileName}' holds {what}, which this version of NetUtil cannot read.",
        "Install the version of NetUtil that wrote it.",
        inner);

    /// <summary>Says what an error of the database means.</summary>
    /// <remarks>Source of the numbers: sqlite.org, "Result and Error Codes".</remarks>
    public static StoreException From(SqliteException failure, string fileName, int waitedSeconds)
    {
        (StoreProblem problem, string what, string advice) = failure.SqliteErrorCode switch
        {
            5 or 6 => (
                StoreProblem.Locked,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The store '{0}' was held by another process for more than {1} s.",
                    fileName,
                    waitedSeconds),
                "Wait until that process is done, or end it, and try again."),
            3 or ReadOnly or CannotOpen or 23 => (
                StoreProblem.Denied,
                $"The store '{fileName}' cannot be opened or written by this account.",
                $"Give the account the right to write the file and its folder, or {Elsewhere}."),
            13 => (
                StoreProblem.Full,
                $"The disk of the store '{fileName}' is full.",
                $"Free some space and try again, or {Elsewhere}."),

            // Without room for the index of its log a store cannot even be opened.
            Io when StoreDisk.IsFull(fileName) => (
                StoreProblem.Full,
                $"The disk of the store '{fileName}' is full.",
                $"Free some space and try again, or {Elsewhere}."),
            11 or 26 => (
                StoreProblem.Damaged,
                $"The file '{fileName}' is damaged, or is no store.",
                $"Put a copy of it back or move it away, or {Elsewhere}."),
            _ => (
                StoreProblem.Failed,
                $"The store '{fileName}' failed: {failure.Message}",
                "Check the disk and its rights, and try again."),
        };
        return new StoreException(problem, fileName, what, advice, failure);
    }
}
