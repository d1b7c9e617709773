using System;
using System.IO;
using System.Runtime.InteropServices;
using NetUtil.Core.Internals;

namespace NetUtil.Core.State;

/// <summary>The machine that the process runs on. Safe on any thread.</summary>
public sealed class OperatingSystemEnvironment : IStoreEnvironment
{
    private readonly string _currentFolder;

    /// <summary>Looks at the machine from a folder.</summary>
    /// <param name="currentFolder">The folder that relative paths start from, an absolute path; not
    /// blank.</param>
    public OperatingSystemEnvironment(string currentFolder) =>
        _currentFolder = Guard.NotBlank(currentFolder, nameof(currentFolder));

    /// <inheritdoc/>
    /// <remarks>ProgramData on Windows, /Library/Application Support on macOS, elsewhere /var/lib: .NET's own
    /// answer there, /usr/share, is for data that does not change. Source: Filesystem Hierarchy Standard 3.0,
    /// 4.11 and 5.8.</remarks>
    public string MachineFolder
    {
        get
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            {
                return Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData);
            }

            return RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "/Library/Application Support" : "/var/lib";
        }
    }

    /// <inheritdoc/>
    public string UserFolder => Environment.GetFolderPath(
        Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    /// <inheritdoc/>
    public string? ReadVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <inheritdoc/>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(_currentFolder, path));

    /// <inheritdoc/>
    /// <remarks>A folder that is not there can be made where the nearest one above it can be written.</remarks>
    public bool CanWrite(string folder)
    {
        string? existing = FullPath(folder);
        while (existing is not null && !Directory.Exists(existing))
        {
            if (File.Exists(existing))
            {
                return false;
            }

            existing = Path.GetDirectoryName(existing);
        }

        return existing is not null && CanMakeFile(existing) && CanWriteFile(existing);
    }

    private static bool CanWriteFile(string folder)
    {
        // Anybody may add a file to a folder under ProgramData, but not write one of somebody else. On Unix the
        // folder's rights say enough, and opening the file would free the locks that this process has on it.
        string file = Path.Combine(folder, StoreLocation.FileName);
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || !File.Exists(file))
        {
            return true;
        }

        try
        {
            using FileStream opened = new(
                file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure is not UnauthorizedAccessException;
        }
    }

    private static bool CanMakeFile(string folder)
    {
        try
        {
            string probe = Path.Combine(folder, ".netutil-" + Guid.NewGuid().ToString("N"));
            using FileStream file = new(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
