using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.VirtualManager.Utils;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>The errors that VMM's documentation names and a run may meet, in our own words.</summary>
internal static class VmmErrors
{
    /// <summary>The object is locked by another job.</summary>
    internal const int Locked = 2606;

    /// <summary>A migration waited in vain for a free slot.</summary>
    internal const int QueueTimeout = 23007;

    /// <summary>The target has no connection to the VM's network.</summary>
    internal const int NoNetwork = 23801;

    /// <summary>No host suits.</summary>
    internal const int NoSuitableHost = 10434;

    private static readonly Dictionary<int, string> s_problems = new()
    {
        [Locked] = "The object is locked by another job.",
        [QueueTimeout] = "The limit of migrations was reached and the wait for a slot has ended.",
        [NoNetwork] = "The target host has no connection to the network of the VM.",
        [23753] = "No pool of addresses can be reached from the target host.",
        [12711] = "The cluster's resource of the VM was not found.",
        [11028] = "A shared ISO image is attached to the VM.",
        [NoSuitableHost] = "No suitable host was found.",
        [2911] = "The agent on the host could not be reached.",
        [2912] = "The host reported an internal error.",
        [2915] = "The remote management of the host could not process the request.",
        [2916] = "The host's agent did not answer.",
        [2927] = "The remote management of the host has a hardware or network problem.",
        [20506] = "The agent's service does not run on the host.",
        [406] = "Access to the host was denied.",
        [12710] = "The host refused the account.",
        [13926] = "The cluster was refreshed only in part.",
    };

    /// <summary>The numbers.</summary>
    internal static IReadOnlyCollection<int> Codes => s_problems.Keys;

    /// <summary>What a command throws.</summary>
    /// <param name="code">A documented number.</param>
    internal static VendorException Exception(int code) => new(code, s_problems[code]);

    /// <summary>What a job says of how it ended.</summary>
    /// <param name="code">A documented number; 0 for success.</param>
    internal static ErrorInfo Of(int code) => new()
    {
        Code = code.ToString(CultureInfo.InvariantCulture),
        DisplayableErrorCode = (uint)code,
        DetailedErrorCode = code == 0 ? "" : code.ToString(CultureInfo.InvariantCulture),
        Problem = code == 0 ? "Success (0)" : s_problems[code],
        RecommendedAction = code == 0 ? "" : "See the documentation of the error.",
        IsSuccess = code == 0,
        IsTerminating = code != 0,
    };

    /// <summary>The number that fits how the simulated fabric words a failure.</summary>
    /// <param name="message">The fabric's words.</param>
    internal static int CodeOf(string message) =>
        message.Contains("locked", StringComparison.Ordinal) ? Locked
        : message.Contains("no free slot", StringComparison.Ordinal) ? QueueTimeout
        : message.Contains("network", StringComparison.OrdinalIgnoreCase) ? NoNetwork
        : NoSuitableHost;
}
