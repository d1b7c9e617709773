using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>The linear program of what named flows can rise to above what is observed: a variable a flow, a row a
/// capacity. Built for one choice of uplinks whose ports' guarantees are used instead of what is spare there.</summary>
internal sealed class FlowProgram
{
    private readonly TrafficPicture _picture;
    private readonly CapacityRoom _room;
    private readonly ISet<string> _contended;
    private readonly Dictionary<FlowKey, AffineRate> _flows = new();
    private readonly Dictionary<(string Endpoint, HopKind Kind), int> _extras = new();
    private readonly Dictionary<int, CapacityUse> _capacityOfRow = new();

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
            int raise = Program.AddVariable();
            _flows.Add(flow, new AffineRate(BaseOf(flow) / AffineRate.Scale, [new LinearTerm(raise, 1)]));
        }

        foreach ((string Endpoint, HopKind Kind) star in stars)
        {
            _extras.Add(star, Program.AddVariable());
        }

        AddPortRows();
        AddSharedRows();
    }

    public LinearProgram Program { get; } = new();

    /// <summary>The capacity that a row stands for; null for a row of another kind.</summary>
    public CapacityUse? CapacityOf(int row) => _capacityOfRow.TryGetValue(row, out CapacityUse? use) ? use : null;

    /// <summary>The rate of a hop.</summary>
    public AffineRate Rate(PathHop hop)
    {
        if (hop.Kind == HopKind.Flows)
        {
            return AffineRate.Sum(hop.Flows.Select(flow => _flows[flow]));
        }

        bool isSent = hop.Kind == HopKind.AllSent;
        return AffineRate.Sum(hop.Endpoints.Select(endpoint =>
        {
            RateRange now = isSent ? _picture.ArrivingFrom(endpoint) : _picture.ArrivingAt(endpoint);
            IEnumerable<LinearTerm> raises = _flows
                .Where(flow => (isSent ? flow.Key.SourceId : flow.Key.TargetId) == endpoint)
                .SelectMany(flow => flow.Value.Terms);
            return new AffineRate(
                now.Low / AffineRate.Scale, [.. raises, new LinearTerm(_extras[(endpoint, hop.Kind)], 1)]);
        }));
    }

    // A port that keeps less than it uses when others use their guarantees keeps less of each flow.
    private double BaseOf(FlowKey flow)
    {
        double observed = _picture.Arriving(flow).Low;
        RouteStep? first = _picture.Fabric.Routes.Between(flow.SourceId, flow.TargetId).FirstOrDefault();
        return first is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out } && _contended.Contains(first.Id)
            ? observed * _room.KeptFraction(flow.SourceId)
            : observed;
    }

    private void AddPortRows()
    {
        foreach (string source in Endpoints(flow => flow.SourceId, HopKind.AllSent))
        {
            AddRow(_room.PortMaximum(source), Leaving(source, _ => true));
            AddRow(_room.TeamMember(source, RouteDirection.Out), Leaving(source, IsOutside));
        }

        foreach (string target in Endpoints(flow => flow.TargetId, HopKind.AllReceived))
        {
            AddRow(_room.TeamMember(target, RouteDirection.In), Entering(target));
        }
    }

    private void AddSharedRows()
    {
        Dictionary<RouteStep, List<LinearTerm>> terms = new();
        foreach (KeyValuePair<FlowKey, AffineRate> flow in _flows)
        {
            foreach (RouteStep step in _picture.Fabric.Routes.Between(flow.Key.SourceId, flow.Key.TargetId))
            {
                ListAt(terms, step).AddRange(flow.Value.Terms);
            }
        }

        foreach (KeyValuePair<(string Endpoint, HopKind Kind), int> extra in _extras)
        {
            RouteDirection way = extra.Key.Kind == HopKind.AllSent ? RouteDirection.Out : RouteDirection.In;
            if (_room.UplinkStep(extra.Key.Endpoint, way) is RouteStep step)
            {
                ListAt(terms, step).Add(new LinearTerm(extra.Value, 1));
            }
        }

        foreach (KeyValuePair<RouteStep, List<LinearTerm>> shared in terms)
        {
            if (shared.Key is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out }
                && _contended.Contains(shared.Key.Id))
            {
                AddGuaranteeRows(shared.Key.Id);
            }
            else
            {
                AddRow(_room.Shared(shared.Key), shared.Value);
            }
        }

        foreach (CapacityUse line in _room.StatedLines())
        {
            AddRow(line, line.Direction == RouteDirection.Out ? Leaving(line.Id, _ => true) : Entering(line.Id));
        }
    }

    private void AddGuaranteeRows(string uplinkId)
    {
        foreach (string source in Endpoints(flow => flow.SourceId, HopKind.AllSent))
        {
            if (_picture.Fabric.SwitchOf(source)?.Uplink?.Id == uplinkId)
            {
                AddRow(_room.Guarantee(source), Leaving(source, IsOutside));
            }
        }
    }

    private void AddRow(CapacityUse? use, IReadOnlyList<LinearTerm> terms)
    {
        if (use is not null && terms.Count > 0 && !double.IsInfinity(use.CapacityBitsPerSecond))
        {
            double room = Math.Max(0, use.CapacityBitsPerSecond - use.OtherBitsPerSecond);
            _capacityOfRow.Add(Program.AddRow(terms, RowSense.AtMost, room / AffineRate.Scale), use);
        }
    }

    private IEnumerable<string> Endpoints(Func<FlowKey, string> endOf, HopKind kind) => _flows.Keys
        .Select(endOf)
        .Concat(_extras.Keys.Where(star => star.Kind == kind).Select(star => star.Endpoint))
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private bool IsOutside(FlowKey flow) => !_picture.Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);

    private List<LinearTerm> Leaving(string endpoint, Func<FlowKey, bool> isMeant) => Terms(
        flow => flow.SourceId == endpoint && isMeant(flow), (endpoint, HopKind.AllSent));

    private List<LinearTerm> Entering(string endpoint) => Terms(
        flow => flow.TargetId == endpoint && IsOutside(flow), (endpoint, HopKind.AllReceived));

    private List<LinearTerm> Terms(Func<FlowKey, bool> isMeant, (string Endpoint, HopKind Kind) star)
    {
        List<LinearTerm> terms = _flows.Where(flow => isMeant(flow.Key)).SelectMany(flow => flow.Value.Terms).ToList();
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
