using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Port settings that a plan makes, by adapter, with the reason of each. Not safe on several
/// threads.</summary>
internal sealed class PortChanges
{
    private readonly FabricInventory _fabric;
    private readonly Dictionary<string, PortSettings> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _reasons = new(StringComparer.Ordinal);

    public PortChanges(FabricInventory fabric) => _fabric = fabric;

    /// <summary>Changed settings by adapter.</summary>
    public IReadOnlyDictionary<string, PortSettings> Ports => _ports;

    /// <summary>The fabric once they are made.</summary>
    public FabricInventory Fabric => _fabric.With(_ports);

    /// <summary>The settings of a port as changed so far.</summary>
    public PortSettings Of(string adapterId) =>
        _ports.TryGetValue(adapterId, out PortSettings? changed) ? changed : _fabric.FindAdapter(adapterId)!.Port;

    /// <summary>Why a port is changed, in words.</summary>
    public string ReasonOf(string adapterId) => string.Join("; ", _reasons[adapterId]);

    /// <summary>Sets a port, unless it stands so already.</summary>
    /// <param name="adapterId">The adapter.</param>
    /// <param name="settings">What to make of it.</param>
    /// <param name="reason">Why.</param>
    public void Set(string adapterId, PortSettings settings, string reason)
    {
        if (settings == Of(adapterId))
        {
            return;
        }

        if (!_reasons.TryGetValue(adapterId, out List<string>? reasons))
        {
            _reasons.Add(adapterId, reasons = new List<string>());
        }

        _ports[adapterId] = settings;
        if (!reasons.Contains(reason))
        {
            reasons.Add(reason);
        }

        if (settings == _fabric.FindAdapter(adapterId)!.Port)
        {
            Remove(adapterId);
        }
    }

    /// <summary>Sets a changed port to something else for the same reason.</summary>
    public void Replace(string adapterId, PortSettings settings)
    {
        if (_ports.ContainsKey(adapterId))
        {
            _ports[adapterId] = settings;
        }
    }

    /// <summary>Leaves a port as it is.</summary>
    public void Remove(string adapterId)
    {
        _ports.Remove(adapterId);
        _reasons.Remove(adapterId);
    }

    /// <summary>A copy that can be changed on its own.</summary>
    public PortChanges Copy()
    {
        PortChanges copy = new(_fabric);
        foreach (KeyValuePair<string, PortSettings> port in _ports)
        {
            copy._ports.Add(port.Key, port.Value);
            copy._reasons.Add(port.Key, _reasons[port.Key].ToList());
        }

        return copy;
    }

    /// <summary>The changes as steps: what lowers first, then by VM name.</summary>
    public IReadOnlyList<PlanStep> ToSteps() => _ports
        .Select(port => (Change: AdaptationOf(port.Key, port.Value), Reason: ReasonOf(port.Key)))
        .OrderByDescending(step => step.Change.IsLowering)
        .ThenBy(step => step.Change.MachineName, StringComparer.OrdinalIgnoreCase)
        .ThenBy(step => step.Change.AdapterId, StringComparer.Ordinal)
        .Select((step, index) => new PlanStep(
            index + 1, step.Change, _fabric.FindHost(HostIdOf(step.Change.AdapterId))!.Name, step.Reason))
        .ToArray();

    private string HostIdOf(string adapterId) => _fabric.MachineOf(adapterId)!.HostId;

    private BandwidthAdaptation AdaptationOf(string adapterId, PortSettings to)
    {
        VirtualMachine machine = _fabric.MachineOf(adapterId)!;
        return new BandwidthAdaptation(
            machine.Id, machine.Name, adapterId, _fabric.FindAdapter(adapterId)!.Port, to);
    }
}
