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

        return Drive(path)?.DriveType == DriveType.Network;
    }

    /// <summary>Says whether a disk has no room for the little that a store needs to be opened.</summary>
    /// <param name="path">An absolute path of a file.</param>
    public static bool IsFull(string path)
    {
        try
        {
            return Drive(path)?.AvailableFreeSpace < LeastRoom;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // On Windows a drive is a letter; elsewhere any path names the file system that it lies on.
    private static DriveInfo? Drive(string path)
    {
        try
        {
            return new DriveInfo(RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
                ? Path.GetPathRoot(path)
                : Path.GetDirectoryName(path)!);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
