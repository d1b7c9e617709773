using System;
using System.IO;

namespace NetUtil.Tests;

/// <summary>A new, empty folder of its own for one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's absolute path.</summary>
    public string FullName { get; } = Directory.CreateTempSubdirectory("netutil-test-").FullName;

    /// <summary>A path below the folder.</summary>
    public string At(params string[] parts) => Path.Combine([FullName, .. parts]);

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its path below the folder.</param>
    /// <param name="text">Its text.</param>
    /// <returns>Its absolute path.</returns>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
