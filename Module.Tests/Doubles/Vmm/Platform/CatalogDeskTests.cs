using System.Collections.Generic;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles.Vmm.Binding;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

public class CatalogDeskTests
{
    [Theory]
    [InlineData(@"(virtualmachinemanager\Get-SCCloud).Name", "Gold")]
    [InlineData(@"(virtualmachinemanager\Get-SCService -All).Name", "Shop")]
    [InlineData(@"(virtualmachinemanager\Get-SCComputerTier -All).Name", "Web Db")]
    [InlineData(
        @"(virtualmachinemanager\Get-SCVirtualMachine -ComputerTier (
            virtualmachinemanager\Get-SCComputerTier -All | Where-Object { $_.Name -eq 'Db' })).Name",
        "db-1")]
    [InlineData(
        @"(virtualmachinemanager\Get-SCVirtualMachine -Cloud (virtualmachinemanager\Get-SCCloud)).Name", "web-1")]
    [InlineData(@"(virtualmachinemanager\Get-SCVMNetwork).Name", "Front Back")]
    [InlineData(@"(virtualmachinemanager\Get-SCVMSubnet).Name", "10.0.1.0/24")]
    [InlineData(@"(virtualmachinemanager\Get-SCCustomPropertyValue -All).Value", "sql")]
    [InlineData(@"(virtualmachinemanager\Get-SCCustomProperty -Name role).Name", "Role")]
    [InlineData(
        @"(virtualmachinemanager\Get-SCCustomPropertyValue `
            -CustomProperty (virtualmachinemanager\Get-SCCustomProperty -Name Role) `
            -InputObject (virtualmachinemanager\Get-SCVirtualMachine -Name db-1)).Value",
        "sql")]
    [InlineData(@"(virtualmachinemanager\Get-SCVirtualMachine -Name web-1).AvailabilitySetNames", "front")]
    public void What_VMs_are_grouped_by_can_be_read(string script, string expected) =>
        Assert.Equal(expected, string.Join(' ', Open().Do(script)));

    [Theory]
    [InlineData(null, "False True 0")]
    [InlineData("h1", "True False 10")]
    public void Dynamic_Optimization_says_how_it_is_set(string? home, string expected)
    {
        using VmmScene scene = new(home: home);

        Assert.Equal(expected, scene.Say(@"
            $set = virtualmachinemanager\Get-SCDynamicOptimizationConfiguration `
                -VMHostGroup (virtualmachinemanager\Get-SCVMHostGroup -Name Lab)
            $set.AutomaticMode; $set.ManualMode; $set.AutomaticFrequencyMinutes"));
    }

    private static VendorSession Open()
    {
        VirtualSwitch prod = new("Prod", new Uplink("up", [new UplinkMember("NIC1", 1e9)]));
        FabricHost host = new("h1", "h1.lab", [prod], 1 << 30, 4);
        VirtualAdapter front = new("w-nic", "Prod") { Network = "Front", Subnet = "10.0.1.0/24" };
        VirtualMachine web = new("w", "web-1", "h1", [front])
        {
            Service = "Shop", Tier = "Web", Cloud = "Gold", AvailabilitySets = ["front"],
        };
        VirtualMachine db = new("d", "db-1", "h1", [new VirtualAdapter("d-nic", "Prod") { Network = "Back" }])
        {
            Service = "Shop", Tier = "Db", Properties = new Dictionary<string, string> { ["Role"] = "sql" },
        };
        FabricInventory fabric =
            new("vmm01", VmmScene.Start, [host], [web, db], externals: null, switches: [], links: null);
        VendorSession session = new(new VmmPlatform(new SimulationDefinition(fabric, [])));
        session.Do(@"$null = virtualmachinemanager\Get-SCVMMServer vmm01");
        return session;
    }
}
