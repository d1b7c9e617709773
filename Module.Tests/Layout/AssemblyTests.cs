using System.IO;
using System.Linq;
using System.Reflection;
using NetUtil.Bases;
using NetUtil.Core.Units;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Layout;

public class AssemblyTests
{
    [Fact]
    public void Core_references_nothing_but_the_standard() =>
        Assert.Equal(["netstandard"], References(typeof(Bandwidth).Assembly));

    [Fact]
    public void The_module_references_the_core_and_PowerShell_and_no_package() =>
        Assert.Equal(
            ["NetUtil.Core", "System.Management.Automation", "netstandard"],
            References(typeof(NetUtilCmdlet).Assembly));

    [Fact]
    public void The_built_module_holds_what_it_needs()
    {
        string bin = Path.Combine(Checkout.Root, "bin");

        Assert.All(
            new[] { "NetUtil.dll", "NetUtil.Core.dll", "NetUtil.Core.xml", "dep/NetUtil.Storage.dll" },
            name => Assert.True(File.Exists(Path.Combine(bin, name)), name));
        Assert.All(
            new[]
            {
                "win-x64/native/e_sqlite3.dll", "win-x86/native/e_sqlite3.dll", "win-arm64/native/e_sqlite3.dll",
                "linux-x64/native/libe_sqlite3.so", "linux-arm64/native/libe_sqlite3.so",
                "linux-musl-x64/native/libe_sqlite3.so", "osx-arm64/native/libe_sqlite3.dylib",
            },
            name => Assert.True(File.Exists(Path.Combine(bin, "dep", "runtimes", name)), name));
    }

    [Fact]
    public void The_built_module_never_holds_PowerShell_itself()
    {
        string[] files = Directory.GetFiles(
            Path.Combine(Checkout.Root, "bin"), "*.dll", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.DoesNotContain("System.Management.Automation.dll", files.Select(Path.GetFileName));
    }

    [Fact]
    public void Packages_lie_in_the_private_folder_only() =>
        Assert.Equal(
            ["NetUtil.Core.dll", "NetUtil.dll"],
            Directory.GetFiles(Path.Combine(Checkout.Root, "bin"), "*.dll")
                .Select(Path.GetFileName).Order(System.StringComparer.Ordinal));

    private static string[] References(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Order(System.StringComparer.Ordinal)];
}
