using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>One evaluation: bindings, pictures and reaches are found once and shared by the verdicts.</summary>
internal sealed class Evaluation
{
    private readonly EvaluationRequest _request;
    private readonly Dictionary<string, IReadOnlyDictionary<string, BoundComponent>> _components;
    private readonly Dictionary<(TimeSpan Window, WindowStatistic Statistic), TrafficPicture> _pictures = new();
    private readonly Dictionary<(TimeSpan, WindowStatistic, bool), CapacityRoom> _rooms = new();
    private readonly Dictionary<(TimeSpan, WindowStatistic, bool), IReadOnlyDictionary<Requirement, Reach>> _reaches =
        new();

    private readonly Dictionary<(TimeSpan, WindowStatistic), bool> _fits = new();
    private readonly Dictionary<Requirement, ExpandedMeasure> _expanded = new();
    private readonly Dictionary<Requirement, ConditionOutcome> _conditions = new();
    private readonly IReadOnlyList<ExternalLine> _lines;
    private readonly IReadOnlyList<ActiveRequirement> _active;
    private readonly IReadOnlyList<ActiveRequirement> _possible;
    private readonly LikelyRates? _likely;

    /// <summary>Binds and expands what the specs say.</summary>
    /// <param name="request">What the verdicts are reached from.</param>
    /// <param name="likely">Rates to take where meters leave bounds; null to keep to what is certain.</param>
    public Evaluation(EvaluationRequest request, LikelyRates? likely = null)
    {
        _request = request;
        _likely = likely;
        IEnumerable<string> seen = request.Specs
            .SelectMany(spec => spec.Requirements)
            .Select(requirement => requirement.Settings.Window)
            .Distinct()
            .SelectMany(window => request.RatesOver(window).PairsSeen)
            .SelectMany(pair => new[] { pair.Source, pair.Target });
        ComponentBinder binder = new(request.Fabric, seen);
        _components = request.Specs.ToDictionary(spec => spec.Name, binder.Bind, StringComparer.OrdinalIgnoreCase);
        _lines = _components.Values
            .SelectMany(components => components.Values)
            .Select(ExternalLine.Of)
            .OfType<ExternalLine>()
            .ToArray();
        foreach (Requirement requirement in request.Specs.SelectMany(spec => spec.Requirements))
        {
            _expanded[requirement] = Expand(requirement, requirement.Statement.Requirement.Measure);
            _conditions[requirement] = requirement.Statement.When is Condition condition
                ? new ConditionEvaluator(
                    PictureOf(requirement), measure => Expand(requirement, measure)).Of(condition)
                : ConditionOutcome.Holds;
        }

        _active = ActiveWhere(outcome => outcome == ConditionOutcome.Holds);
        _possible = ActiveWhere(outcome => outcome != ConditionOutcome.Fails);
    }

    /// <summary>Active requirements: their condition holds and they have path instances.</summary>
    public IReadOnlyList<ActiveRequirement> Active => _active;

    /// <summary>Every flow that a requirement names.</summary>
    public IReadOnlyCollection<FlowKey> NamedFlows =>
        new HashSet<FlowKey>(_expanded.Values.SelectMany(expanded => expanded.Flows));

    public IReadOnlyList<PathCompliance> Verdicts(CancellationToken stopToken)
    {
        List<PathCompliance> verdicts = new();
        foreach (Requirement requirement in _request.Specs.SelectMany(spec => spec.Requirements))
        {
            stopToken.ThrowIfCancellationRequested();
            verdicts.Add(VerdictOn(requirement));
        }

        return verdicts;
    }

    /// <summary>The verdict on one requirement of the request.</summary>
    public PathCompliance VerdictOn(Requirement requirement)
    {
        VerdictWriter writer = new(requirement, PictureOf(requirement), _request.Now);
        if (_conditions[requirement] != ConditionOutcome.Holds)
        {
            return writer.Unasked(_conditions[requirement]);
        }

        ActiveRequirement? active = _active.FirstOrDefault(one => one.Requirement == requirement);
        if (active is null)
        {
            return writer.WithoutPath(_components[requirement.Application]);
        }

        CapacityRoom room = RoomOf(requirement, isCautious: true);
        Verdict verdict = new(active, active.Expanded.Paths.Select(room.Observed).ToArray(), room.Picture)
        {
            Cautious = ReachOf(active, isCautious: true),
        };
        verdict.Hopeful = verdict.IsDecided ? verdict.Cautious : ReachOf(active, isCautious: false);
        return writer.Write(verdict);
    }

    /// <summary>Says whether the verdict on a requirement may be Violated: a look that costs one linear program
    /// for all requirements, where a verdict costs many. False is sure.</summary>
    public bool MayBeViolated(Requirement requirement)
    {
        if (_conditions[requirement] != ConditionOutcome.Holds
            || _active.FirstOrDefault(one => one.Requirement == requirement) is not ActiveRequirement active)
        {
            return false;
        }

        CapacityRoom room = RoomOf(requirement, isCautious: true);
        Verdict verdict = new(active, active.Expanded.Paths.Select(room.Observed).ToArray(), room.Picture);
        bool isReached = active.LowerBound is not null && active.IsReachedBy(verdict.ObservedHigh);
        return verdict.IsExceeded || (!isReached && !(IsRaisedExactly(active, verdict) && AllFit(requirement)));
    }

    /// <summary>The traffic that a requirement looks at.</summary>
    public TrafficPicture PictureOf(Requirement requirement)
    {
        (TimeSpan Window, WindowStatistic Statistic) key =
            (requirement.Settings.Window, requirement.Settings.Statistic);
        if (!_pictures.TryGetValue(key, out TrafficPicture? picture))
        {
            ITrafficRates rates = _request.RatesOver(key.Window);
            _pictures.Add(key, picture = new TrafficPicture(
                _request.Fabric, rates, key.Statistic, _lines, _likely?.Of(rates, key.Statistic)));
        }

        return picture;
    }

    /// <summary>The room that a requirement's traffic leaves.</summary>
    public CapacityRoom RoomOf(Requirement requirement, bool isCautious)
    {
        (TimeSpan, WindowStatistic, bool) key =
            (requirement.Settings.Window, requirement.Settings.Statistic, isCautious);
        if (!_rooms.TryGetValue(key, out CapacityRoom? room))
        {
            TrafficPicture picture = PictureOf(requirement);
            IReadOnlyList<ActiveRequirement> considered = Considered(isCautious);
            _rooms.Add(key, room = new CapacityRoom(
                picture,
                considered.SelectMany(one => one.Expanded.FlowsIn(picture)),
                isCautious,
                considered.SelectMany(one => one.Expanded.Stars)));
        }

        return room;
    }

    // Largest ones and percentiles are raised by trial.
    private static bool IsRaisedExactly(ActiveRequirement active, Verdict verdict) =>
        active.LowerBound is null || (verdict.CountsCapacity && active.Expanded.Measure.Outer.Kind
            is ReductionKind.Each or ReductionKind.Min or ReductionKind.Sum or ReductionKind.Average);

    // Where all that may be required fits together at once, even for whoever is cautious, nothing has rivals, and
    // everything reaches its bound.
    private bool AllFit(Requirement requirement)
    {
        (TimeSpan, WindowStatistic) key = (requirement.Settings.Window, requirement.Settings.Statistic);
        if (!_fits.TryGetValue(key, out bool fits))
        {
            CapacityRoom room = RoomOf(requirement, isCautious: true);
            fits = !_possible.Any(one => one.UpperBound is double bound && room.Observed(one.Expanded) > bound)
                && new ReachSearch(room, _possible).IsPossible(_possible.Select(ReachTarget.Of).ToArray());
            _fits.Add(key, fits);
        }

        return fits;
    }

    private ActiveRequirement[] ActiveWhere(Func<ConditionOutcome, bool> isMeant) => _expanded
        .Where(entry => isMeant(_conditions[entry.Key]) && !entry.Value.IsEmpty)
        .Select(entry => new ActiveRequirement(entry.Key, entry.Value))
        .ToArray();

    // Whoever is cautious leaves room also for what may be required.
    private IReadOnlyList<ActiveRequirement> Considered(bool isCautious) => isCautious ? _possible : _active;

    private ExpandedMeasure Expand(Requirement requirement, Measure measure) =>
        PathExpansion.Expand(measure, _components[requirement.Application], _request.Fabric);

    private Reach ReachOf(ActiveRequirement active, bool isCautious)
    {
        Requirement requirement = active.Requirement;
        (TimeSpan, WindowStatistic, bool) key =
            (requirement.Settings.Window, requirement.Settings.Statistic, isCautious);
        if (!_reaches.TryGetValue(key, out IReadOnlyDictionary<Requirement, Reach>? reaches))
        {
            CapacityRoom room = RoomOf(requirement, isCautious);
            _reaches.Add(key, reaches = AchievableRates.Of(room, Considered(isCautious)));
        }

        return reaches[requirement];
    }
}
