using System;
using System.IO;
using System.Runtime.InteropServices;

namespace NetUtil.Storage;

/// <summary>Tells what kind of disk a file lies on.</summary>
internal static class StoreDisk
{
    // The index of a log takes 32 KiB, its first pages a little.
    private const long LeastRoom = 64 * 1024;

    /// <summary>Says whether a path leads to another machine's disk.</summary>
    /// <param name="path">An absolute path.</param>
    public static bool IsRemote(string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return true;
        }

        return Ask(path, drive => drive.DriveType == DriveType.Network);
    }

    /// <summary>Says whether a disk has no room for the little that a store needs to be opened.</summary>
    /// <param name="path">An absolute path of a file.</param>
    public static bool IsFull(string path) => Ask(path, drive => drive.AvailableFreeSpace < LeastRoom);

    // On Windows a drive is a letter; elsewhere any path names the file system that it lies on.
    private static bool Ask(string path, Predicate<DriveInfo> question)
    {
        string drive = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? Path.GetPathRoot(path)
            : Path.GetDirectoryName(path)!;
        try
        {
            return question(new DriveInfo(drive));
        }
        catch (Exception failure)
            when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
