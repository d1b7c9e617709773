using System.IO;

namespace NetUtil.Shell;

/// <summary>The folder that holds the module's manifest.</summary>
internal static class ModuleRoot
{
    internal const string ManifestName = "NetUtil.psd1";

    /// <summary>Looks for the manifest in a folder and in those above it.</summary>
    /// <param name="start">Where to begin, an absolute path.</param>
    /// <exception cref="ShellException">There is none.</exception>
    internal static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ManifestName)))
            {
                return folder.FullName;
            }
        }

        throw new ShellException(
            $"No {ManifestName} lies in '{start}' or above it. Run the shell from a checkout of NetUtil.");
    }
}
