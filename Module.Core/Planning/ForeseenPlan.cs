using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Holds plans against the forecast, on every host that they touch: what holds now and is not at risk
/// must not come to be. Not safe on several threads.</summary>
internal sealed class ForeseenPlan
{
    // Each plan costs an evaluation a window of each future.
    private const int MostRefusals = 20;
    private const int RefusalsNamed = 2;

    private readonly PlanRequest _request;
    private readonly IReadOnlyList<PathCompliance> _before;
    private readonly IReadOnlyCollection<FlowKey> _named;
    private readonly CancellationToken _stopToken;
    private readonly List<string> _refusals = new();

    /// <param name="request">What plans are made from.</param>
    /// <param name="before">The verdicts now, with what is at risk.</param>
    /// <param name="named">Flows that requirements name.</param>
    /// <param name="stopToken">Ends the work.</param>
    public ForeseenPlan(
        PlanRequest request,
        IReadOnlyList<PathCompliance> before,
        IReadOnlyCollection<FlowKey> named,
        CancellationToken stopToken)
    {
        _request = request;
        _before = before;
        _named = named;
        _stopToken = stopToken;
    }

    /// <summary>True where so many plans were refused that no more are looked at.</summary>
    public bool IsSpent => _refusals.Count >= MostRefusals;

    /// <summary>True once something was foreseen of a plan.</summary>
    public bool Foresaw { get; private set; }

    /// <summary>Which plans were refused, and why, in words.</summary>
    public IEnumerable<string> Refusals => _refusals.Take(RefusalsNamed);

    /// <summary>The verdicts once a plan is carried out, with what is at risk then.</summary>
    public IReadOnlyList<PathCompliance> VerdictsAfter(
        IReadOnlyList<(string MachineId, string HostId)> moves, IReadOnlyDictionary<string, PortSettings> ports)
    {
        EvaluationRequest now = _request.Evaluation;
        ChangedFabric changed = new(now.Fabric, moves, ports, _named);
        ChangedForecast? forecast =
            now.Forecast is null ? null : new ChangedForecast(now.Forecast, changed.RatesOf);
        IReadOnlyList<PathCompliance> verdicts = ComplianceEvaluator.Evaluate(
            new EvaluationRequest(
                changed.After, now.Specs, window => changed.RatesOf(now.RatesOver(window)), now.Now)
            {
                Forecast = forecast,
            },
            _stopToken);
        Foresaw |= forecast?.Foresaw == true;
        return verdicts;
    }

    /// <summary>Says whether a plan with moves brings nothing to be at risk that is not now.</summary>
    public bool Keeps(PlacedPlan plan)
    {
        if (_request.Evaluation.Forecast is null)
        {
            return true;
        }

        if (IsSpent)
        {
            return false;
        }

        PathCompliance? atRisk = VerdictsAfter(plan.Moves, PortsOf(plan.Bandwidth.Steps))
            .Where((verdict, i) => _before[i].Status == ComplianceStatus.Met
                && verdict.Status == ComplianceStatus.AtRisk)
            .FirstOrDefault();
        if (atRisk is not null)
        {
            _refusals.Add($"{MovesText(plan.Moves)} was not chosen, since {atRisk.Application}/{atRisk.Requirement} "
                + $"would be at risk then: {atRisk.Reason}.");
        }

        return atRisk is null;
    }

    /// <summary>The settings that steps give to ports.</summary>
    public static IReadOnlyDictionary<string, PortSettings> PortsOf(IEnumerable<PlanStep> steps) => steps
        .Select(step => step.Bandwidth)
        .OfType<BandwidthAdaptation>()
        .ToDictionary(change => change.AdapterId, change => change.To);

    private string MovesText(IEnumerable<(string MachineId, string HostId)> moves) =>
        "Moving " + string.Join(" and ", moves.Select(move =>
            $"{_request.Evaluation.Fabric.FindMachine(move.MachineId)!.Name} to "
                + _request.Evaluation.Fabric.FindHost(move.HostId)!.Name));
}
