using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>Writes the part of a document that describes a fabric, so that it reads back the same.</summary>
internal static class InventoryWriter
{
    /// <summary>Writes the properties into the object that is open.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fabric">The fabric.</param>
    /// <param name="pairMetered">Ids of the adapters and externals with a meter for each remote.</param>
    public static void Write(Utf8JsonWriter writer, FabricInventory fabric, IReadOnlyList<string> pairMetered)
    {
        HashSet<string> metered = new(pairMetered, StringComparer.Ordinal);
        writer.WriteString("id", fabric.FabricId);
        writer.WriteString("start", Time(fabric.Time));
        WriteList(writer, "hosts", fabric.Hosts, WriteHost, isRequired: true);
        WriteList(
            writer, "externals", fabric.Externals, (to, external) => WriteExternal(to, external, metered));
        WriteList(writer, "physicalSwitches", fabric.Switches, WriteSwitch);
        WriteList(writer, "links", fabric.Links, WriteLink);
        WriteList(
            writer,
            "virtualMachines",
            fabric.VirtualMachines,
            (to, machine) => WriteMachine(to, machine, metered),
            isRequired: true);
    }

    /// <summary>Writes the settings of a port into the object that is open.</summary>
    public static void WritePort(Utf8JsonWriter writer, PortSettings port)
    {
        WriteOptional(writer, "minimum", port.MinimumBitsPerSecond);
        if (port.MinimumWeight is int weight)
        {
            writer.WriteNumber("weight", weight);
        }

        WriteOptional(writer, "maximum", port.MaximumBitsPerSecond);
    }

    /// <summary>Writes a list of objects; nothing where it is empty and not required.</summary>
    public static void WriteList<T>(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> write,
        bool isRequired = false)
    {
        if (items.Count == 0 && !isRequired)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A time as documents write it.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    private static void WriteHost(Utf8JsonWriter writer, FabricHost host)
    {
        writer.WriteString("id", host.Id);
        writer.WriteString("name", host.Name);
        WriteOptional(writer, "hostGroup", host.HostGroup);
        WriteOptional(writer, "cluster", host.Cluster);
        writer.WriteNumber("memory", host.MemoryBytes);
        writer.WriteNumber("processors", host.ProcessorCount);
        if (!host.IsAvailableForPlacement)
        {
            writer.WriteBoolean("availableForPlacement", false);
        }

        if (host.MemoryReserveBytes > 0)
        {
            writer.WriteNumber("memoryReserve", host.MemoryReserveBytes);
        }

        WriteOptional(writer, "virtualProcessorLimit", host.VirtualProcessorLimit);
        if (host.MigrationSlots != FabricHost.DefaultMigrationSlots)
        {
            writer.WriteNumber("migrationSlots", host.MigrationSlots);
        }

        WriteOptional(writer, "migrationNetwork", host.MigrationNetworkBitsPerSecond);
        WriteList(writer, "switches", host.Switches, WriteVirtualSwitch, isRequired: true);
    }

    private static void WriteVirtualSwitch(Utf8JsonWriter writer, VirtualSwitch one)
    {
        writer.WriteString("name", one.Name);
        writer.WriteString("minimumMode", one.MinimumMode.ToString());
        if (one.Uplink is Uplink uplink)
        {
            writer.WriteStartObject("uplink");
            writer.WriteString("id", uplink.Id);
            writer.WriteNumber("reserve", uplink.ReserveFraction);
            WriteList(writer, "members", uplink.Members, WriteMember);
            writer.WriteEndObject();
        }

        WriteTexts(writer, "networks", one.Networks);
        WriteTexts(writer, "subnets", one.Subnets);
    }

    private static void WriteMember(Utf8JsonWriter writer, UplinkMember member)
    {
        writer.WriteString("name", member.Name);
        writer.WriteNumber("capacity", member.CapacityBitsPerSecond);
        if (!member.IsConnected)
        {
            writer.WriteBoolean("connected", false);
        }

        if (member.Description is string description)
        {
            writer.WriteString("description", description);
        }
    }

    private static void WriteExternal(Utf8JsonWriter writer, ExternalPeer external, HashSet<string> metered)
    {
        writer.WriteString("id", external.Id);
        writer.WriteString("name", external.Name);
        WriteTexts(writer, "addresses", external.Addresses);
        WriteOptional(writer, "capacity", external.CapacityBitsPerSecond);
        if (metered.Contains(external.Id))
        {
            writer.WriteBoolean("pairMetering", true);
        }
    }

    private static void WriteSwitch(Utf8JsonWriter writer, PhysicalSwitch one)
    {
        writer.WriteString("id", one.Id);
        writer.WriteString("name", one.Name);
    }

    private static void WriteLink(Utf8JsonWriter writer, FabricLink link)
    {
        writer.WriteString("id", link.Id);
        writer.WriteString("endA", link.EndA);
        writer.WriteString("endB", link.EndB);
        writer.WriteNumber("capacity", link.CapacityBitsPerSecond);
    }

    private static void WriteMachine(Utf8JsonWriter writer, VirtualMachine machine, HashSet<string> metered)
    {
        writer.WriteString("id", machine.Id);
        writer.WriteString("name", machine.Name);
        writer.WriteString("host", machine.HostId);
        writer.WriteString("state", machine.State.ToString());
        writer.WriteNumber("memory", machine.MemoryBytes);
        writer.WriteNumber("processors", machine.ProcessorCount);
        WriteTexts(writer, "availabilitySets", machine.AvailabilitySets);
        if (machine.Properties.Count > 0)
        {
            writer.WriteStartObject("properties");
            foreach (KeyValuePair<string, string> property in machine.Properties
                .OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                writer.WriteString(property.Key, property.Value);
            }

            writer.WriteEndObject();
        }

        WriteTexts(writer, "tags", machine.Tags);
        WriteOptional(writer, "cloud", machine.Cloud);
        WriteOptional(writer, "service", machine.Service);
        WriteOptional(writer, "tier", machine.Tier);
        WriteOptional(writer, "notMovable", machine.NotMovableReason);
        WriteTexts(writer, "possibleOwners", machine.PossibleOwners);
        if (machine.IsHighlyAvailable)
        {
            writer.WriteBoolean("highlyAvailable", true);
        }

        if (machine.DirtyBitsPerSecond > 0)
        {
            writer.WriteNumber("dirtyRate", machine.DirtyBitsPerSecond);
        }

        WriteOptional(writer, "movingTo", machine.MovingToHostId);
        WriteList(writer, "adapters", machine.Adapters, (to, adapter) => WriteAdapter(to, adapter, metered));
    }

    private static void WriteAdapter(Utf8JsonWriter writer, VirtualAdapter adapter, HashSet<string> metered)
    {
        writer.WriteString("id", adapter.Id);
        WriteOptional(writer, "switch", adapter.SwitchName);
        WriteOptional(writer, "network", adapter.Network);
        WriteOptional(writer, "subnet", adapter.Subnet);
        WriteTexts(writer, "addresses", adapter.Addresses);
        WritePort(writer, adapter.Port);
        WriteOptional(writer, "notAdjustable", adapter.NotAdjustableReason);
        if (metered.Contains(adapter.Id))
        {
            writer.WriteBoolean("pairMetering", true);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (string text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is double value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
