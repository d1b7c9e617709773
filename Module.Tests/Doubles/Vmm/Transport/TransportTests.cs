using System.Linq;
using System.Management.Automation;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Tests.Doubles.Vmm.Platform;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Transport;

/// <summary>What a provider's script may count on in both transports, and what only in process.</summary>
public sealed class TransportTests : IClassFixture<EngineProcessFixture>
{
    // As a provider's scripts do: ids go in, texts and numbers come out, and the whole pipeline runs over there.
    private const string Flat = """
        $adapters = virtualmachinemanager\Get-SCVirtualNetworkAdapter -All
        virtualmachinemanager\Get-SCVirtualMachine -All | ForEach-Object {
            $vm = $_
            $nic = $adapters | Where-Object { $_.DeviceID.Contains($vm.VMId.ToUpperInvariant()) }
            "$($vm.Name) on $($vm.HostName): $([int]$vm.Status) $($nic.PortClassification.Name)"
        }
        """;

    private readonly EngineProcess _other;

    public TransportTests(EngineProcessFixture fixture) => _other = fixture.Process;

    [Fact]
    public void A_script_that_gives_flat_records_gives_the_same_in_process_and_in_another_process()
    {
        using VmmScene own = new();
        string[] here = [.. own.Session.Do(Flat).Select(item => (string)item.BaseObject)];

        Assert.Equal(3, here.Length);
        Assert.StartsWith("web on h1.lab: 0 As found", here[0]);
        Assert.Equal(here, _other.Session.Do(Flat).Select(item => (string)item.BaseObject));
    }

    [Fact]
    public void An_object_from_the_other_process_is_a_copy_without_its_type()
    {
        using VmmScene own = new();
        const string Script = "Get-One web";

        Assert.IsType<VM>(own.Session.Do(Script).Single().BaseObject);
        PSObject copy = _other.Session.Do(Script).Single();
        Assert.Equal("Deserialized.Microsoft.SystemCenter.VirtualMachineManager.VM", copy.TypeNames[0]);
        Assert.Equal("web", copy.Properties["Name"].Value);
        Assert.IsType<string>(Unwrap(copy.Properties["VMHost"].Value));
        Assert.Equal("Running", Unwrap(copy.Properties["Status"].Value)!.ToString());
    }

    [Fact]
    public void A_copy_does_not_bind_to_a_command_over_there_again()
    {
        PSObject copy = _other.Session.Do("Get-One web").Single();

        ErrorRecord error = _other.Session.Fail(
            @"param($Copy) virtualmachinemanager\Read-SCVirtualMachine -VM $Copy", ("Copy", copy));

        Assert.StartsWith("CannotConvertArgumentNoMessage", error.FullyQualifiedErrorId);
    }

    [Fact]
    public void Misuse_is_refused_over_there_as_it_is_here()
    {
        const string Script = @"virtualmachinemanager\Get-SCVirtualMachine -All -ID ([guid]::Empty)";
        using VmmScene own = new();

        Assert.Equal(
            own.Session.Fail(Script).FullyQualifiedErrorId, _other.Session.Fail(Script).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_job_over_there_is_found_by_its_id()
    {
        string status = string.Join(' ', _other.Session.Do("""
            $null = virtualmachinemanager\Set-SCVirtualMachine (Get-One bulk) -BlockDynamicOptimization $true `
                -JobVariable job
            (virtualmachinemanager\Get-SCJob -ID $job.ID).Status
            """));

        Assert.Equal("Completed", status);
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
