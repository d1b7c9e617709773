using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;

namespace NetUtil.Errors;

/// <summary>Errors of files that a command was given.</summary>
internal static class PathErrors
{
    /// <summary>No file lies there.</summary>
    internal static ErrorRecord NotFound(string path) => ErrorRecords.Make(
        new FileNotFoundException("There is no such file.", path),
        "FileNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        string.Format(CultureInfo.CurrentCulture, "'{0}' cannot be read: there is no such file.", path),
        "Check the path; -LiteralPath takes names with brackets as they stand.");

    /// <summary>No file has a name that fits.</summary>
    internal static ErrorRecord NothingMatches(string path) => ErrorRecords.Make(
        new FileNotFoundException("No file matches.", path),
        "PathMatchesNothing",
        ErrorCategory.ObjectNotFound,
        path,
        string.Format(CultureInfo.CurrentCulture, "No file matches '{0}'.", path),
        "Check the folder and the wildcards; -LiteralPath takes names with brackets as they stand.");

    /// <summary>The path does not lead to a file system, or to something that is no path.</summary>
    internal static ErrorRecord NotOfFileSystem(string path, string reason) => ErrorRecords.Make(
        new PSNotSupportedException("The path leads to no file."),
        "PathNotFileSystem",
        ErrorCategory.InvalidArgument,
        path,
        string.Format(CultureInfo.CurrentCulture, "'{0}' names no file: {1}", path, reason),
        "Give a path in the file system.");

    /// <summary>A file cannot be read.</summary>
    internal static ErrorRecord NotReadable(Exception cause, string path) => ErrorRecords.Make(
        cause,
        "FileNotReadable",
        cause is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError,
        path,
        string.Format(CultureInfo.CurrentCulture, "'{0}' cannot be read: {1}", path, cause.Message),
        "Check that it is a file and that the account may read it.");

    /// <summary>A folder lies where a file should be read.</summary>
    internal static ErrorRecord FolderNotFile(string path) => ErrorRecords.Make(
        new IOException("A folder lies there."),
        "PathIsFolder",
        ErrorCategory.InvalidArgument,
        path,
        string.Format(CultureInfo.CurrentCulture, "'{0}' cannot be read: it is a folder.", path),
        "Name the files in it; -Path takes wildcards.");

    /// <summary>A file that must not be overwritten is there already.</summary>
    internal static ErrorRecord AlreadyThere(string path) => ErrorRecords.Make(
        new IOException("The file is there already."),
        "FileExists",
        ErrorCategory.ResourceExists,
        path,
        string.Format(CultureInfo.CurrentCulture, "'{0}' was not written: it is there already.", path),
        "Name another file, or replace this one with -Force.");

    /// <summary>A folder lies where a file should be written.</summary>
    internal static ErrorRecord IsFolder(string path) => ErrorRecords.Make(
        new IOException("A folder lies there."),
        "PathIsFolder",
        ErrorCategory.InvalidArgument,
        path,
        string.Format(CultureInfo.CurrentCulture, "'{0}' cannot be written: it is a folder.", path),
        "Name a file in it.");
}
