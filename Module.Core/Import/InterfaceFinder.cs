using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Finds uplinks, by id or by the name that a member has in performance counters. Immutable.</summary>
internal sealed class InterfaceFinder
{
    // What the host adds for itself, such as frame headers, may bring a counter a little above the line's rate.
    private const double Margin = 1.25;

    private readonly FabricInventory _fabric;

    public InterfaceFinder(FabricInventory fabric) => _fabric = fabric;

    private IEnumerable<Uplink> Uplinks => _fabric.Hosts.SelectMany(UplinksOf);

    /// <summary>Finds an uplink by its id.</summary>
    public SubjectMatch ById(string id) =>
        Uplinks.FirstOrDefault(one => IsSame(one.Id, id)) is Uplink found
            ? Match(found, null)
            : SubjectMatch.None(
                TrafficKind.Uplink,
                "is no uplink of the fabric",
                NearestName.Of(id, Uplinks.Select(one => one.Id)));

    /// <summary>Finds the uplink that has a member of a name, on a host.</summary>
    /// <param name="host">The host's name, with or without its domain.</param>
    /// <param name="instance">The counter's instance, which is the adapter's description with other
    /// brackets.</param>
    public SubjectMatch Find(string host, string instance)
    {
        FabricHost[] hosts = [.. _fabric.Hosts.Where(one => IsHost(one, host))];
        if (hosts.Length == 0)
        {
            return SubjectMatch.None(
                TrafficKind.Uplink,
                $"is on '{host}', which is no host of the fabric",
                NearestName.Of(host, _fabric.Hosts.Select(one => one.Name)));
        }

        string wanted = CounterForm(instance);
        foreach (Uplink uplink in hosts.SelectMany(UplinksOf))
        {
            foreach (UplinkMember member in uplink.Members)
            {
                if (IsSame(CounterForm(member.Name), wanted)
                    || (member.Description is string text && IsSame(CounterForm(text), wanted)))
                {
                    return Match(uplink, member.Name);
                }
            }
        }

        return SubjectMatch.None(
            TrafficKind.Uplink,
            $"is no member of an uplink of host '{hosts[0].Name}'",
            NearestName.Of(instance, hosts.SelectMany(UplinksOf)
                .SelectMany(uplink => uplink.Members)
                .SelectMany(member => new[] { member.Name, member.Description }.OfType<string>())));
    }

    /// <summary>The connected members of an uplink, by name.</summary>
    public IReadOnlyList<string> MembersOf(string uplinkId) => Uplinks
        .First(uplink => uplink.Id == uplinkId)
        .Members
        .Where(member => member.IsConnected)
        .Select(member => member.Name)
        .ToArray();

    private static IEnumerable<Uplink> UplinksOf(FabricHost host) => host.Switches
        .Select(one => one.Uplink)
        .OfType<Uplink>();

    private static SubjectMatch Match(Uplink uplink, string? member)
    {
        double capacity = uplink.Members
            .Where(one => member is null || one.Name == member)
            .Sum(one => one.CapacityBitsPerSecond);
        return SubjectMatch.Of(TrafficKind.Uplink, uplink.Id) with
        {
            Member = member,
            MaximumBytesPerSecond = capacity > 0 ? capacity * Margin / 8 : SubjectMatch.DefaultMaximum,
        };
    }

    private static bool IsHost(FabricHost host, string name) =>
        IsSame(ShortName(host.Name), ShortName(name)) || IsSame(host.Id, name);

    private static string ShortName(string name)
    {
        int dot = name.IndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
    }

    // Windows writes (2) as [2], and # and / as _, in the instances of its counters.
    private static string CounterForm(string name) => name
        .Replace('(', '[')
        .Replace(')', ']')
        .Replace('#', '_')
        .Replace('/', '_')
        .Replace('\\', '_');

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
