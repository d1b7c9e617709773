using System;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

public sealed class HostDeskTests
{
    private const string Compliance = "(Get-Nic web).VirtualNetworkAdapterComplianceStatus";

    [Theory]
    [InlineData(@"(Hyper-V\Get-VM -ComputerName h1.lab).Name", "web bulk")]
    [InlineData(@"(Hyper-V\Get-VMNetworkAdapter -VMName bulk -ComputerName h1).VMName", "bulk")]
    [InlineData(@"(Hyper-V\Get-VMSwitch -ComputerName h1, h2).ComputerName", "h1.lab h2.lab")]
    [InlineData(@"[string](Hyper-V\Get-VMSwitch -ComputerName h1).BandwidthReservationMode", "Absolute")]
    [InlineData(@"(Hyper-V\Get-VMHost -ComputerName h1).MaximumVirtualMachineMigrations", "2")]
    public void A_host_tells_what_lies_on_it(string script, string expected)
    {
        using VmmScene scene = new();

        Assert.Equal(expected, scene.Say(script));
    }

    [Fact]
    public void The_host_s_adapter_has_the_id_that_VMM_calls_its_device()
    {
        using VmmScene scene = new();

        Assert.Equal("True", scene.Say(
            @"(Hyper-V\Get-VMNetworkAdapter -VMName web -ComputerName h1).Id -eq (Get-Nic web).DeviceID"));
    }

    // 100,000,007 bit/s are 12,500,000 whole bytes a second and a rest.
    [Fact]
    public void A_limit_set_on_the_host_acts_and_is_drift_until_VMM_repairs_it()
    {
        using VmmScene scene = new();

        scene.Session.Do(@"Hyper-V\Set-VMNetworkAdapter -VMName web -ComputerName h1 -MaximumBandwidth 100000007");
        Assert.Equal(new PortSettings(maximumBitsPerSecond: 100_000_000), scene.PortOf("web-nic"));
        Assert.Equal("NonCompliant", scene.Say(Compliance));
        scene.Session.Do(@"$null = virtualmachinemanager\Repair-SCVirtualNetworkAdapter (Get-Nic web)");

        Assert.Equal(PortSettings.Unset, scene.PortOf("web-nic"));
        Assert.Equal("Compliant", scene.Say(Compliance));
    }

    [Fact]
    public void A_limit_is_taken_off_with_0_and_the_rest_stays()
    {
        using VmmScene scene = new();
        scene.Session.Do(@"Hyper-V\Get-VMNetworkAdapter -VMName web -ComputerName h1 |
            Hyper-V\Set-VMNetworkAdapter -MaximumBandwidth 80000000 -MinimumBandwidthAbsolute 8000000");
        scene.Session.Do(@"Hyper-V\Set-VMNetworkAdapter -VMName web -ComputerName h1 -MaximumBandwidth 0");

        Assert.Equal(new PortSettings(minimumBitsPerSecond: 8_000_000), scene.PortOf("web-nic"));
    }

    [Theory]
    [InlineData("-MinimumBandwidthWeight 5 -VMName web -ComputerName h1", 32773)] // The switch is in Absolute mode.
    [InlineData("-MaximumBandwidth 8 -VMName db -ComputerName h1", 32773)] // It lies elsewhere.
    [InlineData("-MaximumBandwidth 8 -VMName web -ComputerName h9", 2916)]
    [InlineData("-MaximumBandwidth 8 -VMName web", 2916)]
    public void A_host_refuses_what_does_not_go(string arguments, int code)
    {
        using VmmScene scene = new();

        ErrorRecord error = scene.Session.Fail($@"Hyper-V\Set-VMNetworkAdapter {arguments}");

        Assert.Equal(code, error.Exception.HResult);
        Assert.Equal(PortSettings.Unset, scene.PortOf("web-nic"));
    }

    [Fact]
    public void A_VM_that_is_being_moved_cannot_be_changed()
    {
        using VmmScene scene = new();
        scene.Session.Do(@"$null = virtualmachinemanager\Move-SCVirtualMachine (Get-One web) `
            -VMHost (Get-Box h2) -RunAsynchronously");

        ErrorRecord error = scene.Session.Fail(
            @"Hyper-V\Set-VMNetworkAdapter -VMName web -ComputerName h1 -MaximumBandwidth 8000000");

        Assert.Equal(32775, error.Exception.HResult);
    }

    [Fact]
    public void What_is_only_to_be_said_is_not_done()
    {
        using VmmScene scene = new();

        scene.Session.Do(
            @"Hyper-V\Set-VMNetworkAdapter -VMName web -ComputerName h1 -MaximumBandwidth 8000000 -WhatIf");

        Assert.Equal(PortSettings.Unset, scene.PortOf("web-nic"));
        Assert.DoesNotContain(
            scene.Platform.Calls, call => call.Command.StartsWith("Set-VM", StringComparison.Ordinal));
    }
}
