using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>Hosts, switches, links, VMs and externals as one provider saw them at one time. Immutable.</summary>
public sealed class FabricInventory
{
    private readonly Dictionary<string, FabricHost> _hosts;
    private readonly Dictionary<string, VirtualMachine> _machines;
    private readonly Dictionary<string, VirtualMachine> _machineOfAdapter = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VirtualAdapter> _adapters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExternalPeer> _externals;
    private readonly ILookup<string, VirtualMachine> _machinesOn;
    private readonly ILookup<string, VirtualMachine> _machinesMovingTo;

    /// <summary>Makes an inventory.</summary>
    /// <param name="fabricId">Names the fabric among all that are ever connected; not blank.</param>
    /// <param name="time">When it was read, UTC.</param>
    /// <param name="hosts">Its hosts; ids unique.</param>
    /// <param name="virtualMachines">Its VMs; ids unique, each on a host of the fabric.</param>
    /// <param name="externals">Known externals; ids unique, also among adapters.</param>
    /// <param name="switches">Known physical switches; ids unique.</param>
    /// <param name="links">Known links; ids unique.</param>
    /// <exception cref="ArgumentException">An id stands twice, a VM lies on or is moved to an unknown host, or it
    /// is moved to the host it lies on.</exception>
    public FabricInventory(
        string fabricId,
        DateTimeOffset time,
        IReadOnlyList<FabricHost> hosts,
        IReadOnlyList<VirtualMachine> virtualMachines,
        IReadOnlyList<ExternalPeer>? externals = null,
        IReadOnlyList<PhysicalSwitch>? switches = null,
        IReadOnlyList<FabricLink>? links = null)
    {
        FabricId = Guard.NotBlank(fabricId, nameof(fabricId));
        Time = time.ToUniversalTime();
        Hosts = Guard.NotNull(hosts, nameof(hosts));
        VirtualMachines = Guard.NotNull(virtualMachines, nameof(virtualMachines));
        Externals = externals ?? Array.Empty<ExternalPeer>();
        Switches = switches ?? Array.Empty<PhysicalSwitch>();
        Links = links ?? Array.Empty<FabricLink>();
        _hosts = Index(Hosts, host => host.Id, "host");
        _machines = Index(VirtualMachines, machine => machine.Id, "VM");
        _externals = Index(Externals, external => external.Id, "external");
        foreach (VirtualMachine machine in VirtualMachines)
        {
            RequireHost(machine, machine.HostId, "lies on");
            RequireHost(machine, machine.MovingToHostId ?? machine.HostId, "is moved to");
            if (machine.MovingToHostId == machine.HostId)
            {
                throw new ArgumentException(
                    $"VM '{machine.Name}' is moved to host '{machine.HostId}', where it lies.",
                    nameof(virtualMachines));
            }


            foreach (VirtualAdapter adapter in machine.Adapters)
            {
                if (_adapters.ContainsKey(adapter.Id) || _externals.ContainsKey(adapter.Id))
                {
                    throw new ArgumentException(
                        $"Adapter '{adapter.Id}' of VM '{machine.Name}' stands twice in the fabric.",
                        nameof(virtualMachines));
                }

                _adapters.Add(adapter.Id, adapter);
                _machineOfAdapter.Add(adapter.Id, machine);
            }
        }

        _machinesOn = VirtualMachines.ToLookup(machine => machine.HostId, StringComparer.Ordinal);
        _machinesMovingTo = VirtualMachines
            .Where(machine => machine.MovingToHostId is not null)
            .ToLookup(machine => machine.MovingToHostId!, StringComparer.Ordinal);
        Routes = new RouteTable(this);
    }

    /// <summary>Names the fabric among all that are ever connected.</summary>
    public string FabricId { get; }

    /// <summary>When it was read, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Its hosts.</summary>
    public IReadOnlyList<FabricHost> Hosts { get; }

    /// <summary>Its VMs.</summary>
    public IReadOnlyList<VirtualMachine> VirtualMachines { get; }

    /// <summary>Known externals.</summary>
    public IReadOnlyList<ExternalPeer> Externals { get; }

    /// <summary>Known physical switches.</summary>
    public IReadOnlyList<PhysicalSwitch> Switches { get; }

    /// <summary>Known links.</summary>
    public IReadOnlyList<FabricLink> Links { get; }

    /// <summary>What traffic between two endpoints passes.</summary>
    public RouteTable Routes { get; }

    /// <summary>Finds a host.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The host, or null.</returns>
    public FabricHost? FindHost(string id) => _hosts.TryGetValue(id, out FabricHost? host) ? host : null;

    /// <summary>Finds a VM.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The VM, or null.</returns>
    public VirtualMachine? FindMachine(string id) =>
        _machines.TryGetValue(id, out VirtualMachine? machine) ? machine : null;

    /// <summary>Finds an adapter.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The adapter, or null.</returns>
    public VirtualAdapter? FindAdapter(string id) =>
        _adapters.TryGetValue(id, out VirtualAdapter? adapter) ? adapter : null;

    /// <summary>Finds the VM that has an adapter.</summary>
    /// <param name="adapterId">The adapter's id.</param>
    /// <returns>The VM, or null.</returns>
    public VirtualMachine? MachineOf(string adapterId) =>
        _machineOfAdapter.TryGetValue(adapterId, out VirtualMachine? machine) ? machine : null;

    /// <summary>Lists the VMs that lie on a host, in the fabric's order.</summary>
    /// <param name="hostId">The host's id.</param>
    /// <returns>The VMs; none where the host is unknown.</returns>
    public IEnumerable<VirtualMachine> MachinesOn(string hostId) => _machinesOn[hostId];

    /// <summary>Lists the VMs that are being moved to a host, in the fabric's order.</summary>
    /// <param name="hostId">The host's id.</param>
    /// <returns>The VMs; none where the host is unknown.</returns>
    public IEnumerable<VirtualMachine> MachinesMovingTo(string hostId) => _machinesMovingTo[hostId];

    /// <summary>Finds an external.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The external, or null.</returns>
    public ExternalPeer? FindExternal(string id) =>
        _externals.TryGetValue(id, out ExternalPeer? external) ? external : null;

    /// <summary>Finds the virtual switch that an adapter is connected to.</summary>
    /// <param name="adapterId">The adapter's id.</param>
    /// <returns>The switch, or null where the adapter is unknown or not connected.</returns>
    public VirtualSwitch? SwitchOf(string adapterId) =>
        _adapters.TryGetValue(adapterId, out VirtualAdapter? adapter)
            ? _hosts[_machineOfAdapter[adapterId].HostId].FindSwitch(adapter.SwitchName)
            : null;

    /// <summary>The same fabric with the port settings of some adapters replaced.</summary>
    /// <param name="ports">Settings by adapter id; every id is of the fabric.</param>
    /// <exception cref="ArgumentException">An adapter is not of the fabric.</exception>
    public FabricInventory With(IReadOnlyDictionary<string, PortSettings> ports)
    {
        Guard.NotNull(ports, nameof(ports));
        foreach (string id in ports.Keys)
        {
            if (!_adapters.ContainsKey(id))
            {
                throw new ArgumentException($"The fabric has no adapter '{id}'.", nameof(ports));
            }
        }

        VirtualMachine[] machines = VirtualMachines.Select(machine => machine.Adapters
            .Where(adapter => ports.ContainsKey(adapter.Id))
            .Aggregate(machine, (changed, adapter) => changed.With(adapter.With(ports[adapter.Id])))).ToArray();
        return new FabricInventory(FabricId, Time, Hosts, machines, Externals, Switches, Links);
    }

    /// <summary>The same fabric with some VMs replaced by their namesakes, such as
    /// <see cref="VirtualMachine.On"/> another host.</summary>
    /// <param name="changed">The VMs as they shall be; every id is of the fabric and stands once.</param>
    /// <exception cref="ArgumentException">A VM is not of the fabric or stands twice, or what it names is not of
    /// the fabric.</exception>
    public FabricInventory With(IReadOnlyList<VirtualMachine> changed)
    {
        Dictionary<string, VirtualMachine> byId = Index(
            Guard.NotNull(changed, nameof(changed)), machine => machine.Id, "changed VM");
        foreach (VirtualMachine machine in changed)
        {
            if (!_machines.ContainsKey(machine.Id))
            {
                throw new ArgumentException($"The fabric has no VM '{machine.Id}'.", nameof(changed));
            }
        }

        VirtualMachine[] machines = VirtualMachines
            .Select(machine => byId.TryGetValue(machine.Id, out VirtualMachine? other) ? other : machine)
            .ToArray();
        return new FabricInventory(FabricId, Time, Hosts, machines, Externals, Switches, Links);
    }

    /// <summary>The same fabric at another time.</summary>
    /// <param name="time">When it looks so.</param>
    public FabricInventory At(DateTimeOffset time) =>
        new(FabricId, time, Hosts, VirtualMachines, Externals, Switches, Links);

    private void RequireHost(VirtualMachine machine, string hostId, string relation)
    {
        if (!_hosts.ContainsKey(hostId))
        {
            throw new ArgumentException(
                $"VM '{machine.Name}' {relation} host '{hostId}', which the fabric does not have.",
                "virtualMachines");
        }
    }

    private static Dictionary<string, T> Index<T>(IReadOnlyList<T> items, Func<T, string> idOf, string kind)
    {
        Dictionary<string, T> index = new(StringComparer.Ordinal);
        foreach (T item in items)
        {
            string id = idOf(item);
            if (index.ContainsKey(id))
            {
                throw new ArgumentException($"Two of the fabric's {kind}s have the id '{id}'.", nameof(items));
            }

            index.Add(id, item);
        }

        return index;
    }
}
