using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>The logical switches, classifications, native port profiles and port profile sets of VMM, and which
/// classification each adapter has.</summary>
internal sealed class PortCatalog
{
    private const double BitsPerMegabit = 1e6;

    private readonly Dictionary<string, LogicalSwitch> _switches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _classOfAdapter = [];
    private readonly HashSet<string> _drifted = [];

    /// <summary>Gives every switch of a fabric a logical switch, and every adapter a classification that says
    /// what its port has.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="standardSwitches">Names of switches that VMM does not manage: they have no logical
    /// switch.</param>
    internal PortCatalog(FabricInventory fabric, IReadOnlyCollection<string> standardSwitches)
    {
        foreach (VirtualSwitch one in fabric.Hosts.SelectMany(host => host.Switches)
            .Where(one => !standardSwitches.Contains(one.Name) && !_switches.ContainsKey(one.Name)))
        {
            _switches.Add(one.Name, new LogicalSwitch
            {
                ID = VmmIds.Of("logical switch", one.Name),
                Name = one.Name,
                MinimumBandwidthMode = one.MinimumMode.ToString(),
            });
        }

        foreach (VirtualAdapter adapter in fabric.VirtualMachines.SelectMany(machine => machine.Adapters))
        {
            Classify(adapter);
        }
    }

    /// <summary>The logical switches.</summary>
    internal IReadOnlyCollection<LogicalSwitch> Switches => _switches.Values;

    /// <summary>The classifications.</summary>
    internal List<PortClassification> Classifications { get; } = [];

    /// <summary>The native port profiles.</summary>
    internal List<VirtualNetworkAdapterNativePortProfile> Profiles { get; } = [];

    /// <summary>The port profile sets: one for a classification on a logical switch.</summary>
    internal List<VirtualNetworkAdapterPortProfileSet> Sets { get; } = [];

    /// <summary>Finds the logical switch of a host's switch.</summary>
    /// <param name="name">The switch's name; null for none.</param>
    internal LogicalSwitch? SwitchOf(string? name) => name is null ? null : _switches.GetValueOrDefault(name);

    /// <summary>Finds what a classification means on a logical switch; null where it means nothing
    /// there.</summary>
    /// <param name="classification">Its id.</param>
    /// <param name="logicalSwitch">The switch; null for a standard one.</param>
    internal VirtualNetworkAdapterPortProfileSet? SetOf(Guid classification, LogicalSwitch? logicalSwitch) =>
        Sets.FirstOrDefault(set =>
            set.PortClassification!.ID == classification && set.LogicalSwitch == logicalSwitch);

    /// <summary>The set that an adapter has; null on a standard switch.</summary>
    /// <param name="adapter">The adapter.</param>
    internal VirtualNetworkAdapterPortProfileSet? SetOf(VirtualAdapter adapter) =>
        _classOfAdapter.TryGetValue(adapter.Id, out Guid classification)
            ? SetOf(classification, SwitchOf(adapter.SwitchName))
            : null;

    /// <summary>Gives an adapter another classification.</summary>
    /// <param name="adapterId">The fabric's id of the adapter.</param>
    /// <param name="classification">The classification's id.</param>
    internal void Assign(string adapterId, Guid classification)
    {
        _classOfAdapter[adapterId] = classification;
        _drifted.Remove(adapterId);
    }

    /// <summary>Notes that an adapter's port has no longer what its profile says.</summary>
    /// <param name="adapterId">The fabric's id of the adapter.</param>
    internal void Drift(string adapterId) => _drifted.Add(adapterId);

    /// <summary>Notes that the adapters with a profile have no longer what it says.</summary>
    /// <param name="profile">A profile that was edited.</param>
    internal void Drift(VirtualNetworkAdapterNativePortProfile profile)
    {
        Guid[] classes =
        [
            .. Sets.Where(set => set.VirtualNetworkAdapterNativePortProfile == profile)
                .Select(set => set.PortClassification!.ID),
        ];
        _drifted.UnionWith(_classOfAdapter.Where(pair => classes.Contains(pair.Value)).Select(pair => pair.Key));
    }

    /// <summary>Notes that a port has again what its profile says.</summary>
    /// <param name="adapterId">The fabric's id of the adapter.</param>
    internal void Repaired(string adapterId) => _drifted.Remove(adapterId);

    /// <summary>Whether an adapter's port has what its profile says.</summary>
    /// <param name="adapterId">The fabric's id of the adapter.</param>
    internal bool IsCompliant(string adapterId) => !_drifted.Contains(adapterId);

    /// <summary>What a profile gives a port.</summary>
    /// <param name="profile">The profile; bandwidths in Mbit/s.</param>
    /// <param name="mode">How the switch guarantees bandwidth.</param>
    internal static PortSettings SettingsOf(
        VirtualNetworkAdapterNativePortProfile profile, MinimumBandwidthMode mode) => new(
        mode == MinimumBandwidthMode.Absolute && profile.MinimumBandwidthAbsolute > 0
            ? profile.MinimumBandwidthAbsolute * BitsPerMegabit
            : null,
        mode == MinimumBandwidthMode.Weight && profile.MinimumBandwidthWeight > 0
            ? profile.MinimumBandwidthWeight
            : null,
        profile.MaximumBandwidth > 0 ? profile.MaximumBandwidth * BitsPerMegabit : null);

    private void Classify(VirtualAdapter adapter)
    {
        if (SwitchOf(adapter.SwitchName) is not LogicalSwitch logicalSwitch)
        {
            return;
        }

        string name = $"As found: {adapter.Port}";
        PortClassification classification = Classifications.FirstOrDefault(one => one.Name == name)
            ?? AddClassification(name);
        if (SetOf(classification.ID, logicalSwitch) is null)
        {
            Sets.Add(new VirtualNetworkAdapterPortProfileSet
            {
                ID = VmmIds.Of("set", $"{name}/{logicalSwitch.Name}"),
                Name = name,
                PortClassification = classification,
                LogicalSwitch = logicalSwitch,
                VirtualNetworkAdapterNativePortProfile =
                    Profiles.FirstOrDefault(profile => profile.Name == name) ?? AddProfile(name, adapter.Port),
            });
        }

        Assign(adapter.Id, classification.ID);
    }

    private PortClassification AddClassification(string name)
    {
        PortClassification made = new() { ID = VmmIds.Of("classification", name), Name = name };
        Classifications.Add(made);
        return made;
    }

    private VirtualNetworkAdapterNativePortProfile AddProfile(string name, PortSettings port)
    {
        VirtualNetworkAdapterNativePortProfile made = new()
        {
            ID = VmmIds.Of("profile", name),
            Name = name,
            MinimumBandwidthAbsolute = (int)((port.MinimumBitsPerSecond ?? 0) / BitsPerMegabit),
            MinimumBandwidthWeight = port.MinimumWeight ?? 0,
            MaximumBandwidth = (int)((port.MaximumBitsPerSecond ?? 0) / BitsPerMegabit),
        };
        Profiles.Add(made);
        return made;
    }
}
