using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Specs;

/// <summary>Reads one component with what binds it.</summary>
internal static class ComponentReader
{
    private static readonly string[] s_known =
    [
        "vm", "vmId", "service", "tier", "property", "tag", "hostGroup", "cloud", "network",
        "external", "capacity",
    ];

    /// <summary>Reads a component; problems are noted.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">Its name, which the caller has checked.</param>
    /// <param name="problems">Takes the problems.</param>
    public static Component Read(SpecElement element, string name, ProblemList problems)
    {
        AttributeReader attributes = new(element, s_known, [], problems);
        CheckTogether(element, attributes, problems);
        (string? propertyName, string? propertyValue) = ReadProperty(attributes);
        return new Component(name, new ComponentBinding
        {
            MachineNames = EntriesOf(attributes, "vm"),
            MachineIds = EntriesOf(attributes, "vmId"),
            Service = attributes.Text("service"),
            Tier = attributes.Text("tier"),
            PropertyName = propertyName,
            PropertyValue = propertyValue,
            Tag = attributes.Text("tag"),
            HostGroup = attributes.Text("hostGroup"),
            Cloud = attributes.Text("cloud"),
            Network = attributes.Text("network"),
            Externals = ReadExternals(attributes),
            ExternalCapacityBitsPerSecond = ReadCapacity(attributes),
        });
    }

    private static void CheckTogether(SpecElement element, AttributeReader attributes, ProblemList problems)
    {
        if (!attributes.Given.Any())
        {
            problems.Add(
                element.Offset,
                "an attribute that binds the component",
                "none",
                null,
                "write what it is made of, such as vm=\"shop-app-*\" or external=\"0.0.0.0/0\"");
            return;
        }

        if (attributes.Find("tier") is not null && attributes.Find("service") is null)
        {
            attributes.RefuseName("tier", "'service' with 'tier'", "name the service that the tier belongs to");
        }

        bool isExternal = attributes.Find("external") is not null;
        if (attributes.Find("capacity") is not null && !isExternal)
        {
            attributes.RefuseName(
                "capacity", "'external' with 'capacity'", "only an external has a capacity here; remove it");
        }

        foreach (SpecAttribute other in attributes.Given.Where(
            attribute => isExternal && attribute.Name is not ("external" or "capacity")))
        {
            attributes.RefuseName(
                other.Name,
                "no attribute of VMs with 'external'",
                "a component is made of VMs or of externals; make two components of it");
        }
    }

    private static string[] EntriesOf(AttributeReader attributes, string name) =>
        attributes.Entries(name).Select(entry => entry.Entry).ToArray();

    private static (string? Name, string? Value) ReadProperty(AttributeReader attributes)
    {
        if (attributes.Text("property") is not string text)
        {
            return (null, null);
        }

        int equals = text.IndexOf('=');
        string name = equals < 0 ? string.Empty : text.Substring(0, equals).Trim();
        string value = text.Substring(equals + 1).Trim();
        if (name.Length > 0 && value.Length > 0)
        {
            return (name, value);
        }

        attributes.Refuse(
            "property", new ValueProblem("a custom property and its value", "write them as Name=value"));
        return (null, null);
    }

    private static IReadOnlyList<string> ReadExternals(AttributeReader attributes)
    {
        IReadOnlyList<(string Entry, int Offset)> entries = attributes.Entries("external");
        foreach ((string entry, int offset) in entries)
        {
            if (ExternalText.Check(entry) is ValueProblem problem)
            {
                attributes.Refuse(offset, entry, problem);
            }
        }

        return entries.Select(entry => entry.Entry).ToArray();
    }

    private static double? ReadCapacity(AttributeReader attributes)
    {
        if (attributes.Text("capacity") is null)
        {
            return null;
        }

        MappedText source = attributes.Find("capacity")!.Value;
        BandwidthParseResult read = BandwidthParser.Parse(source.Text);
        if (read.Problem is BandwidthProblem problem)
        {
            attributes.Refuse(source.OffsetAt(problem.Index), problem);
        }
        else if (read.Value == Bandwidth.Zero)
        {
            attributes.Refuse("capacity", new ValueProblem("a bandwidth above 0", "write what the line carries"));
        }

        return read.Value?.BitsPerSecond;
    }
}
