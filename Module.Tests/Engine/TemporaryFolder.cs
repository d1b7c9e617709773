using System;
using System.IO;

namespace NetUtil.Tests.Engine;

/// <summary>A new, empty folder that is removed in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's absolute path.</summary>
    internal string FullPath { get; } = Directory.CreateTempSubdirectory("netutil-").FullName;

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its path below the folder.</param>
    /// <param name="text">Its text.</param>
    /// <returns>Its absolute path.</returns>
    internal string Write(string name, string text)
    {
        string file = Path.Combine(FullPath, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
