using System;
using System.IO;
using System.Reflection;

namespace NetUtil.Loading;

/// <summary>The assemblies that come with the running .NET itself.</summary>
internal static class SharedFramework
{
    /// <summary>The folder that holds .NET's own assemblies.</summary>
    internal static string Folder => Path.GetDirectoryName(typeof(object).Assembly.Location);

    /// <summary>Says whether a folder holds an assembly in the version of a file, or a higher one.</summary>
    /// <param name="frameworkFolder">The folder to look in.</param>
    /// <param name="file">The assembly to compare with.</param>
    internal static bool Covers(string frameworkFolder, string file)
    {
        string own = Path.Combine(frameworkFolder, Path.GetFileName(file));
        return File.Exists(own) && VersionOf(own) >= VersionOf(file);
    }

    private static Version VersionOf(string file) => AssemblyName.GetAssemblyName(file).Version;
}
