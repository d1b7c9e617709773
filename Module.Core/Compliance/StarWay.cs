using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Lists what an endpoint would use if it sent or received more with others that are not known.
/// Cautious: all of them may lie behind any capacity of the fabric; only an endpoint that is known to be idle
/// counts on having some with room. Hopeful: they may be its neighbours on one switch.</summary>
internal sealed class StarWay
{
    private readonly CapacityRoom _room;
    private readonly string _endpoint;
    private readonly bool _isSent;

    public StarWay(CapacityRoom room, string endpoint, HopKind kind)
    {
        _room = room;
        _endpoint = endpoint;
        _isSent = kind == HopKind.AllSent;
    }

    /// <summary>True where what is raised certainly leaves or enters the endpoint's host, for all that is
    /// counted.</summary>
    public bool UsesOwnUplink => _room.IsCautious || !_room.Picture.HasNeighbour(_endpoint);

    private bool MayGoAnywhere => _room.IsCautious
        && (_isSent ? _room.Picture.OfferedBy(_endpoint) : _room.Picture.ArrivedAt(_endpoint)) is not 0d;

    private RouteDirection Own => _isSent ? RouteDirection.Out : RouteDirection.In;

    private RouteDirection Far => _isSent ? RouteDirection.In : RouteDirection.Out;

    /// <summary>Uplinks, links and lines.</summary>
    public IEnumerable<RouteStep> Steps()
    {
        if (UsesOwnUplink && _room.UplinkStep(_endpoint, Own) is RouteStep own)
        {
            yield return own;
        }

        foreach (RouteStep step in MayGoAnywhere ? FarSteps() : [])
        {
            yield return step;
        }
    }

    /// <summary>Lines of externals that specs state.</summary>
    public IEnumerable<(ExternalLine Line, RouteDirection Way)> Lines() => MayGoAnywhere
        ? _room.Picture.Lines.Select(line => (line, Far))
        : [];

    /// <summary>The fullest team member of another adapter; null where there is none to mind.</summary>
    public CapacityUse? FarMember() => !MayGoAnywhere ? null : _room.Picture.Fabric.VirtualMachines
        .Where(machine => machine.IsRunning)
        .SelectMany(machine => machine.Adapters)
        .Where(adapter => adapter.Id != _endpoint
            && _room.Picture.Fabric.SwitchOf(adapter.Id)?.Uplink?.Members.Count(member => member.IsConnected) > 1)
        .Select(adapter => _room.TeamMember(adapter.Id, Far))
        .OfType<CapacityUse>()
        .OrderBy(use => use.CapacityBitsPerSecond - use.OtherBitsPerSecond)
        .FirstOrDefault();

    private IEnumerable<RouteStep> FarSteps()
    {
        FabricInventory fabric = _room.Picture.Fabric;
        IEnumerable<RouteStep> uplinks = fabric.Hosts
            .SelectMany(host => host.Switches)
            .Select(one => one.Uplink)
            .OfType<Uplink>()
            .Select(uplink => new RouteStep(RouteStepKind.Uplink, uplink.Id, Far, uplink.CapacityBitsPerSecond));
        IEnumerable<RouteStep> links = fabric.Links.SelectMany(link => new[] { Own, Far }
            .Select(way => new RouteStep(RouteStepKind.Link, link.Id, way, link.CapacityBitsPerSecond)));
        IEnumerable<RouteStep> lines = fabric.Externals
            .Where(external => external.CapacityBitsPerSecond is not null)
            .Select(external => new RouteStep(
                RouteStepKind.External, external.Id, Far, external.CapacityBitsPerSecond!.Value));
        return uplinks.Concat(links).Concat(lines);
    }
}
