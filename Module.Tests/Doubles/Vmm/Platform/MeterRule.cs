using System.Globalization;
using System.Net;
using Microsoft.HyperV.PowerShell;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>A rule of an adapter that counts, and what it counted.</summary>
internal sealed class MeterRule
{
    private const int MegabyteBytes = 1 << 20;

    /// <summary>Makes a rule that counted nothing yet.</summary>
    /// <param name="adapterId">The fabric's id of the adapter.</param>
    /// <param name="setting">The vendor's object.</param>
    internal MeterRule(string adapterId, VMNetworkAdapterAclSetting setting)
    {
        AdapterId = adapterId;
        Setting = setting;
        Remote = NetworkOf(setting.RemoteAddress!);
    }

    /// <summary>The fabric's id of the adapter.</summary>
    internal string AdapterId { get; }

    /// <summary>The vendor's object.</summary>
    internal VMNetworkAdapterAclSetting Setting { get; }

    /// <summary>Whose traffic it counts.</summary>
    internal IPNetwork Remote { get; }

    /// <summary>What it counted since metering began.</summary>
    internal ulong Bytes { get; set; }

    /// <summary>The same in whole megabytes, as Hyper-V tells it.</summary>
    internal ulong Megabytes => Bytes / MegabyteBytes;

    /// <summary>Reads an address or a prefix.</summary>
    /// <param name="text">Such as 10.0.0.1, 10.0.0.0/24 or fd00::/8.</param>
    internal static IPNetwork NetworkOf(string text) => text.Contains('/')
        ? IPNetwork.Parse(text)
        : new IPNetwork(
            IPAddress.Parse(text), text.Contains(':') ? 128 : 32);

    /// <summary>The vendor's object with what it counted.</summary>
    internal VMNetworkAdapterAclSetting Told()
    {
        Setting.MeteredMegabytes = Megabytes.ToString(CultureInfo.InvariantCulture);
        return Setting;
    }
}
