using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>A plan in the making: the verdicts now, and what verdicts a set of changes is predicted to
/// give.</summary>
internal sealed class PlanDraft
{
    private readonly CancellationToken _stopToken;
    private readonly List<string> _notes = new();
    private readonly Dictionary<(TimeSpan, WindowStatistic), PlanTraffic> _traffic = new();
    private readonly IReadOnlyList<ActiveRequirement> _active;

    public PlanDraft(PlanRequest request, CancellationToken stopToken)
    {
        Request = request;
        _stopToken = stopToken;
        Evaluation evaluation = new(request.Evaluation);
        _active = evaluation.Active;
        NamedFlows = evaluation.NamedFlows;
        Before = ComplianceEvaluator.Evaluate(request.Evaluation, stopToken);
        Dictionary<string, PathCompliance> verdicts =
            Before.ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);
        ActiveRequirement[] broken = evaluation.Active
            .Where(one => verdicts[one.Requirement.FullName].Status == ComplianceStatus.Violated && MayMend(one))
            .ToArray();
        if (broken.Length > 0)
        {
            ActiveRequirement[] held = evaluation.Active
                .Where(one => verdicts[one.Requirement.FullName].Status
                    is ComplianceStatus.Met or ComplianceStatus.AtRisk)
                .ToArray();
            Scope = new PlanScope(request, evaluation, broken, held);
        }
    }

    public PlanRequest Request { get; }

    /// <summary>Every flow that a requirement names.</summary>
    public IReadOnlyCollection<FlowKey> NamedFlows { get; }

    /// <summary>Verdicts now.</summary>
    public IReadOnlyList<PathCompliance> Before { get; }

    /// <summary>Why an adapter's port may not be changed at all; null where it may.</summary>
    public string? NotChangeable(string adapterId) => new FloorTable(Request, [], []).NotChangeable(adapterId);

    /// <summary>What is to be mended; null where nothing is.</summary>
    public PlanScope? Scope { get; }

    /// <summary>Adds something that the administrator should know.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>The verdicts that changes are predicted to give: lower bounds look at what surely arrives then,
    /// upper bounds at the most that may.</summary>
    public IReadOnlyList<PathCompliance> Predict(PortChanges changes) =>
        changes.Ports.Count == 0 ? Before : Predict(changes.Fabric);

    /// <summary>The verdicts that a fabric with other port settings is predicted to have.</summary>
    public IReadOnlyList<PathCompliance> Predict(FabricInventory after)
    {
        // What surely arrives of pairs, and the most that may use the capacities, decides a lower bound.
        IReadOnlyList<PathCompliance> verdicts = Evaluate(after, isMostPaired: false, isMostInAll: true);
        if (_active.Any(IsStarred))
        {
            verdicts = Worse(verdicts, IsStarred, Evaluate(after, isMostPaired: false, isMostInAll: false));
        }

        return _active.Any(IsBounded)
            ? Worse(verdicts, IsBounded, Evaluate(after, isMostPaired: true, isMostInAll: true))
            : verdicts;
    }

    /// <summary>Shortfall times priority, summed.</summary>
    public static double ShortfallOf(IEnumerable<PathCompliance> verdicts) =>
        verdicts.Sum(verdict => verdict.Shortfall * verdict.Priority);

    /// <summary>Requirements that hold now and would not with other verdicts.</summary>
    public IEnumerable<PathCompliance> BrokenBy(IReadOnlyList<PathCompliance> after) => after
        .Where((verdict, i) => Before[i].Status is ComplianceStatus.Met or ComplianceStatus.AtRisk
            && verdict.Status is ComplianceStatus.Violated or ComplianceStatus.Unknown);

    /// <summary>Full names of the requirements whose traffic shares a port or a capacity with that of some
    /// adapters. </summary>
    public ISet<string> Sharing(IEnumerable<string> adapterIds)
    {
        FabricInventory fabric = Request.Evaluation.Fabric;
        HashSet<string> near = new(StringComparer.OrdinalIgnoreCase);
        string[] ids = adapterIds.ToArray();
        foreach (ActiveRequirement one in _active)
        {
            SpecificationSettings settings = one.Requirement.Settings;
            PlanTraffic traffic = TrafficOf(
                settings.Window, Request.Evaluation.RatesOver(settings.Window), settings.Statistic);
            HashSet<RouteStep> steps = new(one.Expanded.Flows
                .SelectMany(flow => fabric.Routes.Between(flow.SourceId, flow.TargetId)));
            string[] ends = one.Expanded.Flows
                .Select(flow => flow.SourceId)
                .Concat(one.Expanded.Paths.SelectMany(path => path.Hops).SelectMany(hop => hop.Endpoints))
                .ToArray();
            HashSet<string?> uplinks = new(ends
                .Select(end => fabric.SwitchOf(end)?.Uplink?.Id)
                .Where(id => id is not null));
            if (ids.Any(id => ends.Contains(id)
                || uplinks.Contains(fabric.SwitchOf(id)?.Uplink?.Id)
                || traffic.From(id).SelectMany(traffic.RouteOf).Any(steps.Contains)))
            {
                near.Add(one.Requirement.FullName);
            }
        }

        return near;
    }

    /// <summary>The finished plan.</summary>
    public RebalancePlan Finish(PortChanges changes, BandwidthMend? search)
    {
        IReadOnlyList<PathCompliance> after = Settled(Predict(changes));
        IReadOnlyList<PlanStep> steps = changes.ToSteps();
        foreach (KeyValuePair<string, int> young in Request.YoungBreaches)
        {
            Note(string.Format(
                CultureInfo.CurrentCulture,
                "{0} is broken, but only for {1} evaluation(s) so far; it is mended once it lasts.",
                young.Key,
                young.Value));
        }

        return new RebalancePlan
        {
            PlanId = IdOf(Request, steps),
            FabricId = Request.Evaluation.Fabric.FabricId,
            Time = Request.Evaluation.Now,
            Steps = steps,
            Before = Before,
            After = after,
            Unmet = after
                .Where(verdict => verdict.Status == ComplianceStatus.Violated)
                .Select(verdict => new UnmetRequirement(NameOf(verdict), ObstaclesOf(verdict, search)))
                .ToArray(),
            Notes = _notes.ToArray(),
            ShortfallBefore = ShortfallOf(Before),
            ShortfallAfter = ShortfallOf(after),
            LowerBound = search?.Bound ?? 0,
            StopReason = search?.StopReason ?? PlanStopReason.Optimal,
            StepsSpent = search?.Spent ?? 0,
        };
    }

    // What is at risk stays so where the changes do nothing for it.
    private IReadOnlyList<PathCompliance> Settled(IReadOnlyList<PathCompliance> after) => after
        .Select((verdict, i) => Before[i].Status == ComplianceStatus.AtRisk
            && verdict.Status == ComplianceStatus.Met
            && !(verdict.Margin > Before[i].Margin)
                ? verdict.With(ComplianceStatus.AtRisk, Before[i].Reason, verdict.Likely)
                : verdict)
        .ToArray();

    private static bool IsBounded(ActiveRequirement one) => one.UpperBound is not null;

    private static bool IsStarred(ActiveRequirement one) => one.Expanded.Paths
        .SelectMany(path => path.Hops)
        .Any(hop => hop.Kind == HopKind.AllReceived);

    private IReadOnlyList<PathCompliance> Worse(
        IReadOnlyList<PathCompliance> verdicts,
        Func<ActiveRequirement, bool> isMeant,
        IReadOnlyList<PathCompliance> others)
    {
        HashSet<string> names = new(
            _active.Where(isMeant).Select(one => one.Requirement.FullName), StringComparer.OrdinalIgnoreCase);
        return verdicts
            .Select((verdict, i) =>
                names.Contains(NameOf(verdict)) && IsWorse(others[i], verdict) ? others[i] : verdict)
            .ToArray();
    }

    private static bool IsWorse(PathCompliance one, PathCompliance other) =>
        one.Shortfall > other.Shortfall
        || (one.Status > other.Status && other.Status != ComplianceStatus.Violated);

    private IReadOnlyList<PathCompliance> Evaluate(FabricInventory after, bool isMostPaired, bool isMostInAll)
    {
        _stopToken.ThrowIfCancellationRequested();
        EvaluationRequest request = Request.Evaluation;
        // No forecast: it foresees traffic without the changes.
        return ComplianceEvaluator.Evaluate(
            new EvaluationRequest(after, request.Specs, Rates, request.Now), _stopToken);

        ITrafficRates Rates(TimeSpan window)
        {
            ITrafficRates now = request.RatesOver(window);
            return new PredictedRates(
                now, after, statistic => TrafficOf(window, now, statistic), isMostPaired, isMostInAll);
        }
    }

    private PlanTraffic TrafficOf(TimeSpan window, ITrafficRates now, WindowStatistic statistic)
    {
        if (!_traffic.TryGetValue((window, statistic), out PlanTraffic? traffic))
        {
            TrafficPicture picture = new(Request.Evaluation.Fabric, now, statistic);
            _traffic.Add((window, statistic), traffic = new PlanTraffic(picture, []));
        }

        return traffic;
    }

    private static string NameOf(PathCompliance verdict) => verdict.Application + "/" + verdict.Requirement;

    private bool MayMend(ActiveRequirement one)
    {
        if (!one.Requirement.Settings.MayChangeBandwidth)
        {
            Note($"{one.Requirement.FullName} is broken, and its spec allows no change (correct=\"none\").");
            return false;
        }

        return !Request.YoungBreaches.ContainsKey(one.Requirement.FullName);
    }

    private IReadOnlyList<string> ObstaclesOf(PathCompliance verdict, BandwidthMend? search)
    {
        IReadOnlyList<string> rules = search is null ? [] : RulesInTheWay.Of(Scope!, NameOf(verdict));
        return verdict.Obstacles.Concat(rules).DefaultIfEmpty(verdict.Reason).ToArray();
    }

    // FNV-1a (RFC draft-eastlake-fnv, 64 bits) over what the plan says: the same plan has the same name anywhere.
    public static string IdOf(PlanRequest request, IReadOnlyList<PlanStep> steps)
    {
        string text = request.Evaluation.Fabric.FabricId
            + request.Evaluation.Now.ToString("O", CultureInfo.InvariantCulture)
            + string.Concat(steps.Select(step => Invariant(step.Adaptation)));
        ulong hash = 14695981039346656037;
        foreach (byte part in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        return "plan-" + hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string Invariant(Adaptation adaptation) => adaptation is BandwidthAdaptation change
        ? change.AdapterId + Invariant(change.To)
        : adaptation.MachineId + "|" + adaptation.After;

    private static string Invariant(PortSettings port) => string.Format(
        CultureInfo.InvariantCulture,
        "|{0:R}|{1}|{2:R}",
        port.MinimumBitsPerSecond,
        port.MinimumWeight,
        port.MaximumBitsPerSecond);
}
