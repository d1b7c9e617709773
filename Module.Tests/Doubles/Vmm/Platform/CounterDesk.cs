using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Management.Infrastructure.Doubles;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers the CIM commands: the hosts' counters of adapters, switches and physical adapters.</summary>
internal sealed class CounterDesk
{
    private const string AdapterClass = "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter";
    private const string SwitchClass = "Win32_PerfRawData_NvspSwitchStats_HyperVVirtualSwitch";
    private const string InterfaceClass = "Win32_PerfRawData_Tcpip_NetworkInterface";

    private readonly VmmPlatform _platform;
    private readonly List<CimSession> _sessions = [];

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose hosts they are.</param>
    internal CounterDesk(VmmPlatform platform) => _platform = platform;

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["New-CimSession"] = call => call.Get<string[]>("ComputerName")!.Select(Open);
        answers["Remove-CimSession"] = call =>
        {
            _sessions.RemoveAll(session => call.Get<CimSession[]>("CimSession")!.Contains(session));
            return [];
        };
        answers["Get-CimInstance"] = Read;
    }

    private CimSession Open(string computer)
    {
        HostOf(computer);
        CimSession session = new()
        {
            Id = (uint)_sessions.Count + 1, Name = $"CimSession{_sessions.Count + 1}", ComputerName = computer,
            Protocol = "WSMAN",
        };
        _sessions.Add(session);
        return session;
    }

    private IEnumerable<object> Read(VendorCall call)
    {
        string[] computers = call.Get<CimSession[]>("CimSession")?.Select(Computer).ToArray()
            ?? call.Get<string[]>("ComputerName")
            ?? throw new NotSupportedException("The double's own machine has no counters.");
        string name = call.Get<string>("ClassName")
            ?? throw new NotSupportedException("The double answers for a class by its name only.");
        CounterReading[] counters = [.. _platform.Fabric.ReadMeters(default).Counters];
        return computers.SelectMany(computer => ReadClass(name, HostOf(computer), counters).Select(one =>
        {
            one.PSComputerName = computer;
            return one;
        }));
    }

    private string Computer(CimSession session) => _sessions.Contains(session)
        ? session.ComputerName!
        : throw new VendorException(2916, $"The session with '{session.ComputerName}' is closed.");

    private FabricHost HostOf(string computer) =>
        _platform.Fabric.ReadInventory(default).Hosts.FirstOrDefault(host =>
            string.Equals(host.Name, computer, StringComparison.OrdinalIgnoreCase)
            || string.Equals(host.Name.Split('.')[0], computer, StringComparison.OrdinalIgnoreCase))
        ?? throw new VendorException(2916, $"The computer '{computer}' does not answer.");

    private IEnumerable<CimInstance> ReadClass(
        string name, FabricHost host, CounterReading[] counters) => name switch
    {
        AdapterClass => Adapters(host, counters),
        SwitchClass => host.Switches.Where(one => one.Uplink is not null)
            .SelectMany(one => Of(counters, TrafficKind.Uplink, one.Uplink!.Id)
                .Select(reading => Fill(new VirtualNetworkAdapterCounters { Name = one.Name }, reading))),
        InterfaceClass => host.Switches.Where(one => one.Uplink is not null)
            .SelectMany(one => Of(counters, TrafficKind.Uplink, one.Uplink!.Id)
                .SelectMany(reading => Members(one.Uplink!, reading))),
        _ => throw new VendorException(2915, $"The class '{name}' is not known on '{host.Name}'."),
    };

    private IEnumerable<CimInstance> Adapters(FabricHost host, CounterReading[] counters) =>
        from machine in _platform.Fabric.ReadInventory(default).MachinesOn(host.Id)
        from adapter in machine.Adapters
        from reading in Of(counters, TrafficKind.Adapter, adapter.Id)
        select Fill(
            new VirtualNetworkAdapterCounters
            {
                Name = $"{machine.Name}_Network Adapter_{VmmIds.Of("hyper-v vm", machine.Id)}"
                    + $"--{VmmIds.Of("hyper-v adapter", adapter.Id)}",
            },
            reading);

    private static IEnumerable<CounterReading> Of(CounterReading[] counters, TrafficKind kind, string id) =>
        counters.Where(one => one.Kind == kind && one.SubjectId == id && one.RemoteId is null);

    private static CimInstance Fill(VirtualNetworkAdapterCounters made, CounterReading reading)
    {
        made.BytesSentPersec = reading.SentBytes;
        made.BytesReceivedPersec = reading.ReceivedBytes;
        made.BytesPersec = reading.SentBytes + reading.ReceivedBytes;
        made.Timestamp_Sys100NS = TicksOf(reading);
        return made;
    }

    // The fabric meters an uplink as a whole: its connected members have equal parts of it.
    private static IEnumerable<CimInstance> Members(Uplink uplink, CounterReading reading)
    {
        ulong connected = (ulong)Math.Max(1, uplink.Members.Count(member => member.IsConnected));
        return uplink.Members.Select(member => new NetworkInterfaceCounters
        {
            Name = InstanceOf(member.Description ?? member.Name),
            BytesSentPersec = member.IsConnected ? reading.SentBytes / connected : 0,
            BytesReceivedPersec = member.IsConnected ? reading.ReceivedBytes / connected : 0,
            CurrentBandwidth = member.IsConnected ? (ulong)member.CapacityBitsPerSecond : 0,
            Timestamp_Sys100NS = TicksOf(reading),
        });
    }

    private static string InstanceOf(string description) =>
        description.Replace('(', '[').Replace(')', ']').Replace('#', '_').Replace('/', '_');

    private static ulong TicksOf(CounterReading reading) => (ulong)(reading.Taken ?? reading.Time).ToFileTime();
}
