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
    private readonly FloorWatch _floors;
    private readonly PlanOptions _options;
    private readonly CancellationToken _stopToken;

    public BandwidthMend(PlanDraft draft, PlanScope scope, PlanOptions options, CancellationToken stopToken)
    {
        _draft = draft;
        _scope = scope;
        _floors = new FloorWatch(scope);
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
        double before = PlanDraft.ShortfallOf(_draft.Before);
        IReadOnlyList<PlanCapacity> capacities = PlanCapacity.Of(_scope);
        LowerSearch search = new(
            Focused(capacities), _scope.Request.Policy.MaximumLowered, _options.StepBudget, _stopToken);
        PlanTargets? targets = search.Find();
        Spent += search.Spent;
        if (search.IsLimited)
        {
            _draft.Note($"The policy lowers {_scope.Request.Policy.MaximumLowered} VMs a run at most; more would "
                + "mend more.");
        }

        if (targets is null)
        {
            _draft.Note("No bandwidth change keeps everything that holds and mends anything.");
            Bound = Math.Min(search.Bound ?? before, before);
            return null;
        }

        Bound = Math.Min(search.Bound!.Value, before);

        PortChanges? changes = Realise(new PortPlanner(_scope, capacities, targets));
        StopReason = changes is null
            ? PlanStopReason.Infeasible
            : search.IsCut ? PlanStopReason.BudgetSpent : PlanStopReason.Optimal;
        return changes;
    }

    // Nobody is lowered for a capacity whose relief mends nothing.
    private PlanProgram Focused(IReadOnlyList<PlanCapacity> capacities)
    {
        List<PlanCapacity> leftAlone = new();
        PlanProgram best = new(_scope, capacities, leftAlone);
        Spent++;
        if (best.LeastShortfall(PlanChoice.Anybody) is not double least)
        {
            return best;
        }

        PlanCapacity[] overloaded = capacities
            .Where(one => one.SpareBitsPerSecond < 0 && !best.IsHopeless(one))
            .ToArray();
        foreach (PlanCapacity full in overloaded)
        {
            _stopToken.ThrowIfCancellationRequested();
            PlanProgram without = new(_scope, capacities, [.. leftAlone, full]);
            Spent++;
            if (without.LeastShortfall(PlanChoice.Anybody) <= least + 1e-6)
            {
                leftAlone.Add(full);
                best = without;
            }
        }

        return best;
    }

    private PortChanges? Realise(PortPlanner ports)
    {
        for (int round = 0; round < ProtectRounds; round++)
        {
            PortChanges changes = ports.ToChanges(isRounded: false);
            if (!ProtectMore(ports, changes, _draft.Predict(changes)))
            {
                break;
            }
        }

        PortChanges best = Rounded(ports.ToChanges(isRounded: false), ports.ToChanges(isRounded: true));
        IReadOnlyList<PathCompliance> predicted = _draft.Predict(best);
        PathCompliance[] harmed = _draft.BrokenBy(predicted).ToArray();
        string[] pressed = _floors.PressedBy(best).ToArray();
        if (harmed.Length > 0 || pressed.Length > 0)
        {
            _draft.Note("A plan was dropped because it would " + (harmed.Length > 0
                ? "break " + string.Join(", ", harmed.Select(one => $"{one.Application}/{one.Requirement}"))
                : "press below its floor " + string.Join(", ", pressed)) + ".");
            return null;
        }

        return PlanDraft.ShortfallOf(predicted) < PlanDraft.ShortfallOf(_draft.Before) - 1e-9
            ? WithoutIdle(best, predicted, ports.Keepers)
            : null;
    }

    // Ports of requirements, and those that stand on their floor, are guaranteed what they need where others' new
    // guarantees would press them below it.
    private bool ProtectMore(PortPlanner ports, PortChanges changes, IReadOnlyList<PathCompliance> after)
    {
        bool isAnyAdded = false;
        HashSet<string> harmed = new(_draft.BrokenBy(after)
            .Select(one => one.Application + "/" + one.Requirement));
        ActiveRequirement[] losing = _scope.Held
            .Where(one => harmed.Contains(one.Requirement.FullName))
            .Concat(_scope.Broken)
            .ToArray();
        foreach (string uplinkId in ports.GuaranteedUplinks().ToArray())
        {
            UplinkGuarantees shares = _floors.SharesOn(uplinkId, changes);
            foreach (string port in _scope.Room.PortsOn(uplinkId).Select(port => port.Id))
            {
                string needing = string.Join(", ", losing
                    .Where(one => _scope.SourcesOf(one).Contains(port))
                    .Select(one => one.Requirement.FullName));
                double wanted = needing.Length > 0 ? ports.MeantFor(port) : _scope.KeptOn(port);
                if (shares.ShareOf(port) < wanted * (1 - FloorWatch.Hair))
                {
                    string what = needing.Length > 0
                        ? $"{needing} needs {ObstacleText.Rate(wanted)} of it"
                        : $"it keeps {ObstacleText.Rate(wanted)} ({_scope.Floors.Of(port).Reason})";
                    isAnyAdded |= ports.Protect(
                        port,
                        wanted,
                        $"{what} where others on uplink {uplinkId} are guaranteed more",
                        isFirm: needing.Length == 0 || !_scope.Broken.Any(one => _scope.SourcesOf(one).Contains(port)));
                }
            }
        }

        return isAnyAdded;
    }

    // All settings in three digits; where that is too much for an uplink, as many as it can bear.
    private PortChanges Rounded(PortChanges exact, PortChanges rounded)
    {
        double shortfall = PlanDraft.ShortfallOf(_draft.Predict(exact));
        if (IsAsGood(rounded, shortfall))
        {
            return rounded;
        }

        PortChanges best = exact;
        foreach (KeyValuePair<string, PortSettings> port in rounded.Ports
            .OrderBy(port => port.Key, StringComparer.Ordinal))
        {
            PortChanges tried = best.Copy();
            tried.Replace(port.Key, port.Value);
            best = IsAsGood(tried, shortfall) ? tried : best;
        }

        return best;
    }

    private bool IsAsGood(PortChanges candidate, double shortfall)
    {
        IReadOnlyList<PathCompliance> after = _draft.Predict(candidate);
        return !_draft.BrokenBy(after).Any()
            && PlanDraft.ShortfallOf(after) <= shortfall + 1e-9
            && !_floors.PressedBy(candidate).Any();
    }

    // A change that makes no difference is left out. Verdicts do not see a VM without a spec, so what keeps its
    // floor stays as long as the floor needs it.
    private PortChanges WithoutIdle(
        PortChanges changes, IReadOnlyList<PathCompliance> predicted, IReadOnlyCollection<string> keepers)
    {
        double shortfall = PlanDraft.ShortfallOf(predicted);
        foreach (string id in changes.ToSteps()
            .Select(step => step.Bandwidth!.AdapterId)
            .OrderBy(keepers.Contains)
            .ToArray())
        {
            PortChanges without = changes.Copy();
            without.Remove(id);
            IReadOnlyList<PathCompliance> after = _draft.Predict(without);
            if (!_draft.BrokenBy(after).Any()
                && PlanDraft.ShortfallOf(after) <= shortfall + 1e-9
                && !_floors.PressedBy(without).Any())
            {
                changes = without;
            }
        }

        return changes;
    }
}
