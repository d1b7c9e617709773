using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using DriveNotFoundException = System.Management.Automation.DriveNotFoundException;

namespace NetUtil.Sessions;

/// <summary>What the machine that NetUtil runs on is called: by itself, and by the hypervisor that it is a guest
/// of.</summary>
internal static class OwnNames
{
    // What a Hyper-V host tells its guest. Source: Microsoft Learn, "Hyper-V Integration Services", data
    // exchange.
    private const string GuestParameters = @"HKLM:\SOFTWARE\Microsoft\Virtual Machine\Guest\Parameters";

    private static readonly string[] s_told = ["VirtualMachineId", "VirtualMachineName"];

    /// <summary>Lists the names and ids; none is blank.</summary>
    /// <param name="command">Reads the registry, where there is one.</param>
    internal static IReadOnlyList<string> Of(PSCmdlet command) =>
        new[] { Environment.MachineName }
            .Concat(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? Told(command) : [])
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();

    private static IReadOnlyList<string> Told(PSCmdlet command)
    {
        try
        {
            return command.InvokeProvider.Property.Get(GuestParameters, [])
                .SelectMany(item => s_told.Select(name => item.Properties[name]?.Value as string))
                .OfType<string>()
                .ToArray();
        }
        catch (Exception failure) when (failure is ItemNotFoundException or DriveNotFoundException
            or ProviderNotFoundException or System.Security.SecurityException or UnauthorizedAccessException)
        {
            // No guest of Hyper-V, or nothing that this account may ask.
            return [];
        }
    }
}
