using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Finds the bandwidth changes that mend what is broken.</summary>
internal sealed class BandwidthMend
{
    // Each round protects ports that the last one left short; more rounds have never been needed than ports.
    private const int ProtectRounds = 4;

    private readonly PlanDraft _draft;
    private readonly PlanScope _scope;
    private readonly PlanOptions _options;
    private readonly CancellationToken _stopToken;

    public BandwidthMend(PlanDraft draft, PlanScope scope, PlanOptions options, CancellationToken stopToken)
    {
        _draft = draft;
        _scope = scope;
        _options = options;
        _stopToken = stopToken;
    }

    /// <summary>No plan of bandwidth changes has a smaller shortfall.</summary>
    public double Bound { get; private set; }

    /// <summary>Linear programs solved.</summary>
    public int Spent { get; private set; }

    public PlanStopReason StopReason { get; private set; } = PlanStopReason.Infeasible;

    /// <summary>Searches.</summary>
    /// <returns>The changes, or null where nothing that may be done is any better.</returns>
    public PortChanges? Find()
    {
        LowerSearch search = new(
            new PlanProgram(_scope), _scope.Request.Policy.MaximumLowered, _options.StepBudget, _stopToken);
        PlanTargets? targets = search.Find();
        Spent = search.Spent;
        if (targets is null)
        {
            _draft.Note("No bandwidth change keeps everything that holds and mends anything.");
            return null;
        }

        Bound = Math.Min(targets.Shortfall, PlanDraft.ShortfallOf(_draft.Before));
        if (search.IsLimited)
        {
            _draft.Note($"The policy lowers {_scope.Request.Policy.MaximumLowered} VMs a run at most; more would mend more.");
        }

        PortChanges? changes = Realise(targets);
        StopReason = changes is null
            ? PlanStopReason.Infeasible
            : search.IsCut || search.IsLimited ? PlanStopReason.BudgetSpent : PlanStopReason.Optimal;
        return changes;
    }

    /// <summary>Ports in the way of a requirement that rules protect, in words.</summary>
    public IEnumerable<string> RulesInTheWay(string fullName)
    {
        ActiveRequirement? one = _scope.Broken.FirstOrDefault(
            broken => string.Equals(broken.Requirement.FullName, fullName, StringComparison.OrdinalIgnoreCase));
        if (one is null)
        {
            return [];
        }

        return _scope.StepsOf(one)
            .Where(step => _scope.LoadOf(step) > TrafficPicture.FullFraction * step.CapacityBitsPerSecond)
            .SelectMany(Users)
            .Concat(_scope.IsUpperBroken(one) ? one.Expanded.Flows.Select(flow => flow.SourceId) : [])
            .Concat(one.Expanded.Flows
                .Select(flow => flow.SourceId)
                .Where(id => _scope.Room.PortMaximum(id) is not null))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(_scope.Traffic.AskedBy)
            .Take(3)
            .Select(RuleText)
            .OfType<string>();
    }

    private IEnumerable<string> Users(RouteStep step) => _scope.HasGuarantees(step)
        ? _scope.Room.PortsOn(step.Id).Select(port => port.Id)
        : _scope.Traffic.Through(step).Select(flow => flow.SourceId);

    private string? RuleText(string adapterId)
    {
        string name = ObstacleText.MachineOf(adapterId, _scope.Fabric);
        double asked = _scope.Traffic.AskedBy(adapterId);
        if (_scope.Floors.NotChangeable(adapterId) is string reason)
        {
            return $"{name} ({ObstacleText.Rate(asked)}) cannot be changed: {reason}";
        }

        Floor floor = _scope.Floors.Of(adapterId);
        return floor.BitsPerSecond >= asked * 0.5 && asked > 0
            ? $"{name} asks for {ObstacleText.Rate(asked)} and keeps "
                + (double.IsInfinity(floor.BitsPerSecond) ? "all of it" : $"at least {ObstacleText.Rate(floor.BitsPerSecond)}")
                + $" ({floor.Reason})"
            : null;
    }

    private PortChanges? Realise(PlanTargets targets)
    {
        PortPlanner ports = new(_scope, targets);
        for (int round = 0; round < ProtectRounds; round++)
        {
            PortChanges changes = ports.ToChanges(isRounded: false);
            IReadOnlyList<PathCompliance> after = _draft.Predict(changes);
            if (!ProtectMore(ports, changes, after))
            {
                break;
            }
        }

        PortChanges exact = ports.ToChanges(isRounded: false);
        PortChanges rounded = ports.ToChanges(isRounded: true);
        PortChanges best = IsAsGood(rounded, exact) ? rounded : exact;
        IReadOnlyList<PathCompliance> predicted = _draft.Predict(best);
        PathCompliance[] harmed = _draft.BrokenBy(predicted).ToArray();
        if (harmed.Length > 0)
        {
            _draft.Note("A plan was dropped because it would break "
                + string.Join(", ", harmed.Select(one => $"{one.Application}/{one.Requirement}")) + ".");
            return null;
        }

        return PlanDraft.ShortfallOf(predicted) < PlanDraft.ShortfallOf(_draft.Before) - 1e-9
            ? WithoutIdle(best, predicted)
            : null;
    }

    // Ports that hold a requirement up, or stand on their floor, are guaranteed what they need where others' new
    // guarantees would press them below it.
    private bool ProtectMore(PortPlanner ports, PortChanges changes, IReadOnlyList<PathCompliance> after)
    {
        bool isAnyAdded = false;
        FabricInventory fabric = changes.Fabric;
        HashSet<string> harmed = new(_draft.BrokenBy(after)
            .Concat(after.Where(one => one.Status == ComplianceStatus.Violated))
            .Select(one => one.Application + "/" + one.Requirement));
        HashSet<string> senders = new(_scope.Broken.Concat(_scope.Held)
            .Where(one => harmed.Contains(one.Requirement.FullName))
            .SelectMany(one => one.Expanded.Flows)
            .Select(flow => flow.SourceId));
        foreach (string uplinkId in ports.GuaranteedUplinks().ToArray())
        {
            VirtualAdapter[] all = _scope.Room.PortsOn(uplinkId).Select(port => fabric.FindAdapter(port.Id)!).ToArray();
            UplinkGuarantees shares = new(_scope.SwitchWith(uplinkId)!, all, _scope.Traffic.AskedBy);
            foreach (VirtualAdapter port in all)
            {
                Floor floor = _scope.Floors.Of(port.Id);
                double asked = _scope.Traffic.AskedBy(port.Id);
                double kept = Math.Min(asked, floor.BitsPerSecond);
                string reason = senders.Contains(port.Id)
                    ? "keeps what its own requirement needs where others are guaranteed more"
                    : $"keeps its floor of {ObstacleText.Rate(kept)} ({floor.Reason}) where others are guaranteed more";
                double wanted = senders.Contains(port.Id) ? asked : kept;
                if (shares.ShareOf(port.Id) < wanted * (1 - 1e-6))
                {
                    isAnyAdded |= ports.Protect(port.Id, wanted, reason);
                }
            }
        }

        return isAnyAdded;
    }

    private bool IsAsGood(PortChanges candidate, PortChanges reference)
    {
        IReadOnlyList<PathCompliance> after = _draft.Predict(candidate);
        return !_draft.BrokenBy(after).Any()
            && PlanDraft.ShortfallOf(after) <= PlanDraft.ShortfallOf(_draft.Predict(reference)) + 1e-9;
    }

    // A change that makes no difference is left out.
    private PortChanges WithoutIdle(PortChanges changes, IReadOnlyList<PathCompliance> predicted)
    {
        double shortfall = PlanDraft.ShortfallOf(predicted);
        foreach (PlanStep step in changes.ToSteps())
        {
            PortChanges without = changes.Copy();
            without.Remove(step.Adaptation.AdapterId);
            IReadOnlyList<PathCompliance> after = _draft.Predict(without);
            if (!_draft.BrokenBy(after).Any() && PlanDraft.ShortfallOf(after) <= shortfall + 1e-9
                && !IsFloorKeeper(changes, step))
            {
                changes = without;
            }
        }

        return changes;
    }

    // Verdicts do not see a VM without a spec, so what protects its floor stays.
    private static bool IsFloorKeeper(PortChanges changes, PlanStep step) =>
        changes.ReasonOf(step.Adaptation.AdapterId).StartsWith("keeps its floor", StringComparison.Ordinal);
}
