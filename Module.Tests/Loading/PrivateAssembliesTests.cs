using System;
using System.Data.Common;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using NetUtil.Core.Units;
using NetUtil.Loading;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Loading;

public class PrivateAssembliesTests
{
    private static readonly PrivateFolder s_folder = new(Path.Combine(Checkout.Root, "bin", "dep"));

    [Fact]
    public void A_context_keeps_its_assemblies_apart_from_the_session()
    {
        Assembly sqlite = new ContextAssemblies(s_folder).Load("Microsoft.Data.Sqlite");

        Assert.Equal(Path.Combine(s_folder.FullPath, "Microsoft.Data.Sqlite.dll"), sqlite.Location);
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(sqlite));
        Assert.NotSame(typeof(Microsoft.Data.Sqlite.SqliteConnection).Assembly, sqlite);
    }

    [Fact]
    public void A_context_loads_the_storage_with_the_core_of_the_session()
    {
        Assembly storage = new ContextAssemblies(s_folder).Load("NetUtil.Storage");
        AssemblyName core = Array.Find(storage.GetReferencedAssemblies(), name => name.Name == "NetUtil.Core")
            ?? typeof(Bandwidth).Assembly.GetName();

        Assert.Same(
            typeof(Bandwidth).Assembly,
            AssemblyLoadContext.GetLoadContext(storage)!.LoadFromAssemblyName(core));
    }

    [Fact]
    public void A_context_calls_the_native_library_of_its_folder()
    {
        Assert.Equal(42L, Ask(new ContextAssemblies(s_folder)));
        Assert.Contains(s_folder.NativeFiles("e_sqlite3"), IsLoaded);
    }

    [Fact]
    public void Resolved_assemblies_come_from_the_folder_and_work()
    {
        using ResolvedAssemblies assemblies = new(s_folder, typeof(Bandwidth).Assembly);

        Assert.Equal(42L, Ask(assemblies));
        Assert.StartsWith(s_folder.FullPath, assemblies.Load("Microsoft.Data.Sqlite").Location);
    }

    [Fact]
    public void Resolved_assemblies_are_the_same_ones_when_asked_again()
    {
        using ResolvedAssemblies assemblies = new(s_folder, typeof(Bandwidth).Assembly);

        Assert.Same(assemblies.Load("SQLitePCLRaw.core"), assemblies.Load("SQLitePCLRaw.core"));
    }

    [Fact]
    public void Both_ways_name_the_file_that_is_missing()
    {
        using ResolvedAssemblies resolved = new(s_folder, typeof(Bandwidth).Assembly);
        IPrivateAssemblies[] both = [new ContextAssemblies(s_folder), resolved];
        foreach (IPrivateAssemblies assemblies in both)
        {
            FileNotFoundException failure = Assert.Throws<FileNotFoundException>(() => assemblies.Load("Absent"));
            Assert.Equal($"'{s_folder.FullPath}' has no 'Absent.dll' to load.", failure.Message);
        }
    }

    [Theory]
    [InlineData("NetUtil.dll", false)]
    [InlineData("Microsoft.Data.Sqlite.dll", false)]
    [InlineData("System.Memory.dll", true)]
    [InlineData("System.Buffers.dll", true)]
    public void The_framework_covers_what_it_has_in_the_same_or_a_higher_version(string name, bool covers) =>
        Assert.Equal(covers, SharedFramework.Covers(
            SharedFramework.Folder,
            Path.Combine(Checkout.Root, "bin", name.StartsWith("Net") ? "" : "dep", name)));

    [Theory]
    [InlineData("1.0.0.0", false)]
    [InlineData("2.1.99.0", true)]
    public void The_framework_does_not_cover_a_higher_version_than_its_own(string frameworkVersion, bool covers)
    {
        using TemporaryFolder folder = new();
        string own = Path.Combine(s_folder.FullPath, "SQLitePCLRaw.core.dll");
        LookAlike.Build(own, "SQLitePCL.raw", Version.Parse(frameworkVersion), folder.FullName);

        Assert.Equal(covers, SharedFramework.Covers(folder.FullName, own));
    }

    [Theory]
    [InlineData(Architecture.X64, "x64")]
    [InlineData(Architecture.X86, "x86")]
    [InlineData(Architecture.Arm64, "arm64")]
    public void An_architecture_has_the_short_name_that_packages_use(Architecture architecture, string name) =>
        Assert.Equal(name, CurrentRuntime.ArchitectureName(architecture));

    [Fact]
    public void This_runtime_has_a_native_library_in_the_folder() =>
        Assert.NotEmpty(s_folder.NativeFiles("e_sqlite3"));

    [Fact]
    public void An_assembly_beside_its_native_library_is_preferred()
    {
        string provider = "SQLitePCLRaw.provider.e_sqlite3";
        string besideNative = Path.Combine(s_folder.FullPath, "runtimes", "win-x64", "native", provider + ".dll");

        Assert.Equal(besideNative, s_folder.AssemblyFile(provider, "win-x64"));
        Assert.Equal(
            Path.Combine(s_folder.FullPath, provider + ".dll"), s_folder.AssemblyFile(provider, "plan9-mips"));
        Assert.Null(s_folder.AssemblyFile("Absent", "win-x64"));
    }

    [Theory]
    [InlineData("a.dll", true)]
    [InlineData("runtimes/linux-x64/native/a.dll", true)]
    [InlineData("../a.dll", false)]
    [InlineData("../dependency/a.dll", false)]
    public void The_folder_holds_what_lies_in_it_or_below(string file, bool holds) =>
        Assert.Equal(holds, s_folder.Holds(Path.GetFullPath(Path.Combine(s_folder.FullPath, file))));

    private static object? Ask(IPrivateAssemblies assemblies)
    {
        Type type = assemblies.Load("Microsoft.Data.Sqlite")
            .GetType("Microsoft.Data.Sqlite.SqliteConnection", throwOnError: true)!;
        using DbConnection connection = (DbConnection)Activator.CreateInstance(type, "Data Source=:memory:")!;
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = "select 6 * 7";
        return command.ExecuteScalar();
    }

    private static bool IsLoaded(string file)
    {
        foreach (ProcessModule module in Process.GetCurrentProcess().Modules)
        {
            if (string.Equals(module.FileName, file, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
