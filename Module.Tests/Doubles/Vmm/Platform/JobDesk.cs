using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using Microsoft.VirtualManager.Utils;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Keeps the jobs: they take time, lock their VM, and say how they stand.</summary>
internal sealed class JobDesk
{
    private static readonly TimeSpan s_pollEvery = TimeSpan.FromSeconds(1);

    private readonly SimulationProvider _fabric;
    private readonly FaultPlan _faults;
    private readonly List<VmmJob> _jobs = [];
    private readonly HashSet<string> _steps = [];

    /// <summary>Makes a desk without jobs.</summary>
    /// <param name="fabric">The fabric that the jobs change.</param>
    /// <param name="faults">The errors that hit them.</param>
    internal JobDesk(SimulationProvider fabric, FaultPlan faults)
    {
        _fabric = fabric;
        _faults = faults;
    }

    /// <summary>How long a job takes that waits for nothing.</summary>
    internal static TimeSpan ShortJob { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The jobs, oldest first.</summary>
    internal IReadOnlyList<VmmJob> Jobs => _jobs;

    /// <summary>The job that holds a VM's lock; null for none.</summary>
    /// <param name="machineId">The fabric's id of the VM.</param>
    internal VmmJob? HolderOf(string machineId) =>
        _jobs.LastOrDefault(job => job.IsRunning && job.MachineId == machineId);

    /// <summary>Begins a job of a VM.</summary>
    /// <param name="call">The call that asks for it; the job is handed to the variable that it names.</param>
    /// <param name="machineId">The fabric's id of the VM.</param>
    /// <param name="targetId">VMM's id of what it changes.</param>
    /// <param name="change">The change of the fabric that it waits for; null where it takes a short time.</param>
    /// <param name="work">What it does when it ends well.</param>
    /// <exception cref="VendorException">The VM is locked, or the job failed and the caller waited.</exception>
    internal VmmJob Begin(
        VendorCall call, string machineId, Guid targetId, Adaptation? change = null, Action? work = null)
    {
        if (HolderOf(machineId) is not null)
        {
            throw VmmErrors.Exception(VmmErrors.Locked);
        }

        int failure = _faults.Take(call.Command, FaultEffect.FailJob);
        string? stepId = change is null || failure != 0 ? null : Guid.NewGuid().ToString();
        VmmJob job = new()
        {
            Command = call.Command,
            MachineId = machineId,
            TargetId = targetId,
            StepId = stepId,
            Mark = call.Get<Guid?>("PROTipID"),
            Start = _fabric.Now,
            Due = _fabric.Now + ShortJob,
            Work = work,
            Warning = _faults.Take(call.Command, FaultEffect.WarnJob),
            Code = failure,
        };
        if (stepId is not null)
        {
            _steps.Add(stepId);
            _fabric.Start(change!, stepId, default);
        }

        _jobs.Add(job);
        Finish(call, job);
        return job;
    }

    /// <summary>Brings the jobs up to the fabric's time.</summary>
    internal void Settle()
    {
        SimulationState state = _fabric.ReadState(default);
        Adopt(state);
        foreach (VmmJob job in _jobs.Where(job => job.IsRunning))
        {
            if (job.StepId is null)
            {
                SettleByTime(job, state.Time);
            }
            else
            {
                SettleByStep(job, state);
            }
        }
    }

    /// <summary>The vendor's object of a job.</summary>
    /// <param name="job">The job.</param>
    internal static Task ObjectOf(VmmJob job) => new()
    {
        ID = job.Id,
        Name = job.Command,
        Description = job.Command,
        CmdletName = job.Command,
        Status = job.Status,
        StatusString = job.Status,
        ProgressValue = job.Percent,
        Progress = $"{job.Percent} %",
        StartTime = job.Start.UtcDateTime,
        EndTime = (job.End ?? DateTimeOffset.MinValue).UtcDateTime,
        IsCompleted = !job.IsRunning,
        IsVisible = true,
        IsStoppable = job.IsRunning && job.StepId is null,
        PROTipID = job.Mark,
        TargetObjectID = job.TargetId,
        ResultObjectID = job.TargetId,
        TargetObjectType = nameof(VM),
        ErrorInfo = VmmErrors.Of(job.Code),
        ObjectType = CarmineObjectType.None,
    };

    // Asynchronous calls come back at once; others wait, and throw where the job fails.
    private void Finish(VendorCall call, VmmJob job)
    {
        while (!call.Has("RunAsynchronously") && job.IsRunning)
        {
            _fabric.Wait(s_pollEvery, default);
            Settle();
        }

        if (call.Get<string>("JobVariable") is string variable)
        {
            call.Variables[variable] = ObjectOf(job);
        }

        if (job.Status == "Failed")
        {
            throw VmmErrors.Exception(job.Code);
        }
    }

    // What others did to the fabric, as Dynamic Optimization does, is a job too.
    private void Adopt(SimulationState state)
    {
        foreach (LiveMigration move in state.Migrations.Where(move => _steps.Add(move.StepId)))
        {
            _jobs.Add(new VmmJob
            {
                Command = "(Dynamic Optimization - System Job)",
                MachineId = move.Move.MachineId,
                TargetId = VmmIds.Of("vm", move.Move.MachineId),
                StepId = move.StepId,
                Start = move.Asked,
            });
        }
    }

    private static void SettleByTime(VmmJob job, DateTimeOffset now)
    {
        if (now < job.Due)
        {
            job.Percent = (int)(100 * (now - job.Start) / (job.Due - job.Start));
        }
        else
        {
            End(job, job.Code, job.Due);
        }
    }

    private static void SettleByStep(VmmJob job, SimulationState state)
    {
        KnownStep step = state.FindStep(job.StepId!)!;
        switch (step.Outcome.State)
        {
            case AdaptationState.Done:
                End(job, 0, step.Time);
                break;
            case AdaptationState.Failed:
                End(job, VmmErrors.CodeOf(step.Outcome.Message), step.Time);
                break;
            default:
                job.Percent = state.Migrations.Where(move => move.StepId == job.StepId)
                    .Select(move => PercentOf(move, state.Time)).DefaultIfEmpty(job.Percent).First();
                break;
        }
    }

    // How much it has copied stands in it as of the last change of its rate.
    private static int PercentOf(LiveMigration move, DateTimeOffset now)
    {
        double left = move.LeftBytes - (move.BitsPerSecond / 8 * (now - move.Since).TotalSeconds);
        return move.Phase switch
        {
            MigrationPhase.Waiting => 0,
            MigrationPhase.Copying => 10 + (int)(80 * (1 - Math.Clamp(left / Math.Max(1, move.RoundBytes), 0, 1))),
            _ => 95,
        };
    }

    private static void End(VmmJob job, int code, DateTimeOffset time)
    {
        job.End = time;
        job.Code = code != 0 ? code : job.Warning;
        job.Status = code != 0 ? "Failed" : job.Warning != 0 ? "SucceedWithInfo" : "Completed";
        job.Percent = code == 0 ? 100 : job.Percent;
        if (code == 0)
        {
            job.Work?.Invoke();
        }
    }
}
