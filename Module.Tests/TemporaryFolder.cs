using System;
using System.IO;

namespace NetUtil.Tests;

/// <summary>A folder of its own for one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(FullName);

    public string FullName { get; } = Path.Combine(
        Path.GetTempPath(), "netutil-test-" + Guid.NewGuid().ToString("N"));

    public string At(params string[] parts) => Path.Combine([FullName, .. parts]);

    public string Write(string name, string text)
    {
        string file = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
