using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Finds the instances that play components in a fabric as it is now. Safe on any thread.</summary>
public sealed class ComponentBinder
{
    private readonly FabricInventory _fabric;
    private readonly IReadOnlyList<string> _strangers;
    private readonly HashSet<string> _ownAddresses;

    /// <summary>Makes a binder.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="endpointsSeen">Ids of endpoints that meters have seen; those that the fabric does not know
    /// are addresses that belong to no VM. May be empty.</param>
    public ComponentBinder(FabricInventory fabric, IEnumerable<string> endpointsSeen)
    {
        _fabric = Guard.NotNull(fabric, nameof(fabric));
        _ownAddresses = new HashSet<string>(
            fabric.VirtualMachines
                .SelectMany(machine => machine.Adapters)
                .SelectMany(adapter => adapter.Addresses)
                .Select(AddressPrefix.Normal),
            StringComparer.OrdinalIgnoreCase);
        HashSet<string> known = new(
            fabric.Externals.SelectMany(external => external.Addresses).Select(AddressPrefix.Normal),
            StringComparer.OrdinalIgnoreCase);
        _strangers = Guard.NotNull(endpointsSeen, nameof(endpointsSeen))
            .Where(id => fabric.FindAdapter(id) is null && fabric.FindExternal(id) is null)
            .Where(id => !IsOwn(id) && !known.Contains(AddressPrefix.Normal(id)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>Binds every component of a spec.</summary>
    /// <param name="spec">The spec.</param>
    /// <returns>By component name, without case.</returns>
    public IReadOnlyDictionary<string, BoundComponent> Bind(ApplicationSpec spec) =>
        Guard.NotNull(spec, nameof(spec)).Components.ToDictionary(
            component => component.Name, Bind, StringComparer.OrdinalIgnoreCase);

    /// <summary>Binds one component.</summary>
    /// <param name="component">The component.</param>
    public BoundComponent Bind(Component component) =>
        Guard.NotNull(component, nameof(component)).Binding.IsExternal
            ? new BoundComponent(component, Externals(component.Binding))
            : BindMachines(component);

    private BoundComponent BindMachines(Component component)
    {
        ComponentBinding binding = component.Binding;
        NamePattern[] names = binding.MachineNames.Select(name => new NamePattern(name)).ToArray();
        VirtualMachine[] matching = _fabric.VirtualMachines
            .Where(machine => Matches(binding, names, machine))
            .OrderBy(machine => machine.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(machine => machine.Id, StringComparer.Ordinal)
            .ToArray();
        VirtualMachine[] running = matching.Where(machine => machine.IsRunning).ToArray();
        string[] twice = running
            .GroupBy(machine => machine.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Count()} VMs are called '{group.Key}'; all of them play '{component.Name}'.")
            .ToArray();
        return new BoundComponent(
            component,
            running.Select(machine => InstanceOf(binding, machine)).ToArray(),
            matching.Where(machine => !machine.IsRunning).Select(machine => machine.Name).ToArray(),
            twice);
    }

    private bool Matches(ComponentBinding binding, NamePattern[] names, VirtualMachine machine) =>
        (names.Length == 0 || names.Any(name => name.Matches(machine.Name)))
        && (binding.MachineIds.Count == 0 || binding.MachineIds.Any(id => Same(id, machine.Id)))
        && (binding.Service is null || Same(binding.Service, machine.Service))
        && (binding.Tier is null || Same(binding.Tier, machine.Tier))
        && (binding.PropertyName is null || HasProperty(binding, machine))
        && (binding.Tag is null || machine.Tags.Any(tag => Same(tag, binding.Tag)))
        && (binding.Cloud is null || Same(binding.Cloud, machine.Cloud))
        && (binding.HostGroup is null || IsInGroup(binding.HostGroup, _fabric.FindHost(machine.HostId)!.HostGroup))
        && (binding.Network is null || machine.Adapters.Any(adapter => IsOn(binding.Network, adapter)));

    private bool IsOwn(string address) => _ownAddresses.Contains(AddressPrefix.Normal(address));

    private static bool Same(string? left, string? right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool HasProperty(ComponentBinding binding, VirtualMachine machine) => machine.Properties.Any(
        property => Same(property.Key, binding.PropertyName) && Same(property.Value, binding.PropertyValue));

    // A group is named by its whole path or by a step of it; VMs of the groups below belong to it as well.
    private static bool IsInGroup(string wanted, string? path) => path is not null
        && (Same(wanted, path)
            || path.StartsWith(wanted + "\\", StringComparison.OrdinalIgnoreCase)
            || path.Split('\\').Any(step => Same(step, wanted)));

    private static bool IsOn(string network, VirtualAdapter adapter) =>
        Same(network, adapter.Network) || Same(network, adapter.SwitchName) || Same(network, adapter.Subnet);

    private static ComponentInstance InstanceOf(ComponentBinding binding, VirtualMachine machine) => new(
        machine.Id,
        machine.Name,
        machine.Adapters
            .Where(adapter => binding.Network is null || IsOn(binding.Network, adapter))
            .Select(adapter => adapter.Id)
            .ToArray(),
        isExternal: false);

    private IReadOnlyList<ComponentInstance> Externals(ComponentBinding binding)
    {
        List<ComponentInstance> instances = new();
        foreach (string entry in binding.Externals)
        {
            AddressPrefix? prefix = AddressPrefix.TryParse(entry);
            int before = instances.Count;
            foreach (ExternalPeer peer in _fabric.Externals)
            {
                bool isMeant = prefix is null
                    ? Same(entry, peer.Name) || Same(entry, peer.Id)
                    : peer.Addresses.Append(peer.Id).Any(address => prefix.Contains(address) && !IsOwn(address));
                if (isMeant)
                {
                    instances.Add(External(binding, peer.Id, peer.Name));
                }
            }

            instances.AddRange(_strangers
                .Where(address => prefix is null ? Same(entry, address) : prefix.Contains(address))
                .Select(address => External(binding, address, address)));
            if (prefix is null && instances.Count == before)
            {
                // A named external that no meter has seen is still there: what is sent to it is just unknown.
                instances.Add(External(binding, entry, entry));
            }
        }

        return instances
            .GroupBy(instance => instance.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.First())
            .OrderBy(instance => instance.Name, StringComparer.OrdinalIgnoreCase)
            .ToArray();
    }

    private static ComponentInstance External(ComponentBinding binding, string id, string name) =>
        new(id, name, [id], isExternal: true)
        {
            CapacityBitsPerSecond = binding.ExternalCapacityBitsPerSecond,
        };
}
