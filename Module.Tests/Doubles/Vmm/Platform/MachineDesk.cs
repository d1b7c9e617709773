using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers the commands that move and refresh VMs and that read and stop jobs.</summary>
internal sealed class MachineDesk
{
    private const int UsualJobCount = 100;

    private readonly VmmPlatform _platform;

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose VMs they are.</param>
    internal MachineDesk(VmmPlatform platform) => _platform = platform;

    private IEnumerable<VmmJob> NewestFirst => _platform.Jobs.Jobs.Reverse();

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["Move-SCVirtualMachine"] = Move;
        answers["Set-SCVirtualMachine"] = Set;
        answers["Read-SCVirtualMachine"] = ReadMachine;
        answers["Read-SCVMHost"] = ReadHost;
        answers["Get-SCJob"] = call => NewestFirst
            .Where(job => (call.Get<Guid?>("ID") is not Guid id || job.Id == id)
                && (call.Get<Task>("Job") is not Task task || job.Id == task.ID)
                && (call.Get<string>("Name") is not string name || job.Command == name)
                && (!call.Has("Running") || job.IsRunning))
            .Take(call.Has("All") ? int.MaxValue : call.Get<int?>("Newest") ?? UsualJobCount)
            .Select(JobDesk.ObjectOf);
        answers["Find-SCJob"] = call => NewestFirst
            .Where(job => (call.Get<Guid?>("ObjectID") is not Guid id || job.TargetId == id)
                && (call.Get<DateTime?>("After") is not DateTime after || job.Start.UtcDateTime > after)
                && (call.Get<bool?>("CriticalFailures") != true || job.Status == "Failed"))
            .Take(call.Get<int>("MaxCount"))
            .Select(JobDesk.ObjectOf);
        answers["Stop-SCJob"] = Stop;
    }

    private IEnumerable<object> Move(VendorCall call)
    {
        call.AllowOnly(
            "VM", "VMHost", "BlockLiveMigrationIfHostBusy", "RunAsynchronously", "JobVariable", "PROTipID");
        if (call.Get<Host>("VMHost") is not Host target)
        {
            throw new NotSupportedException("The double moves VMs to hosts only.");
        }

        FabricInventory fabric = _platform.Fabric.ReadInventory(default);
        VirtualMachine machine = VmmFind.Machine(fabric, call.Get<VM>("VM")!);
        FabricHost host = VmmFind.Host(fabric, target);
        if (call.Has("BlockLiveMigrationIfHostBusy")
            && !new[] { host, fabric.FindHost(machine.HostId)! }.All(one =>
                MigrationRules.MigrationsOf(fabric, one.Id) < one.MigrationSlots))
        {
            throw VmmErrors.Exception(VmmErrors.QueueTimeout);
        }

        if (machine.HostId == host.Id)
        {
            throw new VendorException(VmmErrors.NoSuitableHost, "The VM lies on the host already.");
        }

        MigrationAdaptation move = MigrationAdaptation.Of(fabric, machine, host);
        _platform.Jobs.Begin(call, machine.Id, call.Get<VM>("VM")!.ID, move);
        return [_platform.Objects().MachineOf(_platform.View.Seen.FindMachine(machine.Id)!)];
    }

    private IEnumerable<object> Set(VendorCall call)
    {
        call.AllowOnly("VM", "BlockDynamicOptimization", "RunAsynchronously", "JobVariable", "PROTipID");
        VirtualMachine machine = VmmFind.Machine(_platform.View.Seen, call.Get<VM>("VM")!);
        bool? isBlocked = call.Get<bool?>("BlockDynamicOptimization");
        _platform.Jobs.Begin(call, machine.Id, call.Get<VM>("VM")!.ID, change: null, () =>
        {
            if (isBlocked is bool block)
            {
                _platform.BlockBalancing(machine.Id, block);
            }
        });
        return [_platform.Objects().MachineOf(machine)];
    }

    private IEnumerable<object> ReadMachine(VendorCall call)
    {
        if (call.Get<Host>("VMHost") is Host host)
        {
            ReadMachinesOf(host);
            return [];
        }

        VirtualMachine machine = VmmFind.Machine(_platform.View.Seen, call.Get<VM>("VM")!);
        _platform.View.Refresh(one => one.Id == machine.Id);
        return [_platform.Objects().MachineOf(_platform.View.Seen.FindMachine(machine.Id)!)];
    }

    private IEnumerable<object> ReadHost(VendorCall call)
    {
        Host host = call.Get<Host>("VMHost")!;
        ReadMachinesOf(host);
        return _platform.Objects().Hosts.Where(one => one.ID == host.ID);
    }

    private void ReadMachinesOf(Host host) =>
        _platform.View.Refresh(one => VmmIds.Of("host", one.HostId) == host.ID);

    private IEnumerable<object> Stop(VendorCall call)
    {
        VmmJob job = _platform.Jobs.Jobs.First(one => one.Id == call.Get<Task>("Job")!.ID);
        if (!JobDesk.ObjectOf(job).IsStoppable)
        {
            throw new VendorException(VmmErrors.Locked, "The job cannot be stopped.");
        }

        job.End = _platform.Fabric.Now;
        job.Status = "Canceled";
        return [JobDesk.ObjectOf(job)];
    }
}
