using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Control;

/// <summary>Asks the policy before each step of a run. A plan was made under the policy of its time; it may have
/// been changed since, windows close, and a saved plan may be of another day. Not safe on several
/// threads.</summary>
/// <remarks>Members of applications and what earlier runs left are those before the first step that it is asked
/// for.</remarks>
internal sealed class RunRules
{
    private readonly RebalancePolicy _policy;
    private readonly Func<FabricInventory, Func<VirtualMachine, MachinePolicy>> _policiesIn;
    private readonly IReadOnlyList<RunStep> _history;
    private readonly IReadOnlyList<RecentMove> _moves;
    private readonly IFabricClock _clock;
    private Func<VirtualMachine, MachinePolicy>? _policyOf;
    private Dictionary<string, PortSettings>? _originals;

    /// <param name="policy">What counts for all VMs.</param>
    /// <param name="policiesIn">Says what counts for each VM of a fabric.</param>
    /// <param name="history">All steps of all runs before it, oldest first.</param>
    /// <param name="clock">The fabric's time.</param>
    public RunRules(
        RebalancePolicy policy,
        Func<FabricInventory, Func<VirtualMachine, MachinePolicy>> policiesIn,
        IReadOnlyList<RunStep> history,
        IFabricClock clock)
    {
        _policy = policy;
        _policiesIn = policiesIn;
        _history = history;
        _moves = StandingChanges.RecentMovesIn(history, clock.Now - PolicyOverride.LongestCoolDown);
        _clock = clock;
    }

    /// <summary>Says why a step may not be tried now, as a sentence; null where it may.</summary>
    /// <param name="step">The step.</param>
    /// <param name="steps">All steps of its run as they stand.</param>
    /// <param name="fabric">The fabric as it stands.</param>
    public string? WhyNot(RunStep step, IReadOnlyList<RunStep> steps, FabricInventory fabric)
    {
        if (fabric.FindMachine(step.Adaptation.MachineId) is not VirtualMachine machine)
        {
            return null;
        }

        _originals ??= StandingChanges.In(fabric, _history)
            .ToDictionary(one => one.AdapterId, one => one.Original);
        _policyOf ??= _policiesIn(fabric);
        MachinePolicy policy = _policyOf(machine);
        RunStep[] others = steps.Where(one => one.Number != step.Number).ToArray();
        string? reason = step.Adaptation switch
        {
            MigrationAdaptation move => OfMove(move, policy, others),
            BandwidthAdaptation change => OfPort(change, policy, others),
            _ => null,
        };
        reason ??= policy.ClosedReason(_clock.Now);
        return reason is null ? null : $"The policy does not let it be tried now: {reason}.";
    }

    private string? OfMove(MigrationAdaptation move, MachinePolicy policy, IReadOnlyList<RunStep> others)
    {
        RunStep[] made = others.Where(one => one.Adaptation is MigrationAdaptation && IsTried(one)).ToArray();
        return policy.NoMigrationReason
            ?? _policy.HostExclusion(move.ToHostName)
            ?? policy.CoolDownReason(_moves, move.MachineId, _clock.Now)
            ?? (made.Length >= _policy.MaximumMigrations
                ? $"it makes {_policy.MaximumMigrations} moves a run at most (MaximumMove)"
                : null);
    }

    private string? OfPort(BandwidthAdaptation change, MachinePolicy policy, IReadOnlyList<RunStep> others)
    {
        if (policy.NoBandwidthReason is string reason)
        {
            return reason;
        }

        if (!IsTaking(change))
        {
            return null;
        }

        int lowered = others
            .Where(one => IsTried(one) && one.Adaptation is BandwidthAdaptation other && IsTaking(other))
            .Select(one => one.Adaptation.MachineId)
            .Where(id => id != change.MachineId)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return policy.BelowFloorReason(change.To.MaximumBitsPerSecond)
            ?? (lowered >= _policy.MaximumLowered
                ? $"it lowers {_policy.MaximumLowered} VMs a run at most (MaximumLowered)"
                : null);
    }

    // A lower maximum, unless it gives back what was before NetUtil raised it.
    private bool IsTaking(BandwidthAdaptation change) =>
        (change.To.MaximumBitsPerSecond ?? double.PositiveInfinity)
            < (change.From.MaximumBitsPerSecond ?? double.PositiveInfinity)
        && !(_originals!.TryGetValue(change.AdapterId, out PortSettings? original) && original == change.To);

    private static bool IsTried(RunStep step) =>
        StandingChanges.WasDone(step) || step.State == StepState.Started;
}
