using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class OutputTests
{
    [Theory]
    [InlineData("Get-NetworkFabric")]
    [InlineData("Get-NetworkFabric Host")]
    [InlineData("Get-NetworkFabric Uplink")]
    [InlineData("Get-NetworkFabric VirtualMachine")]
    [InlineData("Get-NetworkFabric Adapter")]
    [InlineData("Step-NetworkSimulation '1 min'")]
    [InlineData("Update-NetworkStatistic")]
    [InlineData("Get-NetworkStatistic")]
    [InlineData("Test-AppNetworkSpec $Fabric")]
    [InlineData("Register-AppNetworkSpec $Spec")]
    [InlineData("Get-AppNetworkSpec")]
    [InlineData("Get-PathCompliance")]
    [InlineData("New-NetworkRebalancePlan")]
    [InlineData("Get-NetworkRebalancePolicy")]
    [InlineData("Get-NetworkRebalancePolicy -VM web-1")]
    [InlineData("Invoke-NetworkRebalance -WhatIf")]
    [InlineData("Invoke-NetworkRebalance -Confirm:$false; Get-NetworkRebalance; Get-NetworkRebalance -Active")]
    public void Objects_hold_plain_values_and_lists_that_a_script_can_index(string script)
    {
        using Lab lab = Lab.Broken();

        IReadOnlyList<object> output = lab.Do(script);

        Assert.NotEmpty(output);
        Assert.All(output, item => Check(item, item.GetType().Name));
    }

    // A list is an array or a List: PowerShell takes other read-only lists for one thing and does not index them.
    private static void Check(object item, string path)
    {
        foreach (System.Reflection.PropertyInfo property in item.GetType().GetProperties())
        {
            object? value = property.GetValue(item);
            string name = $"{path}.{property.Name}";
            if (value is IEnumerable list and not string)
            {
                Assert.True(
                    value is Array || value.GetType().GetGenericTypeDefinition() == typeof(List<>),
                    $"{name} is a {value.GetType().Name}.");
                foreach (object? one in list.Cast<object?>().Take(2))
                {
                    Assert.NotNull(one);
                }
            }
            else if (value is not null && value.GetType().Namespace == "NetUtil.Outputs" && !value.GetType().IsEnum)
            {
                Assert.Fail($"{name} is an object in an object.");
            }
        }
    }
}
