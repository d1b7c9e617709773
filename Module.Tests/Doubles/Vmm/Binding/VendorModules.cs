using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading;
using NetUtil.Tests.Doubles.Vmm.Syntax;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>The vendors' modules as doubles: compiled commands in modules of the vendors' names.</summary>
public static class VendorModules
{
    /// <summary>Gives the session that runs it the modules; takes what answers there.</summary>
    internal const string ImportScript = """
        param($Platform)
        $global:NetUtilTestsVendorPlatform = $Platform
        $modules = [NetUtil.Tests.Doubles.Vmm.Binding.VendorModules]::Assemblies
        foreach ($name in $modules.Keys) {
            New-Module -Name $name -ArgumentList $modules[$name] -ScriptBlock {
                param($Assembly)
                Import-Module -Assembly $Assembly -ErrorAction Stop
                Export-ModuleMember -Cmdlet *
            } | Import-Module -Global -ErrorAction Stop
        }
        """;

    private const string PlatformVariable = "NetUtilTestsVendorPlatform";

    private static readonly Lazy<IReadOnlyDictionary<string, Assembly>> s_assemblies = new(
        () => SyntaxTable.Modules.Values.ToDictionary(module => module.Name, CmdletEmitter.Emit),
        LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The compiled commands by the module's name.</summary>
    public static IReadOnlyDictionary<string, Assembly> Assemblies => s_assemblies.Value;

    /// <summary>Gives a session the modules.</summary>
    /// <param name="session">An open session.</param>
    /// <param name="platform">What answers there.</param>
    internal static void Import(Runspace session, IVendorPlatform platform)
    {
        using PowerShell shell = PowerShell.Create(session);
        shell.AddScript(ImportScript).AddParameter("Platform", platform).Invoke();
        if (shell.HadErrors)
        {
            throw new InvalidOperationException($"The doubles cannot be imported: {shell.Streams.Error[0]}");
        }
    }

    /// <summary>What answers in a session.</summary>
    /// <param name="session">A session that has the modules.</param>
    internal static IVendorPlatform PlatformOf(SessionState session) =>
        session.PSVariable.GetValue(PlatformVariable) switch
        {
            IVendorPlatform platform => platform,
            PSObject { BaseObject: IVendorPlatform platform } => platform,
            _ => throw new InvalidOperationException("No platform stands behind this session."),
        };
}
