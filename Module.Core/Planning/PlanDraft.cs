using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>A plan in the making: the verdicts now, and what verdicts a set of changes is predicted to give.</summary>
internal sealed class PlanDraft
{
    private readonly CancellationToken _stopToken;
    private readonly List<string> _notes = new();

    public PlanDraft(PlanRequest request, CancellationToken stopToken)
    {
        Request = request;
        _stopToken = stopToken;
        Evaluation evaluation = new(request.Evaluation);
        Before = ComplianceEvaluator.Evaluate(request.Evaluation, stopToken);
        Dictionary<string, PathCompliance> verdicts = Before.ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);
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

    /// <summary>Verdicts now.</summary>
    public IReadOnlyList<PathCompliance> Before { get; }

    /// <summary>What is to be mended; null where nothing is.</summary>
    public PlanScope? Scope { get; }

    /// <summary>Adds something that the administrator should know.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>The verdicts that changes are predicted to give.</summary>
    public IReadOnlyList<PathCompliance> Predict(PortChanges changes)
    {
        _stopToken.ThrowIfCancellationRequested();
        FabricInventory before = Request.Evaluation.Fabric;
        FabricInventory after = changes.Fabric;
        return ComplianceEvaluator.Evaluate(
            Request.Evaluation.With(
                after, window => new PredictedRates(Request.Evaluation.RatesOver(window), before, after)),
            _stopToken);
    }

    /// <summary>Shortfall times priority, summed.</summary>
    public static double ShortfallOf(IEnumerable<PathCompliance> verdicts) =>
        verdicts.Sum(verdict => verdict.Shortfall * verdict.Priority);

    /// <summary>Requirements that hold now and would not with other verdicts.</summary>
    public IEnumerable<PathCompliance> BrokenBy(IReadOnlyList<PathCompliance> after) => after.Where((verdict, i) =>
        Before[i].Status is ComplianceStatus.Met or ComplianceStatus.AtRisk
        && verdict.Status is ComplianceStatus.Violated or ComplianceStatus.Unknown);

    /// <summary>The finished plan.</summary>
    public RebalancePlan Finish(PortChanges changes, BandwidthMend? search)
    {
        IReadOnlyList<PathCompliance> after = changes.Ports.Count == 0 ? Before : Predict(changes);
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
            PlanId = IdOf(steps),
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
        string[] rules = search?.RulesInTheWay(NameOf(verdict)).ToArray() ?? [];
        return verdict.Obstacles.Concat(rules).DefaultIfEmpty(verdict.Reason).ToArray();
    }

    // FNV-1a (RFC draft-eastlake-fnv, 64 bits) over what the plan says: the same plan has the same name anywhere.
    private string IdOf(IReadOnlyList<PlanStep> steps)
    {
        string text = Request.Evaluation.Fabric.FabricId
            + Request.Evaluation.Now.ToString("O", CultureInfo.InvariantCulture)
            + string.Concat(steps.Select(step => step.Adaptation.AdapterId + Invariant(step.Adaptation.To)));
        ulong hash = 14695981039346656037;
        foreach (byte part in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        return "plan-" + hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string Invariant(PortSettings port) => string.Format(
        CultureInfo.InvariantCulture,
        "|{0:R}|{1}|{2:R}",
        port.MinimumBitsPerSecond,
        port.MinimumWeight,
        port.MaximumBitsPerSecond);
}
