using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetUtil.Tests.Engine;

/// <summary>The folders of the checkout that the tests were built from.</summary>
internal static class Checkout
{
    private const string DataVariable = "NETUTIL_TEST_DATA";

    /// <summary>The repository's root.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as the tests were built.</summary>
    internal static string Configuration { get; } = typeof(Checkout).Assembly
        .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The module's manifest.</summary>
    internal static string Manifest => Path.Combine(Root, "NetUtil.psd1");

    /// <summary>The folder of recordings beside the checkout, or null where it is absent.</summary>
    internal static string? SharedData
    {
        get
        {
            string folder = Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } named
                ? named
                : Path.Combine(Root, "..", "shared", "data");
            return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
        }
    }

    /// <summary>The source files below some folders of the root, build output left out.</summary>
    /// <param name="pattern">A file pattern, such as <c>*.cs</c>.</param>
    /// <param name="folders">Folders below the root.</param>
    internal static string[] Files(string pattern, params string[] folders) =>
        [.. folders
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(file => !IsOutput(Path.GetRelativePath(Root, file)))
            .Order(StringComparer.Ordinal)];

    private static bool IsOutput(string relativePath) =>
        relativePath.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Any(part => part is "bin" or "obj" or "out");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetUtil.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException(
            $"No NetUtil.slnx lies in '{AppContext.BaseDirectory}' or above it.");
    }
}
