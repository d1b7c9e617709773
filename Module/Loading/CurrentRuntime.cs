using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NetUtil.Loading;

/// <summary>What this process's platform is called in the names of native libraries and their folders.</summary>
internal static class CurrentRuntime
{
    /// <summary>The runtime identifiers that may fit, likeliest first; at least one.</summary>
    /// <remarks>On Linux both C libraries are named, because .NET Standard cannot tell which one is in use: a
    /// library for the other one does not load, and the next is tried.</remarks>
    internal static IReadOnlyList<string> Identifiers()
    {
        string architecture = ArchitectureName(RuntimeInformation.ProcessArchitecture);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return ["win-" + architecture];
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return ["osx-" + architecture];
        }

        return ["linux-" + architecture, "linux-musl-" + architecture];
    }

    /// <summary>The file name of a native library on this platform.</summary>
    /// <param name="libraryName">The name without prefix and ending.</param>
    internal static string LibraryFileName(string libraryName)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return libraryName + ".dll";
        }

        string ending = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "dylib" : "so";
        return $"lib{libraryName}.{ending}";
    }

    /// <summary>The short name of a processor architecture, as in <c>win-x64</c>.</summary>
    /// <param name="architecture">Any architecture.</param>
    internal static string ArchitectureName(Architecture architecture) =>
        architecture switch
        {
            Architecture.X64 => "x64",
            Architecture.X86 => "x86",
            Architecture.Arm64 => "arm64",
            _ => architecture.ToString().ToUpperInvariant(),
        };
}
