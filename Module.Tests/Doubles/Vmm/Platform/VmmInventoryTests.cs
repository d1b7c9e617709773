using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Tests.Doubles.Vmm.Binding;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

public sealed class VmmInventoryTests : IDisposable
{
    private readonly VmmScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void VMs_hosts_groups_and_clusters_name_each_other()
    {
        VM web = Assert.IsType<VM>(_scene.Session.Do("Get-One web").Single().BaseObject);

        Assert.Equal("h1.lab", web.VMHost!.Name);
        Assert.Equal(@"All Hosts\Lab", web.VMHost.VMHostGroup!.Path);
        Assert.Equal(["h1.lab", "h2.lab"], web.VMHost.HostCluster!.Nodes!.Select(node => node.Name));
        Assert.Equal(1024, web.Memory);
        Assert.NotEqual(web.ID.ToString(), web.VMId);
        Assert.Equal(
            "2",
            _scene.Say(@"(virtualmachinemanager\Get-SCVMHostGroup -Name 'All Hosts').AllChildHosts.Count"));
    }

    [Theory]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine -All", "web bulk db")]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine -Name WEB", "web")]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine -VMHost (Get-Box h2)", "db")]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine -ID (Get-One bulk).ID", "bulk")]
    [InlineData(@"virtualmachinemanager\Get-SCVMHost", "h1.lab h2.lab")]
    [InlineData(@"virtualmachinemanager\Get-SCVMHostCluster", "c1")]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualNetwork -VMHost (Get-Box h1)", "Prod")]
    [InlineData(@"virtualmachinemanager\Get-SCVMHostNetworkAdapter -VMHost (Get-Box h1)", "NIC1")]
    [InlineData(@"virtualmachinemanager\Get-SCLogicalSwitch", "Prod")]
    public void A_command_gives_what_its_filter_names(string script, string names) =>
        Assert.Equal(names, _scene.Say($"({script}).Name"));

    [Fact]
    public void An_adapter_is_known_by_the_two_ids_that_its_host_s_counters_carry()
    {
        VirtualNetworkAdapter nic =
            Assert.IsType<VirtualNetworkAdapter>(_scene.Session.Do("Get-Nic web").Single().BaseObject);
        string counter = _scene.Say("""
            (CimCmdlets\Get-CimInstance Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter `
                -ComputerName h1.lab | Where-Object { $_.Name.StartsWith('web_') }).Name
            """);

        string[] ids = nic.DeviceID!["Microsoft:".Length..].Split('\\');
        Assert.Equal("web", nic.Name);
        Assert.EndsWith($"{ids[0]}--{ids[1]}", counter, StringComparison.OrdinalIgnoreCase);
    }

    // 80 Mbit/s for 10 s are 100,000,000 bytes.
    [Fact]
    public void Counters_of_adapters_uplinks_and_cards_count_the_fabric_s_bytes()
    {
        const string Script = """
            foreach ($name in 'NvspNicStats_HyperVVirtualNetworkAdapter', 'NvspSwitchStats_HyperVVirtualSwitch',
                'Tcpip_NetworkInterface') {
                $session = CimCmdlets\New-CimSession -ComputerName h1.lab
                $all = CimCmdlets\Get-CimInstance "Win32_PerfRawData_$name" -CimSession $session
                ($all | Where-Object { $_.Name.StartsWith('web_') -or $all.Count -eq 1 }).BytesSentPersec
                CimCmdlets\Remove-CimSession $session
            }
            """;
        ulong[] before = [.. _scene.Session.Do(Script).Select(value => (ulong)value.BaseObject)];

        _scene.Wait(10);

        ulong[] after = [.. _scene.Session.Do(Script).Select(value => (ulong)value.BaseObject)];
        Assert.Equal([100_000_000UL, 100_000_000UL, 100_000_000UL], after.Zip(before, (a, b) => a - b));
    }

    [Theory]
    [InlineData("h2", 5.0 * 63 / 64, "Live")]
    [InlineData("h1", 0, "Network")]
    public void A_rating_says_whether_a_live_migration_would_go(string host, double rating, string transferType)
    {
        VMHostRating found = Assert.IsType<VMHostRating>(_scene.Session.Do(
            $@"virtualmachinemanager\Get-SCVMHostRating -VM (Get-One web) -VMHost (Get-Box {host})")
            .Single().BaseObject);

        Assert.Equal(rating, found.Rating, precision: 12);
        Assert.Equal(transferType, found.TransferType);
        Assert.Equal(rating == 0, found.ZeroRatingReasonList!.Length > 0);
    }

    [Fact]
    public void Without_a_connection_no_command_of_VMM_answers()
    {
        using VendorSession session = new(new VmmPlatform(VmmScene.Definition()));

        ErrorRecord error = session.Fail(@"virtualmachinemanager\Get-SCVirtualMachine -All");

        Assert.Equal(2912, error.Exception.HResult);
    }

    [Theory]
    [InlineData(@"virtualmachinemanager\Get-SCServicingWindow")]
    [InlineData(@"virtualmachinemanager\Set-SCVirtualMachine (Get-One web) -CPUCount 4")]
    [InlineData(@"virtualmachinemanager\Move-SCVirtualMachine (Get-One web) -VMHost (Get-Box h2) -UseLAN")]
    public void What_the_double_does_not_do_is_said_rather_than_left_out(string call) =>
        Assert.IsType<NotSupportedException>(_scene.Session.Fail(call).Exception);
}
