using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Import;

/// <summary>The names of the performance counters that count bytes of network adapters. Names of counters and of
/// their objects are translated by Windows; only translations that were seen at work are listed, for the others
/// the administrator names the counters. Immutable.</summary>
/// <remarks>Sources: English: Microsoft, "Detecting bottlenecks in a virtualized environment". Translations as
/// public scripts ask Get-Counter and typeperf for them: German typeperf output of a network monitor's tests,
/// French a dump of Get-Counter -ListSet, Spanish a collector that asks both languages, Russian a Zabbix script
/// for Hyper-V.</remarks>
internal static class CounterNames
{
    private static readonly HashSet<string> s_sent = new(StringComparer.OrdinalIgnoreCase)
    {
        "Bytes Sent/sec",
        "Gesendete Bytes/s",
        "Octets envoyés/s",
        "Bytes enviados/s",
        "Отправлено байт/сек",
        "Отправлено байт/с",
    };

    private static readonly HashSet<string> s_received = new(StringComparer.OrdinalIgnoreCase)
    {
        "Bytes Received/sec",
        "Empfangene Bytes/s",
        "Octets reçus/s",
        "Bytes recibidos/s",
        "Получено байт/сек",
        "Получено байт/с",
    };

    private static readonly HashSet<string> s_interfaces = new(StringComparer.OrdinalIgnoreCase)
    {
        "Network Interface",
        "Network Adapter",
        "Netzwerkschnittstelle",
        "Interface réseau",
        "Carte réseau",
        "Interfaz de red",
    };

    private static readonly HashSet<string> s_adapters = new(StringComparer.OrdinalIgnoreCase)
    {
        "Hyper-V Virtual Network Adapter",
        "Hyper-V Legacy Network Adapter",
        "Виртуальный сетевой адаптер Hyper-V",
    };

    /// <summary>The code pages of the languages above.</summary>
    public static IReadOnlyList<int> CodePages { get; } = [1251, 1252];

    /// <summary>Says what a counter counts.</summary>
    public static CounterRole RoleOf(string counter, ImportColumns columns) =>
        s_sent.Contains(counter) || IsSame(counter, columns.Sent) ? CounterRole.Sent
        : s_received.Contains(counter) || IsSame(counter, columns.Received) ? CounterRole.Received
        : CounterRole.Other;

    /// <summary>Says whether an object's instances are physical adapters.</summary>
    public static bool IsInterface(string name) => s_interfaces.Contains(name);

    /// <summary>Says whether an object's instances are virtual adapters.</summary>
    public static bool IsAdapter(string name) => s_adapters.Contains(name);

    /// <summary>Says whether an object counts what passes virtual switches or their ports.</summary>
    public static bool IsSwitch(string name) =>
        name.StartsWith("Hyper-V Virtual Switch", StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether a text has a translated name that is not plain ASCII.</summary>
    public static bool HasKnownName(string text) => s_sent
        .Concat(s_received)
        .Concat(s_interfaces)
        .Concat(s_adapters)
        .Where(name => name.Any(letter => letter > 127))
        .Any(name => text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsSame(string counter, string? named) =>
        string.Equals(counter, named, StringComparison.OrdinalIgnoreCase);
}
