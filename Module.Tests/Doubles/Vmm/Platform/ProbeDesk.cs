using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.HyperV.PowerShell;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers Hyper-V's probe between two VMs: the receiver is set up first, then the sender
/// sends.</summary>
internal sealed class ProbeDesk
{
    private readonly HostDesk _hosts;
    private readonly HashSet<(string Sender, string Receiver)> _waiting = [];

    /// <summary>Makes a desk.</summary>
    /// <param name="hosts">Finds the adapters that a call names.</param>
    internal ProbeDesk(HostDesk hosts) => _hosts = hosts;

    /// <summary>How long each probe takes there and back. Unit: ms.</summary>
    internal int RoundTripMilliseconds { get; set; } = 1;

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers) =>
        answers["Test-VMNetworkAdapter"] = Probe;

    private IEnumerable<object> Probe(VendorCall call)
    {
        (string Sender, string Receiver) ends =
            (call.Get<string>("SenderIPAddress")!, call.Get<string>("ReceiverIPAddress")!);
        string own = call.Has("Receiver") ? ends.Receiver : ends.Sender;
        if (_hosts.Adapters(call).All(pair => !pair.Adapter.Addresses.Contains(own)))
        {
            throw new VendorException(HostDesk.InvalidParameter, $"The VM has no address '{own}'.");
        }

        if (call.Has("Receiver"))
        {
            _waiting.Add(ends);
            return [];
        }

        return _waiting.Contains(ends)
            ? [new VMNetworkAdapterConnectionTestResult { RoundTripTime = RoundTripMilliseconds }]
            : throw new VendorException(HostDesk.InvalidState, $"Nothing answered at '{ends.Receiver}'.");
    }
}
