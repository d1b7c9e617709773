using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Control;

/// <summary>Says what counters can count at most, which tells a wrap from a new begin. The inventory is read only
/// where somebody asks. Not safe on several threads.</summary>
internal sealed class CounterCapacity
{
    // What the host adds for itself, such as frame headers, may bring a counter a little above the line's rate.
    private const double Margin = 1.25;

    private readonly Lazy<FabricInventory> _fabric;

    /// <param name="read">Reads the inventory.</param>
    public CounterCapacity(Func<FabricInventory> read) => _fabric = new Lazy<FabricInventory>(read);

    private IEnumerable<Uplink> Uplinks => _fabric.Value.Hosts
        .SelectMany(host => host.Switches)
        .Select(one => one.Uplink)
        .OfType<Uplink>();

    /// <summary>The most that an uplink or link can carry each way, and a quarter more.</summary>
    /// <param name="reading">A reading of the counter.</param>
    /// <returns>Unit: bit/s; null where it is not known, as of adapters: no line bounds what VMs exchange on one
    /// host, nor what a guest offers.</returns>
    public double? Of(CounterReading reading) => Margin * LineOf(reading);

    private double? LineOf(CounterReading reading) => reading.Kind switch
    {
        TrafficKind.Uplink => Uplinks
            .Where(uplink => uplink.Id == reading.SubjectId)
            .Select(uplink => (double?)uplink.Members.Sum(member => member.CapacityBitsPerSecond))
            .FirstOrDefault(),
        TrafficKind.Link => _fabric.Value.Links
            .Where(link => link.Id == reading.SubjectId)
            .Select(link => (double?)link.CapacityBitsPerSecond)
            .FirstOrDefault(),
        _ => null,
    };
}
