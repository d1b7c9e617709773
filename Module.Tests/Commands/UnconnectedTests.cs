using System;
using System.IO;
using NetUtil.Core.State;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

/// <summary>What commands do where nothing was connected. The only tests that set the store's variable: every
/// other one connects by name.</summary>
public sealed class UnconnectedTests : IDisposable
{
    private readonly Lab _lab = new();

    public UnconnectedTests() => Environment.SetEnvironmentVariable(StoreLocation.VariableName, _lab.Store);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(StoreLocation.VariableName, null);
        _lab.Dispose();
    }

    [Theory]
    [InlineData("Get-NetworkFabric", "GetNetworkFabric")]
    [InlineData("Connect-NetworkFabric", "ConnectNetworkFabric")]
    [InlineData("Update-NetworkStatistic", "UpdateNetworkStatistic")]
    [InlineData("Step-NetworkSimulation '1 min'", "StepNetworkSimulation")]
    [InlineData("Export-NetworkSnapshot SNAPSHOT", "ExportNetworkSnapshot")]
    public void A_command_says_how_to_connect_and_makes_nothing(string script, string command)
    {
        EngineRun run = _lab.Run(script.Replace("SNAPSHOT", "\"$Folder/x.json\""));

        Assert.Equal([$"FabricNotConnected,NetUtil.Commands.{command}Command"], run.ErrorIds);
        Assert.Equal(
            $"No fabric is connected, and '{_lab.Store}' holds no simulation to go on with.",
            run.Errors[0].ToString());
        Assert.Equal(
            "Run Connect-NetworkFabric -Path with a fabric file; samples lie in the module's folder manifests/fabrics.",
            run.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Equal(_lab.Store, run.Errors[0].TargetObject);
        Assert.False(Directory.Exists(_lab.Store));
    }

    [Fact]
    public void The_one_simulation_of_the_store_is_connected_by_itself()
    {
        _lab.Do("Connect-NetworkFabric $Fabric; Disconnect-NetworkFabric");
        using EngineSession other = new();

        EngineRun run = other.Run("Get-NetworkFabric -Verbose");

        Assert.Equal("lab", Assert.Single(run.Values<FabricRecord>()).Name);
        string file = Path.Combine(_lab.Store, "simulation", "lab.json");
        Assert.Equal([$"Nothing was connected, so the simulation '{file}' is."], run.Verbose);
        Assert.Empty(other.Run("Get-NetworkFabric -Verbose").Verbose);
    }

    [Fact]
    public void Removing_the_module_lets_go_of_the_fabric()
    {
        _lab.Do("Connect-NetworkFabric $Fabric -Store \"$Folder/other\"; $null = Get-NetworkFabric");

        EngineRun run = _lab.Run($"Remove-Module NetUtil; Import-Module '{Checkout.Manifest}'; Get-NetworkFabric");

        Assert.Equal(["FabricNotConnected,NetUtil.Commands.GetNetworkFabricCommand"], run.ErrorIds);
    }

    [Fact]
    public void Several_simulations_are_named_in_place_of_a_guess()
    {
        string second = _lab.Write("second.json", Lab.Fabric.Replace("\"id\": \"lab\"", "\"id\": \"a/b\""));
        _lab.Do($"Connect-NetworkFabric $Fabric; Connect-NetworkFabric '{second}'; Disconnect-NetworkFabric");

        EngineRun run = _lab.Run("Get-NetworkFabric");

        Assert.Equal(["FabricAmbiguous,NetUtil.Commands.GetNetworkFabricCommand"], run.ErrorIds);
        Assert.Equal(
            $"No fabric is connected, and '{_lab.Store}' holds several simulations: a/b, lab.",
            run.Errors[0].ToString());
    }

    [Fact]
    public void Specs_are_kept_without_a_fabric_and_their_instances_stay_open()
    {
        Assert.Empty(_lab.Do("Get-AppNetworkSpec"));
        Assert.False(Directory.Exists(_lab.Store));

        SpecRegistration added = (SpecRegistration)Assert.Single(_lab.Do("Register-AppNetworkSpec $Spec"));

        Assert.Equal(SpecRegistrationResult.Added, added.Result);
        Assert.Null(added.Components[0].InstanceCount);
        AppNetworkSpecRecord spec = (AppNetworkSpecRecord)Assert.Single(_lab.Do("Get-AppNetworkSpec"));
        Assert.Null(spec.InstanceCount);
        Assert.Equal("Web", spec.Components[0].ToString());
        Assert.Empty(_lab.Do("Unregister-AppNetworkSpec Shop; Get-AppNetworkSpec"));
    }

    [Fact]
    public void A_preview_without_a_fabric_and_a_store_makes_neither()
    {
        SpecRegistration preview = (SpecRegistration)Assert.Single(_lab.Do("Register-AppNetworkSpec $Spec -WhatIf"));

        Assert.Equal(SpecRegistrationResult.WouldAdd, preview.Result);
        Assert.Empty(preview.VerdictChanges);
        Assert.False(Directory.Exists(_lab.Store));
    }
}
