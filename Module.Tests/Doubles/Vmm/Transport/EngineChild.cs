using System;
using System.IO;
using System.Management.Automation.Remoting;
using System.Text;
using NetUtil.Tests.Doubles.Vmm.Binding;
using NetUtil.Tests.Doubles.Vmm.Platform;

namespace NetUtil.Tests.Doubles.Vmm.Transport;

/// <summary>A second process that hosts the engine and can be entered through a named pipe, as the compatibility
/// session and remoting are entered: what comes out of it is deserialized. It has a fabric of its own.</summary>
public static class EngineChild
{
    private static readonly Lazy<VmmPlatform> s_platform = new(() => new VmmPlatform(VmmScene.Definition()));

    /// <summary>What answers in the process; for the script that gives a session the doubles.</summary>
    public static object Platform => s_platform.Value;

    /// <summary>Gives a session of the process the doubles and the scenes' functions, and connects it.</summary>
    internal static string JoinScript { get; } = $$"""
        $null = & {
            {{VendorModules.ImportScript}}
        } -Platform ([NetUtil.Tests.Doubles.Vmm.Transport.EngineChild]::Platform)
        $null = virtualmachinemanager\Get-SCVMMServer vmm01
        {{VmmScene.Shared}}
        """;

    /// <summary>Opens the pipe, says so, and stays until a line is read or the reader goes.</summary>
    /// <param name="pipe">The pipe's name.</param>
    /// <param name="output">Where it says so.</param>
    internal static int Run(string pipe, TextWriter output)
    {
#pragma warning disable RS0030 // The input is how the test speaks to this process.
        using StreamReader input = new(Console.OpenStandardInput(), Encoding.UTF8);
#pragma warning restore RS0030
        RemoteSessionNamedPipeServer.CreateCustomNamedPipeServer(pipe);
        output.WriteLine("open");
        input.ReadLine();
        return 0;
    }
}
