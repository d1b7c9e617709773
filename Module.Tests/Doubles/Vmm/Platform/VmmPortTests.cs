using System.Management.Automation;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

public sealed class VmmPortTests
{
    private const string MakeRung = @"
        $class = virtualmachinemanager\New-SCPortClassification -Name 'Rung 100'
        $profile = virtualmachinemanager\New-SCVirtualNetworkAdapterNativePortProfile -Name 'Rung 100' `
            -MaximumBandwidth 100 -MinimumBandwidthAbsolute 20 -MinimumBandwidthWeight 5 -EnableDhcpGuard $true";

    private const string MakeSet = @"
        $null = virtualmachinemanager\New-SCVirtualNetworkAdapterPortProfileSet -Name 'Rung 100' `
            -PortClassification $class -VirtualNetworkAdapterNativePortProfile $profile `
            -LogicalSwitch (virtualmachinemanager\Get-SCLogicalSwitch -Name Prod)";

    private const string Assign = @"
        $null = virtualmachinemanager\Set-SCVirtualNetworkAdapter -VirtualNetworkAdapter (Get-Nic web) `
            -PortClassification $class -RunAsynchronously -JobVariable job";

    private const string Compliance = "(Get-Nic web).VirtualNetworkAdapterComplianceStatus";

    [Theory]
    [InlineData(MinimumBandwidthMode.Absolute, 20e6, null)]
    [InlineData(MinimumBandwidthMode.Weight, null, 5)]
    public void A_classification_gives_a_port_what_its_profile_says_once_the_job_is_done(
        MinimumBandwidthMode mode, double? minimum, int? weight)
    {
        using VmmScene scene = new(mode: mode);
        scene.Session.Do(MakeRung);
        scene.Session.Do(MakeSet);
        scene.Session.Do(Assign);
        scene.Wait(10);

        Assert.Equal("Completed", scene.Say(@"(virtualmachinemanager\Get-SCJob -ID $job.ID).Status"));
        Assert.Equal(new PortSettings(minimum, weight, 100e6), scene.PortOf("web-nic"));
        Assert.Equal("Rung 100", scene.Say("(Get-Nic web).PortClassification.Name"));
        Assert.Equal("100 True", scene.Say(@"
            $own = (Get-Nic web).VirtualNetworkAdapterPortProfileSet.VirtualNetworkAdapterNativePortProfile
            $own.MaximumBandwidth; $own.EnableDhcpGuard"));
    }

    [Fact]
    public void A_classification_without_a_set_on_the_switch_is_refused()
    {
        using VmmScene scene = new();
        scene.Session.Do(MakeRung);

        ErrorRecord error = scene.Session.Fail(Assign);

        Assert.Contains("not offered", error.Exception.Message, System.StringComparison.Ordinal);
        Assert.Equal(PortSettings.Unset, scene.PortOf("web-nic"));
    }

    [Fact]
    public void Editing_a_profile_leaves_its_adapters_as_they_are_until_they_are_repaired()
    {
        using VmmScene scene = new();
        scene.Session.Do(MakeRung + MakeSet + Assign);
        scene.Wait(10);
        Assert.Equal("Compliant", scene.Say(Compliance));

        scene.Session.Do(@"
            $null = virtualmachinemanager\Set-SCVirtualNetworkAdapterNativePortProfile $profile `
                -MaximumBandwidth 250");

        Assert.Equal("NonCompliant", scene.Say(Compliance));
        Assert.Equal(100e6, scene.PortOf("web-nic").MaximumBitsPerSecond);
        scene.Session.Do(@"$null = virtualmachinemanager\Repair-SCVirtualNetworkAdapter (Get-Nic web)");
        Assert.Equal("Compliant", scene.Say(Compliance));
        Assert.Equal(250e6, scene.PortOf("web-nic").MaximumBitsPerSecond);
    }

    [Fact]
    public void An_adapter_on_a_standard_switch_has_no_logical_switch_and_no_classification()
    {
        VmmPlatform platform = new(VmmScene.Definition(), "Prod");
        using Binding.VendorSession session = new(platform);
        session.Do(@"$null = virtualmachinemanager\Get-SCVMMServer vmm01");

        Assert.Equal("True True Prod", string.Join(' ', session.Do(@"
            $nic = @(virtualmachinemanager\Get-SCVirtualNetworkAdapter -All)[0]
            $null -eq $nic.LogicalSwitch; $null -eq $nic.PortClassification; $nic.VirtualNetwork")));
    }
}
