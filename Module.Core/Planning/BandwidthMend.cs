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
    private string? _dropped;

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
        LowerSearch search = SearchOf(Focused(capacities, mayPress: true));
        PlanTargets? targets = search.Find();
        Spent += search.Spent;
        Bound = BoundOf(search, capacities, before);
        if (search.IsLimited)
        {
            _draft.Note($"The policy lowers {_scope.Request.Policy.MaximumLowered} VMs a run at most "
                + "(MaximumLowered); more would mend more.");
        }

        if (targets is null)
        {
            _draft.Note("No bandwidth change keeps everything that holds and mends anything.");
            return null;
        }

        PortChanges? changes = Realise(new PortPlanner(_scope, capacities, targets)) ?? WithoutPressing(capacities);
        StopReason = changes is null
            ? PlanStopReason.Infeasible
            : search.IsCut ? PlanStopReason.BudgetSpent : PlanStopReason.Optimal;
        if (changes is null && _dropped is string dropped)
        {
            _draft.Note(dropped);
        }

        return changes;
    }

    // What presses named ports below what arrives of them now may leave more ports to the default flow than
    // that can bear; a plan that presses none of them does not.
    private PortChanges? WithoutPressing(IReadOnlyList<PlanCapacity> capacities)
    {
        if (!_scope.Contended.Any(_scope.HasGuarantees))
        {
            return null;
        }

        LowerSearch search = SearchOf(Focused(capacities, mayPress: false));
        PlanTargets? targets = search.Find();
        Spent += search.Spent;
        return targets is null ? null : Realise(new PortPlanner(_scope, capacities, targets));
    }

    private LowerSearch SearchOf(PlanProgram program) =>
        new(program, _scope.Request.Policy.MaximumLowered, _options.StepBudget, _stopToken);

    private double BoundOf(LowerSearch search, IReadOnlyList<PlanCapacity> capacities, double before)
    {
        double bound = Math.Min(search.Bound ?? before, before);
        PlanProgram hopeful = new(_scope, capacities, [], isHopeful: true);
        Spent++;
        return hopeful.LeastShortfall(PlanChoice.Anybody) is double hoped ? Math.Min(bound, hoped) : bound;
    }

    // Nobody is lowered for a capacity whose relief mends nothing.
    private PlanProgram Focused(IReadOnlyList<PlanCapacity> capacities, bool mayPress)
    {
        List<PlanCapacity> leftAlone = new();
        PlanProgram best = new(_scope, capacities, leftAlone, mayPress: mayPress);
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
            PlanProgram without = new(_scope, capacities, [.. leftAlone, full], mayPress: mayPress);
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
            _dropped = "A plan was dropped because it would " + (harmed.Length > 0
                ? "break " + string.Join(", ", harmed.Select(one => $"{one.Application}/{one.Requirement}"))
                : "press below its floor " + string.Join(", ", pressed)) + ".";
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
