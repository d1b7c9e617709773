using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>1 GiB passes 1 Gbit/s in 8.6 s, so a move takes between that and 30 s.</summary>
public sealed class VmmJobTests
{
    private const string MoveWeb = @"
        $null = virtualmachinemanager\Move-SCVirtualMachine -VM (Get-One web) -VMHost (Get-Box h2) `
            -RunAsynchronously -JobVariable job";

    private const string Status = @"(virtualmachinemanager\Get-SCJob -ID $job.ID).Status";

    private const string Code = @"(virtualmachinemanager\Get-SCJob -ID $job.ID).ErrorInfo.Code";

    public static TheoryData<int> Codes => [.. VmmErrors.Codes];

    [Fact]
    public void A_move_is_a_job_that_goes_on_while_the_caller_does_other_things()
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb);

        Assert.Equal("Running UnderMigration True", scene.Say(
            $"{Status}; $vm = Get-One web; [string]$vm.Status; $vm.IsUndergoingLiveMigration"));
        scene.Wait(4);
        int percent = int.Parse(
            scene.Say(@"(virtualmachinemanager\Get-SCJob -ID $job.ID).ProgressValue"),
            CultureInfo.InvariantCulture);
        Assert.InRange(percent, 11, 90);
        scene.Wait(26);
        Assert.Equal("Completed 0 100", scene.Say(
            $@"{Status}; {Code}; (virtualmachinemanager\Get-SCJob -ID $job.ID).ProgressValue"));
        Assert.Equal("h2", scene.HostOf("web"));
    }

    [Fact]
    public void A_move_shows_only_after_the_VM_was_read_again()
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb);
        scene.Wait(30);

        Assert.Equal("h1.lab", scene.Say("(Get-One web).HostName"));
        Assert.Equal("h2.lab", scene.Say(@"
            $null = virtualmachinemanager\Read-SCVirtualMachine -VM (Get-One web); (Get-One web).HostName"));
    }

    [Theory]
    [InlineData(119, "h1.lab")]
    [InlineData(120, "h2.lab")]
    public void A_move_shows_by_itself_after_the_next_refresh(double seconds, string host)
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb);
        scene.Wait(30);
        scene.Wait(seconds - 30);

        Assert.Equal(host, scene.Say("(Get-One web).HostName"));
    }

    [Fact]
    public void Reading_a_host_shows_what_came_to_it()
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb);
        scene.Wait(30);

        Assert.Equal("h2.lab", scene.Say(@"
            $null = virtualmachinemanager\Read-SCVMHost -VMHost (Get-Box h2); (Get-One web).HostName"));
    }

    [Fact]
    public void A_caller_that_does_not_go_on_by_itself_waits_for_the_end()
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb.Replace("-RunAsynchronously", "", StringComparison.Ordinal));

        Assert.Equal("Completed", scene.Say("$job.Status"));
        Assert.Equal("h2", scene.HostOf("web"));
    }

    [Fact]
    public void A_second_job_on_a_VM_meets_its_lock_and_one_on_another_VM_does_not()
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb);

        ErrorRecord error = scene.Session.Fail(
            @"virtualmachinemanager\Set-SCVirtualMachine -VM (Get-One web) -BlockDynamicOptimization $true");
        scene.Session.Do(
            @"$null = virtualmachinemanager\Set-SCVirtualMachine (Get-One bulk) -BlockDynamicOptimization $true");

        Assert.Equal(2606, error.Exception.HResult);
        Assert.Contains("2606", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_beyond_the_hosts_slots_waits_for_one()
    {
        using VmmScene scene = new(slots: 1);
        scene.Session.Do(MoveWeb);
        scene.Session.Do(MoveWeb.Replace("web", "bulk", StringComparison.Ordinal));

        scene.Wait(4);
        Assert.Equal("Running 0", scene.Say(
            $@"{Status}; (virtualmachinemanager\Get-SCJob -ID $job.ID).ProgressValue"));
        scene.Wait(60);
        Assert.Equal("Completed", scene.Say(Status));
        Assert.Equal(["h2", "h2"], [scene.HostOf("web"), scene.HostOf("bulk")]);
    }

    [Fact]
    public void A_move_that_waits_too_long_for_a_slot_fails()
    {
        using VmmScene scene = new(slots: 1, queueTimeout: TimeSpan.FromSeconds(2));
        scene.Session.Do(MoveWeb);
        scene.Session.Do(MoveWeb.Replace("web", "bulk", StringComparison.Ordinal));
        scene.Wait(60);

        Assert.Equal("Failed 23007", scene.Say($"{Status}; {Code}"));
        Assert.Equal("h1", scene.HostOf("bulk"));
    }

    [Fact]
    public void A_busy_host_refuses_a_move_that_is_not_to_wait()
    {
        using VmmScene scene = new(slots: 1);
        scene.Session.Do(MoveWeb);

        ErrorRecord error = scene.Session.Fail(
            MoveWeb.Replace("web", "bulk", StringComparison.Ordinal) + " -BlockLiveMigrationIfHostBusy");

        Assert.Equal(23007, error.Exception.HResult);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_documented_error_can_refuse_a_call_fail_a_job_or_come_with_success(int code)
    {
        using VmmScene scene = new();
        scene.Platform.Faults.Add("Move-SCVirtualMachine", code);
        Assert.Equal(code, scene.Session.Fail(MoveWeb).Exception.HResult);

        scene.Platform.Faults.Add("Move-SCVirtualMachine", code, FaultEffect.FailJob);
        scene.Session.Do(MoveWeb);
        scene.Wait(30);
        string number = code.ToString(CultureInfo.InvariantCulture);
        Assert.Equal("Failed " + number, scene.Say($"{Status}; {Code}"));
        Assert.Equal("h1", scene.HostOf("web"));

        scene.Platform.Faults.Add("Move-SCVirtualMachine", code, FaultEffect.WarnJob);
        scene.Session.Do(MoveWeb);
        scene.Wait(30);
        Assert.Equal("SucceedWithInfo " + number, scene.Say($"{Status}; {Code}"));
        Assert.Equal("h2", scene.HostOf("web"));
    }

    [Theory]
    [InlineData(false, "h1")]
    [InlineData(true, "h2")]
    public void Dynamic_Optimization_moves_a_VM_back_unless_it_is_blocked(bool isBlocked, string host)
    {
        using VmmScene scene = new(home: "h1");
        scene.Session.Do($@"$null = virtualmachinemanager\Set-SCVirtualMachine -VM (Get-One web) `
            -BlockDynamicOptimization ${isBlocked}");
        scene.Session.Do(MoveWeb);
        scene.Wait(30);
        Assert.Equal("h2", scene.HostOf("web"));

        for (int minute = 0; minute < 11 * 6; minute++)
        {
            scene.Wait(10);
        }

        Assert.Equal(host, scene.HostOf("web"));
        IReadOnlyList<PSObject> jobs = scene.Session.Do(
            @"virtualmachinemanager\Find-SCJob -ObjectID (Get-One web).ID -MaxCount 9 |
                Where-Object { $_.CmdletName.StartsWith('(Dynamic') }");
        Assert.Equal(isBlocked ? 0 : 1, jobs.Count);
    }

    [Fact]
    public void A_job_is_found_by_the_mark_that_its_caller_left()
    {
        using VmmScene scene = new();
        scene.Session.Do(MoveWeb + " -PROTipID 0f8fad5b-d9cb-469f-a165-70867728950e");

        Assert.Equal("Move-SCVirtualMachine", scene.Say(@"
            (virtualmachinemanager\Get-SCJob -Running | Where-Object {
                $_.PROTipID -eq '0f8fad5b-d9cb-469f-a165-70867728950e' }).CmdletName"));
    }

    [Fact]
    public void Each_call_takes_its_time()
    {
        using VmmScene scene = new(latency: TimeSpan.FromSeconds(3));
        DateTimeOffset before = scene.Platform.Fabric.Now;
        scene.Session.Do("Get-Box h1; Get-Box h2");

        Assert.Equal(TimeSpan.FromSeconds(6), scene.Platform.Fabric.Now - before);
    }
}
