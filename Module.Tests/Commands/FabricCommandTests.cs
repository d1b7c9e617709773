using System;
using System.IO;
using System.Linq;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class FabricCommandTests
{
    private static readonly DateTimeOffset s_start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Connect_begins_a_simulation_in_the_store_and_says_so_with_PassThru()
    {
        using Lab lab = new();

        FabricRecord fabric = Assert.IsType<FabricRecord>(
            Assert.Single(lab.Do("Connect-NetworkFabric -Path $Fabric -Store $Store -PassThru")));

        Assert.Equal("lab", fabric.Name);
        Assert.Equal("Simulation", fabric.Provider);
        Assert.Equal(s_start, fabric.Time);
        Assert.Equal((2, 2, 4, 4, 4, 0), (
            fabric.HostCount,
            fabric.UplinkCount,
            fabric.MachineCount,
            fabric.RunningMachineCount,
            fabric.AdapterCount,
            fabric.ExternalCount));
        Assert.True(fabric is { IsSimulated: true, CanChangeBandwidth: true, CanMigrate: true });
        Assert.Equal(lab.Store, fabric.Store);
        Assert.Equal(Path.Combine(lab.Store, "simulation", "lab.json"), fabric.Location);
        Assert.True(File.Exists(fabric.Location));
        Assert.Equal(Lab.Fabric, File.ReadAllText(lab.FabricFile));
    }

    [Fact]
    public void Connect_writes_nothing_without_PassThru()
    {
        using Lab lab = new();

        Assert.Empty(lab.Do("Connect-NetworkFabric $Fabric -Store $Store"));
    }

    [Fact]
    public void Connect_goes_on_where_the_simulation_stands_also_from_another_session()
    {
        using Lab lab = Lab.Connected();
        lab.Do("Step-NetworkSimulation '3 min'");
        using EngineSession other = new();

        EngineRun run = other.Run(
            "param($Store) Connect-NetworkFabric -Store $Store -PassThru", ("Store", lab.Store));

        Assert.Equal(s_start.AddMinutes(3), Assert.Single(run.Values<FabricRecord>()).Time);
        Assert.Equal(s_start.AddMinutes(3), TimeAfter(lab, "Connect-NetworkFabric $Fabric -Store $Store"));
    }

    [Fact]
    public void Connect_with_Reset_starts_anew_and_forgets_what_was_measured()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec; Step-NetworkSimulation '6 min'");
        Assert.Equal("Met", Status(lab));

        Assert.Equal(s_start, TimeAfter(lab, "Connect-NetworkFabric $Fabric -Store $Store -Reset"));

        Assert.Equal("Shop", Assert.IsType<AppNetworkSpecRecord>(Assert.Single(lab.Do("Get-AppNetworkSpec"))).Name);
        Assert.Equal("None", Assert.Single(lab.Do("(Get-PathCompliance).Evidence")).ToString());
        SimulationStep step = (SimulationStep)Assert.Single(lab.Do("Step-NetworkSimulation '6 min'"));
        Assert.Equal(7, step.ReadingCount);
        Assert.Equal("Met", Status(lab));
    }

    [Fact]
    public void Connect_with_WhatIf_makes_and_connects_nothing()
    {
        using Lab lab = new();

        EngineRun run = lab.Run("Connect-NetworkFabric $Fabric -Store $Store -WhatIf");

        Assert.Empty(run.Errors);
        Assert.False(Directory.Exists(lab.Store));
        Assert.Contains(
            "What if: Performing the operation \"Start the simulation\" on target \"lab\".",
            lab.Session.Console.Output);
    }

    [Fact]
    public void Connect_with_WhatIf_and_Reset_leaves_the_simulation_as_it_is()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Step-NetworkSimulation '1 min'");

        Assert.Equal(
            s_start.AddMinutes(1), TimeAfter(lab, "Connect-NetworkFabric $Fabric -Store $Store -Reset -WhatIf"));
    }

    [Fact]
    public void Connect_warns_where_the_fabric_file_has_changed_and_not_where_a_run_has_changed_ports()
    {
        using Lab lab = Lab.Broken();
        lab.Do("$null = Invoke-NetworkRebalance -Confirm:$false");
        Assert.Empty(lab.Run("Connect-NetworkFabric $Fabric -Store $Store").Warnings);
        lab.Write("lab.json", File.ReadAllText(lab.FabricFile).Replace("60 Mbps", "61 Mbps"));

        EngineRun run = lab.Run("Connect-NetworkFabric $Fabric -Store $Store");

        Assert.Equal(
            ["The fabric file has changed since the simulation began, and the simulation goes on as it was. "
                + "Start it anew with -Reset."],
            run.Warnings);
        Assert.Empty(lab.Run("Connect-NetworkFabric $Fabric -Store $Store -Reset").Warnings);
        Assert.Empty(lab.Run("Connect-NetworkFabric $Fabric -Store $Store").Warnings);
    }

    [Fact]
    public void Disconnect_lets_go_and_is_no_mistake_twice()
    {
        using Lab lab = Lab.Connected();

        Assert.Empty(lab.Do("Disconnect-NetworkFabric; Disconnect-NetworkFabric"));

        Assert.Equal(s_start, TimeAfter(lab, "Connect-NetworkFabric -Store $Store"));
    }

    [Fact]
    public void Two_sessions_of_one_process_are_connected_apart()
    {
        using Lab one = Lab.Connected();
        using Lab other = Lab.Connected();
        one.Do("$null = Step-NetworkSimulation '1 min'");

        Assert.Equal(s_start.AddMinutes(1), TimeAfter(one, ""));
        Assert.Equal(s_start, TimeAfter(other, ""));
    }

    [Fact]
    public void A_snapshot_is_a_copy_on_which_time_passes_while_the_fabric_stays()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec; $null = Step-NetworkSimulation '6 min'");
        lab.Do("Export-NetworkSnapshot \"$Folder/lab.snapshot.json\"");

        FabricRecord copy = (FabricRecord)Assert.Single(lab.Do(
            "Connect-NetworkFabric -Provider Snapshot \"$Folder/lab.snapshot.json\" -Store $Store -PassThru"));

        Assert.Equal("Snapshot", copy.Provider);
        Assert.NotEqual("lab", copy.Name);
        Assert.Equal(s_start.AddMinutes(6), copy.Time);
        Assert.Equal(60e6, Assert.Single(lab.Do("(Get-PathCompliance).Observed")));
        lab.Do("$null = Step-NetworkSimulation '10 min'");
        Assert.Equal(60e6, Assert.Single(lab.Do("(Get-PathCompliance).Observed")));
        Assert.Equal(s_start.AddMinutes(6), TimeAfter(lab, "Connect-NetworkFabric $Fabric -Store $Store"));
    }

    [Fact]
    public void Export_writes_the_file_to_the_pipeline_with_PassThru_and_nothing_with_WhatIf()
    {
        using Lab lab = Lab.Connected();
        string file = lab.At("a.json");

        Assert.Empty(lab.Do($"Export-NetworkSnapshot '{file}' -WhatIf"));
        Assert.False(File.Exists(file));
        Assert.Equal(file, Assert.IsType<FileInfo>(
            Assert.Single(lab.Do($"Export-NetworkSnapshot '{file}' -PassThru"))).FullName);
        Assert.Empty(lab.Do($"Export-NetworkSnapshot '{file}' -Force"));
    }

    [Fact]
    public void Get_lists_hosts_with_what_lies_on_them()
    {
        using Lab lab = Lab.Connected();

        HostRecord[] hosts = [.. lab.Do("Get-NetworkFabric -Detail Host").Cast<HostRecord>()];

        Assert.Equal(["H1", "H2"], hosts.Select(host => host.Name));
        Assert.Equal(64L << 30, hosts[0].MemoryBytes);
        Assert.Equal(6L << 30, hosts[0].MachineMemoryBytes);
        Assert.Equal((8, 2, "All Hosts\\Lab"), (hosts[0].ProcessorCount, hosts[0].MachineCount, hosts[0].HostGroup));
        Assert.Equal(["Prod"], hosts[0].Switches);
    }

    [Fact]
    public void Get_lists_uplinks_with_their_capacity()
    {
        using Lab lab = Lab.Connected();

        UplinkRecord uplink = (UplinkRecord)lab.Do("Get-NetworkFabric Uplink")[0];

        Assert.Equal(("u1", "H1", "Prod", 2), (uplink.Name, uplink.HostName, uplink.SwitchName, uplink.AdapterCount));
        Assert.Equal((100e6, 100e6), (uplink.CapacityBitsPerSecond, uplink.LargestMemberBitsPerSecond));
        Assert.Equal(["NIC1"], uplink.Members);
    }

    [Theory]
    [InlineData("Get-NetworkFabric VirtualMachine", "bulk-1 db-1 file-1 web-1")]
    [InlineData("Get-NetworkFabric VirtualMachine *-1", "bulk-1 db-1 file-1 web-1")]
    [InlineData("Get-NetworkFabric VirtualMachine WEB-1, db*", "db-1 web-1")]
    [InlineData("'web-1', 'db-1' | Get-NetworkFabric VirtualMachine", "web-1 db-1")]
    [InlineData("Get-NetworkFabric VirtualMachine x*", "")]
    public void Get_lists_the_VMs_of_the_names(string script, string names)
    {
        using Lab lab = Lab.Connected();

        Assert.Equal(names, string.Join(' ', lab.Do(script).Cast<MachineRecord>().Select(machine => machine.Name)));
    }

    [Fact]
    public void Get_lists_the_adapters_of_VMs_that_come_through_the_pipeline()
    {
        using Lab lab = Lab.Connected();

        AdapterRecord adapter = (AdapterRecord)Assert.Single(
            lab.Do("Get-NetworkFabric VirtualMachine web* | Get-NetworkFabric Adapter"));

        Assert.Equal(("web-1", "web-1-nic", "H1", "Prod"), (
            adapter.VirtualMachine, adapter.Id, adapter.HostName, adapter.SwitchName));
        Assert.Null(adapter.MinimumBitsPerSecond);
        Assert.Null(adapter.MaximumBitsPerSecond);
    }

    private static DateTimeOffset TimeAfter(Lab lab, string script) =>
        (DateTimeOffset)Assert.Single(lab.Do(script + "; (Get-NetworkFabric).Time"));

    private static string Status(Lab lab) => Assert.Single(lab.Do("(Get-PathCompliance).Status")).ToString()!;
}
