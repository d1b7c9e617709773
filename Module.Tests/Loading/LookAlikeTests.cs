using System;
using System.IO;
using System.Threading.Tasks;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Loading;

public class LookAlikeTests
{
    // Opens a database through the module's own files, by one way of loading, before and after the session's
    // other code finds the look-alike under the same name.
    private const string Script =
        """
        param([string]$LookAlike, [string]$Name, [string]$Type, [string]$Way, [string]$Order)
        $ErrorActionPreference = 'Stop'
        $hidden = [Reflection.BindingFlags]'NonPublic,Instance,Static'
        $module = (Get-Module NetUtil).ImplementingAssembly
        $source = $module.GetType('NetUtil.Loading.PrivateFolder').GetMethod('OfModule', $hidden)
        $folder = $source.Invoke($null, @())
        $arguments = @($folder.PSObject.BaseObject)
        if ($Way -eq 'ResolvedAssemblies') { $arguments += [NetUtil.Core.Units.Bandwidth].Assembly }
        function Open-Way {
            $module.GetType("NetUtil.Loading.$Way").GetConstructors($hidden)[0].Invoke($arguments)
        }
        function Read-Database($Loaded) {
            $type = $Loaded.Load('Microsoft.Data.Sqlite').GetType('Microsoft.Data.Sqlite.SqliteConnection')
            $connection = [Activator]::CreateInstance($type, 'Data Source=:memory:')
            $connection.Open()
            $command = $connection.CreateCommand()
            $command.CommandText = "select 6 * 7"
            $command.ExecuteScalar()
            $connection.Dispose()
        }
        if ($Order -eq 'before') { [void][Reflection.Assembly]::LoadFrom($LookAlike) }
        $loaded = Open-Way
        "answer $(Read-Database $loaded)"
        if ($Order -eq 'after') { [void][Reflection.Assembly]::LoadFrom($LookAlike) }
        "again $(Read-Database $loaded)"
        $seen = [Reflection.Assembly]::Load($Name)
        "session has $($seen.GetName().Version) with $($seen.GetType($Type).GetMethods().Count) methods"
        """;

    [Theory]
    [InlineData("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection", "99.0.0.0", "before")]
    [InlineData("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection", "99.0.0.0", "after")]
    [InlineData("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection", "1.0.0.0", "before")]
    [InlineData("SQLitePCLRaw.core", "SQLitePCL.raw", "2.1.99.0", "before")]
    [InlineData("SQLitePCLRaw.provider.e_sqlite3", "SQLitePCL.SQLite3Provider_e_sqlite3", "99.0.0.0", "before")]
    public Task Another_version_in_the_session_does_not_matter_to_a_context(
        string name, string type, string version, string order) =>
        Check("ContextAssemblies", name, type, version, order);

    // A higher version loaded before is left out: .NET takes that one by itself, .NET Framework, whose way this
    // is, does not.
    [Theory]
    [InlineData("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection", "1.0.0.0", "before")]
    [InlineData("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection", "99.0.0.0", "after")]
    [InlineData("SQLitePCLRaw.core", "SQLitePCL.raw", "2.0.0.0", "before")]
    public Task Another_version_in_the_session_does_not_matter_to_resolved_assemblies(
        string name, string type, string version, string order) =>
        Check("ResolvedAssemblies", name, type, version, order);

    private static async Task Check(string way, string name, string type, string version, string order)
    {
        using TemporaryFolder folder = new();
        string original = Path.Combine(Checkout.Root, "bin", "dep", name + ".dll");
        string lookAlike = LookAlike.Build(original, type, Version.Parse(version), folder.FullName);

        ShellResult result = await ShellProcess.RunScriptAsync(
            Script, "", "-LookAlike", lookAlike, "-Name", name, "-Type", type, "-Way", way, "-Order", order);

        // The four methods are those of every object.
        Assert.Equal("", result.Errors);
        Assert.Equal($"answer 42\nagain 42\nsession has {version} with 4 methods\n", result.Output);
    }
}
