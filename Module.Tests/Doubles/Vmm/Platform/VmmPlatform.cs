using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager.Remoting;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>A simulated VMM server with its hosts: it knows its fabric by refreshes, works in jobs that take time
/// and lock, and has rivals that move VMs as Dynamic Optimization does.</summary>
internal sealed class VmmPlatform : IVendorPlatform
{
    private const int UsualPort = 8100;

    private readonly MemorySimulationFile _file;
    private readonly Dictionary<string, Func<VendorCall, IEnumerable<object>>> _answers = [];
    private readonly Dictionary<string, (string Rival, string Home)> _homes = [];
    private readonly List<VendorCall> _calls = [];
    private readonly MeterDesk _meters;
    private ServerConnection? _server;

    /// <summary>Opens a server.</summary>
    /// <param name="definition">Its fabric, and who talks with whom there.</param>
    /// <param name="standardSwitches">Names of switches that VMM does not manage.</param>
    internal VmmPlatform(SimulationDefinition definition, params string[] standardSwitches)
    {
        // So that metering can tell the other ends apart.
        _file = new MemorySimulationFile(SimulationState.Begin(definition with
        {
            PairMeteredAdapters =
            [
                .. definition.Inventory.VirtualMachines.SelectMany(machine => machine.Adapters)
                    .Select(adapter => adapter.Id),
            ],
        }));
        Fabric = new SimulationProvider(_file);
        View = new VmmView(Fabric);
        Ports = new PortCatalog(definition.Inventory, standardSwitches);
        Jobs = new JobDesk(Fabric, Faults);
        _answers["Get-SCVMMServer"] = Connect;
        new InventoryDesk(this).AddTo(_answers);
        new CatalogDesk(this).AddTo(_answers);
        new PortDesk(this).AddTo(_answers);
        new MachineDesk(this).AddTo(_answers);
        new CounterDesk(this).AddTo(_answers);
        HostDesk hosts = new(this);
        hosts.AddTo(_answers);
        _meters = new MeterDesk(this, hosts);
        _meters.AddTo(_answers);
        Probes = new ProbeDesk(hosts);
        Probes.AddTo(_answers);
    }

    /// <summary>How long each call takes, on the fabric's clock; default 0.</summary>
    internal TimeSpan Latency { get; init; }

    /// <summary>The fabric as it really is.</summary>
    internal SimulationProvider Fabric { get; }

    /// <summary>What VMM knows of it.</summary>
    internal VmmView View { get; }

    /// <summary>Its classifications and profiles.</summary>
    internal PortCatalog Ports { get; }

    /// <summary>Its jobs.</summary>
    internal JobDesk Jobs { get; }

    /// <summary>The probes between VMs.</summary>
    internal ProbeDesk Probes { get; }

    /// <summary>Whether rules that meter go along with a moved VM; default true.</summary>
    internal bool KeepsMeterRulesOnMoves { get; set; } = true;

    /// <summary>Errors on demand.</summary>
    internal FaultPlan Faults { get; } = new();

    /// <summary>The calls so far, in order.</summary>
    internal IReadOnlyList<VendorCall> Calls => _calls;

    /// <inheritdoc/>
    public IEnumerable<object> Answer(VendorCall call)
    {
        _calls.Add(call);
        Wait(Latency);
        if (Faults.Take(call.Command, FaultEffect.Refuse) is int code and not 0)
        {
            throw VmmErrors.Exception(code);
        }

        if (_server is null
            && call.Command.Contains("-SC", StringComparison.Ordinal)
            && call.Command != "Get-SCVMMServer")
        {
            throw new VendorException(2912, "No connection to a VMM server is open in this session.");
        }

        return _answers.TryGetValue(call.Command, out Func<VendorCall, IEnumerable<object>>? answer)
            ? [.. answer(call)]
            : throw new NotSupportedException($"The double does not answer '{call.Command}' yet.");
    }

    /// <summary>Lets time pass: jobs go on, refreshes happen, rivals act.</summary>
    /// <param name="duration">At least 0.</param>
    internal void Wait(TimeSpan duration)
    {
        Fabric.Wait(duration, default);
        Jobs.Settle();
        _meters.LetPass();
        View.LetPass(Fabric.Now);
    }

    /// <summary>The vendor's objects of what VMM knows now.</summary>
    internal VmmObjects Objects() => new(View.Seen, Ports, Jobs, _server!);

    /// <summary>Keeps a VM from being moved by rivals that want it home, or no longer.</summary>
    /// <param name="machineId">The fabric's id of the VM.</param>
    /// <param name="isBlocked">Whether it is kept.</param>
    internal void BlockBalancing(string machineId, bool isBlocked)
    {
        using ISimulationHold hold = _file.Hold(default);
        SimulationDefinition definition = hold.State.Definition;
        RivalBalancer[] rivals =
            [.. definition.Rivals.Select(rival => isBlocked ? Without(rival, machineId) : With(rival, machineId))];
        hold.Write(hold.State with { Definition = definition with { Rivals = rivals } });
    }

    private RivalBalancer Without(RivalBalancer rival, string machineId)
    {
        if (!rival.Homes.TryGetValue(machineId, out string? home))
        {
            return rival;
        }

        _homes[machineId] = (rival.Name, home);
        return rival with { Homes = rival.Homes.Where(pair => pair.Key != machineId).ToDictionary() };
    }

    private RivalBalancer With(RivalBalancer rival, string machineId) =>
        _homes.TryGetValue(machineId, out (string Rival, string Home) kept) && kept.Rival == rival.Name
            ? rival with { Homes = rival.Homes.Append(new(machineId, kept.Home)).ToDictionary() }
            : rival;

    private IEnumerable<object> Connect(VendorCall call)
    {
        string name = call.Get<string>("ComputerName")!;
        _server = new ServerConnection
        {
            Name = name,
            FQDN = name,
            FullyQualifiedDomainName = name,
            Port = call.Get<int?>("TCPPort") ?? UsualPort,
            IsConnected = true,
            ProductVersion = "3.2.7510.0",
            ServerInterfaceVersion = new Version(2, 1, 0),
        };
        return [_server];
    }
}
