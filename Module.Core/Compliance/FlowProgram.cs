using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>The linear program of what named flows can rise to above what is observed: a variable a flow, a row a
/// capacity. Built for one choice of uplinks whose ports' guarantees are used instead of what is spare there.
/// Flows that have no variable keep their rate.</summary>
internal sealed class FlowProgram
{
    private readonly TrafficPicture _picture;
    private readonly CapacityRoom _room;
    private readonly ISet<string> _contended;
    private readonly Dictionary<FlowKey, int> _raises = new();
    private readonly Dictionary<(string Endpoint, HopKind Kind), int> _extras = new();
    private readonly ILookup<string, FlowKey> _bySource;
    private readonly ILookup<string, FlowKey> _byTarget;
    private readonly Dictionary<int, CapacityUse> _capacityOfRow = new();
    private readonly HashSet<int> _limited = new();

    /// <summary>Makes a program.</summary>
    /// <param name="room">The room that capacities leave.</param>
    /// <param name="flows">Flows that may rise; each once.</param>
    /// <param name="stars">Endpoints that may send or receive more with others that are not known.</param>
    /// <param name="contended">Uplinks on which ports get what they are guaranteed instead of what is
    /// spare.</param>
    public FlowProgram(
        CapacityRoom room,
        IReadOnlyList<FlowKey> flows,
        IReadOnlyList<(string Endpoint, HopKind Kind)> stars,
        ISet<string> contended)
    {
        _room = room;
        _picture = room.Picture;
        _contended = contended;
        foreach (FlowKey flow in flows)
        {
            _raises.Add(flow, Program.AddVariable());
        }

        foreach ((string Endpoint, HopKind Kind) star in stars)
        {
            _extras.Add(star, Program.AddVariable());
        }

        _bySource = flows.ToLookup(flow => flow.SourceId, StringComparer.Ordinal);
        _byTarget = flows.ToLookup(flow => flow.TargetId, StringComparer.Ordinal);
        AddWayRows();
        AddPortRows();
        AddSharedRows();
        // What nothing known limits gets a limit that stands for none, so that no program is unbounded.
        foreach (int raise in _raises.Values.Concat(_extras.Values).Where(raise => !_limited.Contains(raise)))
        {
            Program.AddRow([new LinearTerm(raise, 1)], RowSense.AtMost, FairRaise.Boundless);
        }
    }

    public LinearProgram Program { get; } = new();

    /// <summary>The capacity that a row stands for; null for a row of another kind.</summary>
    public CapacityUse? CapacityOf(int row) => _capacityOfRow.TryGetValue(row, out CapacityUse? use) ? use : null;

    /// <summary>All variables that raise something.</summary>
    public IEnumerable<LinearTerm> Raises() =>
        _raises.Values.Concat(_extras.Values).Select(variable => new LinearTerm(variable, 1));

    /// <summary>Flows that may rise.</summary>
    public IEnumerable<FlowKey> Flows => _raises.Keys;

    /// <summary>The rate of a flow.</summary>
    public AffineRate Rate(FlowKey flow) => new(
        KeptOf(flow, _picture.Arriving(flow).Low) / AffineRate.Scale,
        _raises.TryGetValue(flow, out int raise) ? [new LinearTerm(raise, 1)] : []);

    /// <summary>The rate of a hop.</summary>
    public AffineRate Rate(PathHop hop)
    {
        if (hop.Kind == HopKind.Flows)
        {
            return AffineRate.Sum(hop.Flows.Select(Rate));
        }

        ILookup<string, FlowKey> flows = hop.Kind == HopKind.AllSent ? _bySource : _byTarget;
        return AffineRate.Sum(hop.Endpoints.Select(endpoint => new AffineRate(
            (hop.Kind == HopKind.AllSent ? SentBy(endpoint) : ReceivedBy(endpoint)) / AffineRate.Scale,
            Terms(flows[endpoint], (endpoint, hop.Kind)))));
    }

    // A port that keeps less than it uses when others use their guarantees keeps less of each flow.
    private double KeptOf(FlowKey flow, double rate) =>
        IsSqueezed(flow.SourceId) && IsOutside(flow) ? rate * _room.KeptFraction(flow.SourceId) : rate;

    private bool IsSqueezed(string endpointId) => _contended.Count > 0
        && _room.UplinkStep(endpointId, RouteDirection.Out) is RouteStep step && _contended.Contains(step.Id);

    private double SentBy(string endpoint)
    {
        double now = _picture.ArrivingFrom(endpoint).Low;
        return IsSqueezed(endpoint) ? now * _room.KeptFraction(endpoint) : now;
    }

    // Where senders may be squeezed, only what is known flow by flow is sure to go on arriving.
    private double ReceivedBy(string endpoint) => _contended.Count == 0
        ? _picture.ArrivingAt(endpoint).Low
        : Math.Min(
            _picture.ArrivingAt(endpoint).Low,
            _picture.MeasuredTo(endpoint).Sum(flow => KeptOf(flow.Flow, flow.Rate)));

    private void AddWayRows()
    {
        foreach (KeyValuePair<FlowKey, int> raise in _raises.Where(raise => !_picture.HasWay(raise.Key)))
        {
            string cut = _room.UplinkStep(raise.Key.SourceId, RouteDirection.Out) is null
                && _picture.Fabric.FindAdapter(raise.Key.SourceId) is not null
                ? raise.Key.SourceId
                : raise.Key.TargetId;
            AddRow(NoWay(cut), [new LinearTerm(raise.Value, 1)]);
        }

        foreach (KeyValuePair<(string Endpoint, HopKind Kind), int> extra in _extras
            .Where(extra => !_picture.IsConnected(extra.Key.Endpoint)))
        {
            AddRow(NoWay(extra.Key.Endpoint), [new LinearTerm(extra.Value, 1)]);
        }
    }

    private static CapacityUse NoWay(string endpoint) =>
        new(CapacityKind.NoWay, endpoint, RouteDirection.Out, 0, 0);

    private void AddPortRows()
    {
        foreach (string source in Endpoints(_bySource, HopKind.AllSent))
        {
            AddRow(_room.PortMaximum(source), Leaving(source));
            AddRow(_room.TeamMember(source, RouteDirection.Out), Outside(source, HopKind.AllSent));
        }

        foreach (string target in Endpoints(_byTarget, HopKind.AllReceived))
        {
            AddRow(_room.TeamMember(target, RouteDirection.In), Outside(target, HopKind.AllReceived));
        }
    }

    private void AddSharedRows()
    {
        Dictionary<RouteStep, List<LinearTerm>> terms = new();
        foreach (KeyValuePair<FlowKey, int> raise in _raises)
        {
            foreach (RouteStep step in _picture.Fabric.Routes.Between(raise.Key.SourceId, raise.Key.TargetId))
            {
                ListAt(terms, step).Add(new LinearTerm(raise.Value, 1));
            }
        }

        foreach (KeyValuePair<(string Endpoint, HopKind Kind), int> extra in _extras)
        {
            foreach (RouteStep step in StarWayOf(extra.Key).Steps())
            {
                ListAt(terms, step).Add(new LinearTerm(extra.Value, 1));
            }

            AddRow(StarWayOf(extra.Key).FarMember(), [new LinearTerm(extra.Value, 1)]);
        }

        foreach (KeyValuePair<RouteStep, List<LinearTerm>> shared in terms)
        {
            if (shared.Key is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out }
                && _contended.Contains(shared.Key.Id))
            {
                AddGuaranteeRows(shared.Key.Id, shared.Value);
            }
            else
            {
                AddRow(_room.Shared(shared.Key), shared.Value);
            }
        }

        foreach (ExternalLine line in _picture.Lines)
        {
            AddLineRow(line, RouteDirection.Out, Leaving);
            AddLineRow(line, RouteDirection.In, Entering);
        }
    }

    private void AddLineRow(ExternalLine line, RouteDirection way, Func<string, List<LinearTerm>> termsOf)
    {
        List<LinearTerm> terms = line.EndpointIds.SelectMany(termsOf)
            .Concat(_extras
                .Where(extra => StarWayOf(extra.Key).Lines().Contains((line, way)))
                .Select(extra => new LinearTerm(extra.Value, 1)))
            .ToList();
        if (terms.Count > 0)
        {
            AddRow(_room.StatedLine(line).First(use => use.Direction == way), terms);
        }
    }

    private void AddGuaranteeRows(string uplinkId, IReadOnlyList<LinearTerm> through)
    {
        foreach (string source in Endpoints(_bySource, HopKind.AllSent))
        {
            if (_picture.Fabric.SwitchOf(source)?.Uplink?.Id == uplinkId)
            {
                AddRow(_room.Guarantee(source), Outside(source, HopKind.AllSent));
            }
        }

        // What may come out of it by any port counts on no guarantee.
        HashSet<int> own = new(_extras
            .Where(extra => extra.Key.Kind == HopKind.AllReceived)
            .Select(extra => extra.Value));
        foreach (LinearTerm term in through.Where(term => own.Contains(term.Variable)))
        {
            AddRow(new CapacityUse(CapacityKind.Uplink, uplinkId, RouteDirection.Out, 0, 0), [term]);
        }
    }

    private void AddRow(CapacityUse? use, IReadOnlyList<LinearTerm> terms)
    {
        if (use is not null && terms.Count > 0 && !double.IsInfinity(use.CapacityBitsPerSecond))
        {
            double room = Math.Max(0, use.CapacityBitsPerSecond - use.OtherBitsPerSecond);
            _capacityOfRow.Add(Program.AddRow(terms, RowSense.AtMost, room / AffineRate.Scale), use);
            _limited.UnionWith(terms.Select(term => term.Variable));
        }
    }

    private IEnumerable<string> Endpoints(ILookup<string, FlowKey> flows, HopKind kind) => flows
        .Select(group => group.Key)
        .Concat(_extras.Keys.Where(star => star.Kind == kind).Select(star => star.Endpoint))
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private bool IsOutside(FlowKey flow) => !_picture.Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);

    private List<LinearTerm> Leaving(string endpoint) => Terms(_bySource[endpoint], (endpoint, HopKind.AllSent));

    private List<LinearTerm> Entering(string endpoint) => Terms(_byTarget[endpoint], (endpoint, HopKind.AllReceived));

    // What leaves or enters the host.
    private List<LinearTerm> Outside(string endpoint, HopKind kind)
    {
        ILookup<string, FlowKey> flows = kind == HopKind.AllSent ? _bySource : _byTarget;
        List<LinearTerm> terms = Terms(flows[endpoint].Where(IsOutside), (endpoint, kind));
        return _extras.TryGetValue((endpoint, kind), out int extra) && !StarWayOf((endpoint, kind)).UsesOwnUplink
            ? terms.Where(term => term.Variable != extra).ToList()
            : terms;
    }

    private StarWay StarWayOf((string Endpoint, HopKind Kind) star) => new(_room, star.Endpoint, star.Kind);

    private List<LinearTerm> Terms(IEnumerable<FlowKey> flows, (string Endpoint, HopKind Kind) star)
    {
        List<LinearTerm> terms = flows.Select(flow => new LinearTerm(_raises[flow], 1)).ToList();
        if (_extras.TryGetValue(star, out int extra))
        {
            terms.Add(new LinearTerm(extra, 1));
        }

        return terms;
    }

    private static List<LinearTerm> ListAt(Dictionary<RouteStep, List<LinearTerm>> lists, RouteStep key)
    {
        if (!lists.TryGetValue(key, out List<LinearTerm>? list))
        {
            lists.Add(key, list = new List<LinearTerm>());
        }

        return list;
    }
}
