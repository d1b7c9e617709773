using System;
using System.Collections.Generic;
using System.IO;

namespace NetUtil.Loading;

/// <summary>The folder of privately loaded assemblies and native libraries. Immutable.</summary>
internal sealed class PrivateFolder
{
    /// <summary>Names a folder.</summary>
    /// <param name="path">Its absolute path.</param>
    internal PrivateFolder(string path)
    {
        FullPath = path;
    }

    /// <summary>The folder's absolute path.</summary>
    internal string FullPath { get; }

    /// <summary>The folder that lies beside the module's own assembly.</summary>
    internal static PrivateFolder OfModule() =>
        new(Path.Combine(Path.GetDirectoryName(typeof(PrivateFolder).Assembly.Location), "dep"));

    /// <summary>The managed assemblies; those of single platforms left out.</summary>
    internal IReadOnlyList<string> AssemblyFiles() => Directory.GetFiles(FullPath, "*.dll");

    /// <summary>Says whether a file lies in the folder or below it.</summary>
    /// <param name="file">An absolute path; may be empty.</param>
    internal bool Holds(string file) =>
        file.StartsWith(FullPath + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where an assembly is to be loaded from.</summary>
    /// <param name="simpleName">Its simple name.</param>
    /// <param name="runtime">The runtime whose own copy, if there is one, is preferred: one that lies beside the
    /// native library it calls.</param>
    /// <returns>A path, or null where the folder has no such assembly.</returns>
    internal string? AssemblyFile(string simpleName, string runtime)
    {
        foreach (string folder in new[] { NativeFolder(runtime), FullPath })
        {
            string file = Path.Combine(folder, simpleName + ".dll");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>The files that may be a native library here, likeliest first.</summary>
    /// <param name="libraryName">The name an import gives, without prefix and ending.</param>
    internal IReadOnlyList<string> NativeFiles(string libraryName)
    {
        List<string> files = [];
        foreach (string runtime in CurrentRuntime.Identifiers())
        {
            string file = Path.Combine(NativeFolder(runtime), CurrentRuntime.LibraryFileName(libraryName));
            if (File.Exists(file))
            {
                files.Add(file);
            }
        }

        return files;
    }

    private string NativeFolder(string runtime) => Path.Combine(FullPath, "runtimes", runtime, "native");
}
