using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Tests.Doubles.Vmm.Syntax;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

public sealed class VendorBindingTests : IDisposable
{
    private readonly RecordedCalls _calls = new();
    private readonly VendorSession _session;

    public VendorBindingTests() => _session = new VendorSession(_calls);

    public void Dispose() => _session.Dispose();

    [Theory]
    // An unknown parameter.
    [InlineData(@"virtualmachinemanager\Get-SCVMHost -Name h1", "NamedParameterNotFound")]
    [InlineData(@"Hyper-V\Set-VMNetworkAdapter -VMName a -Bandwidth 1", "NamedParameterNotFound")]
    [InlineData(@"virtualmachinemanager\Move-SCVirtualMachine -WhatIf", "NamedParameterNotFound")]
    // Parameters of two sets.
    [InlineData(
        @"virtualmachinemanager\Get-SCVirtualMachine -All -ID $id", "AmbiguousParameterSet")]
    [InlineData(
        @"CimCmdlets\Get-CimInstance -ClassName A -Query 'select * from A'", "AmbiguousParameterSet")]
    [InlineData(
        @"virtualmachinemanager\Get-SCPerformanceData -AllVM -PerformanceCounter CPUUsage -TimeFrame Hour",
        "AmbiguousParameterSet")]
    // A mandatory parameter is missing, and nobody is there to be asked.
    [InlineData(@"virtualmachinemanager\Find-SCJob -Recent", "MissingMandatoryParameter")]
    [InlineData(@"virtualmachinemanager\Get-SCVMMServer", "MissingMandatoryParameter")]
    [InlineData(@"Hyper-V\Test-VMNetworkAdapter -VMName a -SequenceNumber 1", "MissingMandatoryParameter")]
    // A value of another type.
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine -ID vm-1", "CannotConvertArgumentNoMessage")]
    [InlineData(@"virtualmachinemanager\Move-SCVirtualMachine -VM vm-1", "CannotConvertArgumentNoMessage")]
    [InlineData(
        @"virtualmachinemanager\Read-SCVirtualMachine -VM ([psobject]@{ ID = $id })",
        "CannotConvertArgumentNoMessage")]
    [InlineData(
        @"Hyper-V\Add-VMNetworkAdapterAcl -VMName a -Action Count -Direction Both -RemoteIPAddress 1.2.3.4",
        "CannotConvertArgumentNoMessage")]
    // A word that the page does not list.
    [InlineData(
        @"virtualmachinemanager\Get-SCPerformanceData -AllVM -PerformanceCounter NetworkIO",
        "ParameterArgumentValidationError")]
    // More values than places, and one parameter twice.
    [InlineData(@"virtualmachinemanager\Get-SCVMHost h1 h2", "PositionalParameterNotFound")]
    [InlineData(@"virtualmachinemanager\Get-SCVMHost -ComputerName a -ComputerName b", "ParameterAlreadyBound")]
    public void The_engine_refuses_what_the_page_does_not_allow(string call, string errorId)
    {
        ErrorRecord error = _session.Fail($"$id = [guid]::Empty; {call}");

        Assert.Equal(errorId, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        Assert.Empty(_calls.Calls);
    }

    [Theory]
    [InlineData(@"virtualmachinemanager\Get-SCVMHost h1", "Connection", "ComputerName")]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine -All", "All", "All")]
    [InlineData(@"virtualmachinemanager\Get-SCVirtualMachine", "All", "")]
    [InlineData(@"virtualmachinemanager\get-scvirtualmachine -vmhost $machineHost", "VMHostGroup", "VMHost")]
    [InlineData(@"$vm | virtualmachinemanager\Move-SCVirtualMachine -VMHost $machineHost", "", "VM, VMHost")]
    [InlineData(@"virtualmachinemanager\Find-SCJob -Recent -MaxCount 5", "FindRecent", "MaxCount, Recent")]
    [InlineData(@"Hyper-V\Get-VMSwitch -ComputerName h1", "Name", "ComputerName")]
    [InlineData(@"CimCmdlets\Get-CimInstance Win32_A -CN h1", "ClassNameComputerSet", "ClassName, ComputerName")]
    public void The_engine_binds_what_the_page_allows(string call, string set, string parameters)
    {
        _session.Do($"param($vm, $machineHost) {call}", ("vm", new VM()), ("machineHost", new Host()));

        VendorCall bound = Assert.Single(_calls.Calls);
        Assert.Equal(set, bound.Set);
        Assert.Equal(parameters, string.Join(", ", bound.Parameters.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_command_of_the_table_has_the_parameter_sets_of_its_page()
    {
        foreach (CmdletSyntax cmdlet in SyntaxTable.Modules.Values.SelectMany(module => module.Cmdlets.Values))
        {
            CmdletInfo command = (CmdletInfo)_session.Do(
                "param($Name) Get-Command $Name", ("Name", $@"{cmdlet.Module}\{cmdlet.Name}"))[0].BaseObject;

            Assert.Equal(
                cmdlet.Sets.DefaultIfEmpty(ParameterAttribute.AllParameterSets).Order(StringComparer.Ordinal),
                command.ParameterSets.Select(set => set.Name).Order(StringComparer.Ordinal));
            foreach (CommandParameterSetInfo set in command.ParameterSets)
            {
                Assert.Equal(Published(cmdlet, set.Name), Built(set));
            }
        }
    }

    [Fact]
    public void A_command_that_can_ask_has_the_engine_s_own_parameters_for_it()
    {
        CmdletInfo command = (CmdletInfo)_session.Do(@"Get-Command Hyper-V\Set-VMNetworkAdapter")[0].BaseObject;

        Assert.Contains("WhatIf", command.Parameters.Keys);
        Assert.Contains("Confirm", command.Parameters.Keys);
    }

    private static IEnumerable<string> Published(CmdletSyntax cmdlet, string set) =>
        from parameter in cmdlet.Parameters
        where !CmdletSyntax.IsAsked(parameter.Name)
        from use in parameter.Uses
        where (use.Set ?? ParameterAttribute.AllParameterSets) == set
        orderby parameter.Name
        select $"{parameter.Name} {use.IsRequired} {use.Position ?? int.MinValue} {use.IsByValue} {use.IsByName}";

    private static IEnumerable<string> Built(CommandParameterSetInfo set) =>
        from parameter in set.Parameters
        where !PSCmdlet.CommonParameters.Contains(parameter.Name) && !CmdletSyntax.IsAsked(parameter.Name)
        orderby parameter.Name
        select $"{parameter.Name} {parameter.IsMandatory} {parameter.Position} {parameter.ValueFromPipeline} "
            + $"{parameter.ValueFromPipelineByPropertyName}";
}
