using System;
using System.IO;

namespace NetUtil.Tests.Core.Specs;

/// <summary>Finds the declarative inputs of the repository.</summary>
internal static class SpecFiles
{
    public static string Manifests { get; } = Find();

    public static string Sample(string name) => Path.Combine(Manifests, "specs", name);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetUtil.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository."),
            "manifests");
    }
}
