using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Microsoft.HyperV.PowerShell;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles.Vmm.Binding;
using Machine = NetUtil.Core.Model.VirtualMachine;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers Hyper-V's commands of metering: rules count what passes an adapter, by the other end's
/// address, each byte in the rule with the longest prefix.</summary>
internal sealed class MeterDesk
{
    private static readonly string[] s_everything = ["0.0.0.0/0", "::/0"];

    private readonly VmmPlatform _platform;
    private readonly HostDesk _hosts;
    private readonly List<MeterRule> _rules = [];
    private readonly Dictionary<string, DateTimeOffset> _metered = [];
    private readonly Dictionary<string, string> _hostOfMachine = [];
    private Dictionary<(string Adapter, string Remote), CounterReading> _last = [];

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose traffic is counted.</param>
    /// <param name="hosts">Finds the adapters that a call names.</param>
    internal MeterDesk(VmmPlatform platform, HostDesk hosts)
    {
        _platform = platform;
        _hosts = hosts;
        Count();
    }

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["Add-VMNetworkAdapterAcl"] = After(Add);
        answers["Get-VMNetworkAdapterAcl"] = After(call => RulesOf(call).Select(rule => rule.Told()));
        answers["Remove-VMNetworkAdapterAcl"] = After(Remove);
        answers["Enable-VMResourceMetering"] = After(Enable);
        answers["Disable-VMResourceMetering"] = After(call =>
        {
            foreach (Machine machine in MachinesOf(call))
            {
                _metered.Remove(machine.Id);
            }

            return [];
        });
        answers["Measure-VM"] = After(call => MachinesOf(call).Select(Report));
    }

    /// <summary>Counts where anything is to be counted.</summary>
    internal void LetPass()
    {
        if (_rules.Count > 0 || _metered.Count > 0)
        {
            Count();
        }
    }

    // What has passed since the last time; moves may lose rules.
    private void Count()
    {
        FabricInventory fabric = _platform.Fabric.ReadInventory(default);
        Dictionary<(string Adapter, string Remote), CounterReading> now = _platform.Fabric.ReadMeters(default)
            .Counters.Where(counter => counter.Kind == TrafficKind.Pair && counter.RemoteId is not null)
            .ToDictionary(counter => (counter.SubjectId, counter.RemoteId!));
        foreach (((string adapter, string remote), CounterReading reading) in now)
        {
            Machine machine = fabric.MachineOf(adapter)!;
            if (!_metered.ContainsKey(machine.Id))
            {
                continue;
            }

            // Of another life it has counted from 0.
            CounterReading? before = _last.GetValueOrDefault((adapter, remote));
            bool goesOn = before?.Life == reading.Life;
            IPAddress[] addresses =
                [.. (fabric.FindAdapter(remote)?.Addresses ?? []).Select(IPAddress.Parse)];
            Credit(adapter, VMNetworkAdapterAclDirection.Outbound, addresses,
                reading.SentBytes - (goesOn ? before!.SentBytes : 0));
            Credit(adapter, VMNetworkAdapterAclDirection.Inbound, addresses,
                reading.ReceivedBytes - (goesOn ? before!.ReceivedBytes : 0));
        }

        _last = now;
        LoseRules(fabric);
    }

    private Func<VendorCall, IEnumerable<object>> After(Func<VendorCall, IEnumerable<object>> answer) => call =>
    {
        Count();
        return answer(call);
    };

    private void Credit(
        string adapter, VMNetworkAdapterAclDirection direction, IPAddress[] addresses, ulong bytes)
    {
        MeterRule? rule = _rules
            .Where(one => one.AdapterId == adapter
                && one.Setting.Direction == direction
                && addresses.Any(one.Remote.Contains))
            .MaxBy(one => one.Remote.PrefixLength);
        if (rule is not null)
        {
            rule.Bytes += bytes;
        }
    }

    private void LoseRules(FabricInventory fabric)
    {
        foreach (Machine machine in fabric.VirtualMachines)
        {
            bool hasMoved = _hostOfMachine.TryGetValue(machine.Id, out string? host) && host != machine.HostId;
            _hostOfMachine[machine.Id] = machine.HostId;
            if (hasMoved && !_platform.KeepsMeterRulesOnMoves)
            {
                _rules.RemoveAll(rule => fabric.MachineOf(rule.AdapterId) == machine);
            }
        }
    }

    // A rule for both directions is kept, and told, as two.
    private IEnumerable<object> Add(VendorCall call)
    {
        if (call.Get<VMNetworkAdapterAclAction>("Action") != VMNetworkAdapterAclAction.Meter)
        {
            throw new NotSupportedException("The double has rules that meter only.");
        }

        string[] remotes = call.Get<string[]>("RemoteIPAddress")
            ?? throw new VendorException(HostDesk.InvalidParameter, "A rule needs an address.");
        MeterRule[] made =
        [
            .. from pair in _hosts.Adapters(call)
               from remote in remotes
               from direction in DirectionsOf(call)
               select Make(pair.Machine, pair.Adapter, remote, direction),
        ];
        _rules.AddRange(made);
        return call.Has("Passthru") ? made.Select(rule => rule.Told()) : [];
    }

    private MeterRule Make(
        Machine machine, VirtualAdapter adapter, string remote, VMNetworkAdapterAclDirection direction)
    {
        bool isV6 = remote.Contains(':');
        bool isAll = s_everything.Contains(remote);
        return new MeterRule(adapter.Id, new VMNetworkAdapterAclSetting
        {
            Action = VMNetworkAdapterAclAction.Meter,
            Direction = direction,
            RemoteAddress = remote,
            RemoteAddressType = (isV6, isAll) switch
            {
                (false, false) => VMNetworkAdapterAclType.IPv4,
                (true, false) => VMNetworkAdapterAclType.IPv6,
                (false, true) => VMNetworkAdapterAclType.WildcardIPv4,
                _ => VMNetworkAdapterAclType.WildcardIPv6,
            },
            ParentAdapter = _hosts.AdapterOf(machine, adapter),
        });
    }

    private static IEnumerable<VMNetworkAdapterAclDirection> DirectionsOf(VendorCall call) =>
        call.Get<VMNetworkAdapterAclDirection>("Direction") is var asked
            && asked == VMNetworkAdapterAclDirection.Both
            ? [VMNetworkAdapterAclDirection.Inbound, VMNetworkAdapterAclDirection.Outbound]
            : [asked];

    private IEnumerable<MeterRule> RulesOf(VendorCall call)
    {
        string[] adapters = [.. _hosts.Adapters(call).Select(pair => pair.Adapter.Id)];
        return _rules.Where(rule => adapters.Contains(rule.AdapterId));
    }

    private IEnumerable<object> Remove(VendorCall call)
    {
        MeterRule[] removed = call.Get<VMNetworkAdapterAclSetting[]>("InputObject") is { } given
            ? [.. _rules.Where(rule => given.Contains(rule.Setting))]
            :
            [
                .. RulesOf(call).Where(rule => DirectionsOf(call).Contains(rule.Setting.Direction)
                    && (call.Get<string[]>("RemoteIPAddress") is not { } remotes
                        || remotes.Contains(rule.Setting.RemoteAddress))),
            ];
        _rules.RemoveAll(removed.Contains);
        return call.Has("Passthru") ? removed.Select(rule => rule.Told()) : [];
    }

    // Without rules Hyper-V makes those that count everything.
    private IEnumerable<object> Enable(VendorCall call)
    {
        foreach (Machine machine in MachinesOf(call).Where(one => !_metered.ContainsKey(one.Id)).ToArray())
        {
            _metered.Add(machine.Id, _platform.Fabric.Now);
            foreach (VirtualAdapter adapter in machine.Adapters
                .Where(adapter => _rules.All(rule => rule.AdapterId != adapter.Id)))
            {
                _rules.AddRange(
                    from remote in s_everything
                    from direction in new[]
                    {
                        VMNetworkAdapterAclDirection.Inbound, VMNetworkAdapterAclDirection.Outbound,
                    }
                    select Make(machine, adapter, remote, direction));
            }
        }

        return [];
    }

    private IEnumerable<Machine> MachinesOf(VendorCall call) => _hosts.Adapters(
        call.Has("Name")
            ? call with { Parameters = call.Parameters.Append(new("VMName", call.Parameters["Name"])).ToDictionary() }
            : call)
        .Select(pair => pair.Machine).Distinct();

    private object Report(Machine machine)
    {
        if (!_metered.TryGetValue(machine.Id, out DateTimeOffset since))
        {
            throw new VendorException(HostDesk.InvalidState, $"Metering is not enabled for '{machine.Name}'.");
        }

        return new VMMeteringReportForVirtualMachine
        {
            VMId = VmmIds.Of("hyper-v vm", machine.Id),
            VMName = machine.Name,
            MeteringDuration = _platform.Fabric.Now - since,
            NetworkMeteredTrafficReport =
            [
                .. _rules.Where(rule => machine.Adapters.Any(adapter => adapter.Id == rule.AdapterId))
                    .Select(rule => new VMPortAclMeteringReport
                    {
                        RemoteAddress = rule.Setting.RemoteAddress,
                        Direction = rule.Setting.Direction,
                        TotalTraffic = rule.Megabytes,
                    }),
            ],
        };
    }
}
