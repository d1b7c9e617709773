using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Finds the moves that mend what bandwidth alone cannot. Not safe on several threads.</summary>
internal sealed class MoveMend
{
    private const double Hair = 1e-9;

    private readonly PlanRequest _request;
    private readonly RebalancePlan _still;
    private readonly PlanOptions _options;
    private readonly CancellationToken _stopToken;
    private readonly Evaluation _evaluation;
    private readonly PlanScope _scope;
    private readonly PlacementFacts _facts;
    private readonly MoveRules _rules;
    private readonly MoveOrder _order;
    private readonly ForeseenPlan _foreseen;
    private readonly Dictionary<(TimeSpan, WindowStatistic), PlanTraffic> _traffic = new();
    private PlanStopReason _stopReason;
    private double _bound;
    private int _leastMoves;
    private int _spent;

    /// <param name="request">What the plan is made from.</param>
    /// <param name="scope">What is broken now, and what holds.</param>
    /// <param name="still">The plan that moves nothing.</param>
    /// <param name="options">How far to search.</param>
    /// <param name="stopToken">Ends the search.</param>
    public MoveMend(
        PlanRequest request,
        PlanScope scope,
        RebalancePlan still,
        PlanOptions options,
        CancellationToken stopToken)
    {
        _request = request;
        _scope = scope;
        _still = still;
        _options = options;
        _stopToken = stopToken;
        _evaluation = new Evaluation(request.Evaluation);
        _facts = new PlacementFacts(scope);
        _rules = new MoveRules(request);
        _foreseen = new ForeseenPlan(request, still.Before, _evaluation.NamedFlows, stopToken);
        _order = new MoveOrder(
            machine => _rules.WhyNot(machine) is null,
            host => request.Policy.HostExclusion(host.Name) is null,
            stopToken);
    }

    /// <summary>Searches.</summary>
    /// <returns>The best moves with the bandwidth plan after them; without moves where none help.</returns>
    public PlacedPlan Find()
    {
        PlacedPlan still = new([], 0, _still);
        PlacementSearch search = new(
            _facts, _rules.TargetsOf(_facts), moves => Judge(moves, still), _foreseen, still, _options, _stopToken);
        PlacedPlan best = search.Find(_request.Policy.MaximumMigrations);
        _spent += search.Judged;
        _bound = search.IsComplete
            ? search.LeastForced.Values.Append(best.Shortfall).Append(_still.LowerBound).Min()
            : 0;
        _stopReason = search.IsCut ? PlanStopReason.BudgetSpent
            : best.Moves.Count > 0 ? PlanStopReason.Optimal
            : _still.StopReason;
        _leastMoves = LeastMoves(search, best);
        return best;
    }

    /// <summary>The plan with its steps, bounds and what stands in the way.</summary>
    /// <param name="best">As <see cref="Find"/> gave it.</param>
    public RebalancePlan Compose(PlacedPlan best)
    {
        RebalancePlan plan = best.Bandwidth;
        IReadOnlyList<PlanStep> steps = best.Moves.Count == 0
            ? plan.Steps
            : new MoveSteps(_request, _scope, best, _foreseen.Foresaw).Write();
        MovesInTheWay obstacles = new(_scope, _facts, _rules);
        return plan with
        {
            PlanId = PlanDraft.IdOf(_request, steps),
            Steps = steps,
            Before = _still.Before,
            ShortfallBefore = _still.ShortfallBefore,
            Unmet = plan.Unmet
                .Select(one => new UnmetRequirement(
                    one.Requirement, [.. one.Obstacles, .. obstacles.Of(one.Requirement)]))
                .ToArray(),
            Notes = [.. plan.Notes, .. NotesOn(best)],
            LowerBound = _bound,
            LeastMoves = _leastMoves,
            StopReason = _stopReason,
            StepsSpent = _still.StepsSpent + _spent,
        };
    }

    private IEnumerable<string> NotesOn(PlacedPlan best)
    {
        if (IsCapped(best))
        {
            yield return $"The policy makes {_request.Policy.MaximumMigrations} moves a run at most (MaximumMove); "
                + "more might mend more.";
        }

        foreach (string refusal in _foreseen.Refusals)
        {
            yield return refusal;
        }
    }

    private bool IsCapped(PlacedPlan best) =>
        best.Moves.Count == _request.Policy.MaximumMigrations && best.Bandwidth.ShortfallAfter > Hair;

    /// <summary>The fabric once VMs lie on other hosts.</summary>
    public static FabricInventory After(
        FabricInventory fabric, IEnumerable<(string MachineId, string HostId)> moves) =>
        moves.Aggregate(fabric, (now, move) => now.With([now.FindMachine(move.MachineId)!.On(move.HostId)]));

    /// <summary>What uplinks and flows carry then, in the window that the plan is made for.</summary>
    public PlacedTraffic TrafficAfter(FabricInventory after) => new(_scope.Traffic, after);

    // As good with fewer moves is only what nothing rules out.
    private int LeastMoves(PlacementSearch search, PlacedPlan best)
    {
        int looked = search.IsComplete ? best.Moves.Count : Math.Min(best.Moves.Count, search.DepthsDone + 1);
        return search.LeastForced
            .Where(forced => forced.Value <= best.Shortfall + Hair)
            .Select(forced => forced.Key)
            .Append(looked)
            .Append(_still.LowerBound <= best.Shortfall + Hair ? 0 : looked)
            .Min();
    }

    private PlacedPlan? Judge(IReadOnlyDictionary<int, int> moves, PlacedPlan still)
    {
        Dictionary<string, string> targets = moves.ToDictionary(
            move => _facts.Machines[move.Key].Id, move => _facts.Hosts[move.Value].Id, StringComparer.Ordinal);
        if (_order.Find(_request.Evaluation.Fabric, targets, _request.Policy.MaximumMigrations)
            is not IReadOnlyList<(string MachineId, string HostId)> order)
        {
            return null;
        }

        FabricInventory after = After(_request.Evaluation.Fabric, order);
        RebalancePlan bandwidth = RebalancePlanner.PlanBandwidth(
            _request.With(Unforeseen(after, RatesAfter(after))), _options, _stopToken);
        _spent += bandwidth.StepsSpent;
        PlacedPlan found = new(
            order,
            order.Sum(move => after.FindMachine(move.MachineId)!.MemoryBytes),
            bandwidth);
        return IsKept(bandwidth) && IsWorthIt(found, still) && !IsOverfilled(after, bandwidth) ? found : null;
    }

    // The forecast is of the fabric as it is; only what would be the best is held against it.
    private EvaluationRequest Unforeseen(FabricInventory after, Func<TimeSpan, ITrafficRates> ratesOver) =>
        new(after, _request.Evaluation.Specs, ratesOver, _request.Evaluation.Now);

    private Func<TimeSpan, ITrafficRates> RatesAfter(FabricInventory after)
    {
        Dictionary<(TimeSpan, WindowStatistic), PlacedTraffic> placed = new();
        return window =>
        {
            ITrafficRates now = _request.Evaluation.RatesOver(window);
            return new PlacedRates(now, statistic =>
            {
                if (!placed.TryGetValue((window, statistic), out PlacedTraffic? traffic))
                {
                    placed.Add((window, statistic), traffic = new(TrafficOf(window, now, statistic), after));
                }

                return traffic;
            });
        };
    }

    private PlanTraffic TrafficOf(TimeSpan window, ITrafficRates now, WindowStatistic statistic)
    {
        if (!_traffic.TryGetValue((window, statistic), out PlanTraffic? traffic))
        {
            TrafficPicture picture = new(_request.Evaluation.Fabric, now, statistic);
            _traffic.Add((window, statistic), traffic = new PlanTraffic(picture, _evaluation.NamedFlows));
        }

        return traffic;
    }

    // Whatever holds now must hold then.
    private bool IsKept(RebalancePlan bandwidth) => _still.Before.Zip(bandwidth.After, (before, after) =>
            before.Status is ComplianceStatus.Violated || after.Status == before.Status
            || after.Status is ComplianceStatus.Met or ComplianceStatus.AtRisk)
        .All(isKept => isKept);

    // A move costs; it has to mend something, or bring a broken requirement forward by more than a hair.
    private bool IsWorthIt(PlacedPlan found, PlacedPlan still)
    {
        double least = _request.Policy.HysteresisFraction * found.Moves.Count
            * _scope.Broken.Select(one => one.Priority).DefaultIfEmpty(0).Max();
        return found.Unmet < still.Unmet || still.Shortfall - found.Shortfall >= Math.Max(least, Hair);
    }

    // What moves brings no capacity more than it can carry, unless the plan lowers as much.
    private bool IsOverfilled(FabricInventory after, RebalancePlan bandwidth)
    {
        PlacedTraffic placed = TrafficAfter(after);
        Dictionary<string, double> keptShares = bandwidth.Steps
            .Select(step => step.Bandwidth)
            .OfType<BandwidthAdaptation>()
            .Where(change => change.To.MaximumBitsPerSecond is not null
                && _scope.Traffic.AskedBy(change.AdapterId) > 0)
            .ToDictionary(
                change => change.AdapterId,
                change => Math.Min(
                    1, change.To.MaximumBitsPerSecond!.Value / _scope.Traffic.AskedBy(change.AdapterId)),
                StringComparer.Ordinal);
        return placed.Overfilled(keptShares).Any();
    }
}
