using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Who sends what through which capacity, as a plan needs it. Rates in bit/s. Not safe on several threads.
/// </summary>
internal sealed class PlanTraffic
{
    private readonly Dictionary<RouteStep, List<FlowKey>> _through = new();

    public PlanTraffic(TrafficPicture picture, IEnumerable<FlowKey> named)
    {
        Picture = picture;
        Named = new HashSet<FlowKey>(named);
        IEnumerable<FlowKey> seen = picture.Fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .SelectMany(adapter => picture.MeasuredFrom(adapter.Id).Select(flow => flow.Flow));
        Flows = Named.Concat(seen).Distinct().ToArray();
        foreach (FlowKey flow in Flows)
        {
            foreach (RouteStep step in picture.Fabric.Routes.Between(flow.SourceId, flow.TargetId))
            {
                if (!_through.TryGetValue(step, out List<FlowKey>? flows))
                {
                    _through.Add(step, flows = new List<FlowKey>());
                }

                flows.Add(flow);
            }
        }
    }

    public TrafficPicture Picture { get; }

    /// <summary>Flows that requirements name.</summary>
    public ISet<FlowKey> Named { get; }

    /// <summary>Named flows and all others that are measured.</summary>
    public IReadOnlyList<FlowKey> Flows { get; }

    /// <summary>Known flows that pass a capacity.</summary>
    public IReadOnlyList<FlowKey> Through(RouteStep step) =>
        _through.TryGetValue(step, out List<FlowKey>? flows) ? flows : [];

    /// <summary>What surely arrives of a flow.</summary>
    public double Arriving(FlowKey flow) => Picture.Arriving(flow).Low;

    /// <summary>What of a flow is asked for; what arrives, where that is all that is known.</summary>
    public double Asked(FlowKey flow)
    {
        double arriving = Arriving(flow);
        double offered = Picture.OfferedBetween(flow) ?? arriving;
        return Math.Max(arriving, Math.Min(offered, Picture.EgressLimit(flow.SourceId)));
    }

    /// <summary>What of a flow is asked for and does not arrive.</summary>
    public double Unmet(FlowKey flow) => Asked(flow) - Arriving(flow);

    /// <summary>What an adapter asks to send in all, within its port's maximum.</summary>
    public double AskedBy(string adapterId)
    {
        double known = Flows.Where(flow => flow.SourceId == adapterId).Sum(Arriving);
        double offered = Picture.OfferedBy(adapterId) ?? known;
        return Math.Max(known, Math.Min(offered, Picture.EgressLimit(adapterId)));
    }

    /// <summary>What would pass a capacity if all that is asked for passed it.</summary>
    /// <param name="step">The capacity.</param>
    /// <param name="carried">What passes it now.</param>
    public double Load(RouteStep step, double carried) =>
        carried + Through(step).Sum(Unmet);
}
