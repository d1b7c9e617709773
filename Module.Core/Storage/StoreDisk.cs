using System;
using System.IO;
using System.Runtime.InteropServices;

namespace NetUtil.Storage;

/// <summary>Tells what kind of disk a file lies on.</summary>
internal static class StoreDisk
{
    /// <summary>Says whether a path leads to another machine's disk.</summary>
    /// <param name="path">An absolute path.</param>
    public static bool IsRemote(string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return true;
        }

        // On Windows a drive is a letter; elsewhere any path names the file system that it lies on.
        string drive = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? Path.GetPathRoot(path)
            : Path.GetDirectoryName(path)!;
        try
        {
            return new DriveInfo(drive).DriveType == DriveType.Network;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
