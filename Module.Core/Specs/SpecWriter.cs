using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Specs;

/// <summary>Writes specs as XML that reads back as the same spec. Attributes with their default value are left
/// out. Safe on any thread.</summary>
public static class SpecWriter
{
    /// <summary>Writes a spec.</summary>
    /// <param name="spec">The spec.</param>
    /// <returns>A document that ends with a line end; lines end with LF.</returns>
    /// <exception cref="ArgumentException">The spec holds something that no document can say, such as ";" in a
    /// VM's name, a control character, or a component that an expression names and the spec lacks.</exception>
    public static string Write(ApplicationSpec spec)
    {
        Guard.NotNull(spec, nameof(spec));
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        StringBuilder text = new();
        using (XmlWriter xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("application", SpecReader.NamespaceName);
            WriteGiven(xml, "name", spec.Name);
            xml.WriteStartElement("components");
            foreach (Component component in spec.Components)
            {
                WriteComponent(xml, component);
            }

            xml.WriteEndElement();
            xml.WriteStartElement("capacitySpecifications");
            foreach (CapacitySpecification specification in spec.Specifications)
            {
                WriteSpecification(xml, specification);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Checked(text.Append('\n').ToString());
    }

    private static string Checked(string xml)
    {
        SpecReadResult read = SpecReader.Read(xml);
        return read.Problems.Count == 0
            ? xml
            : throw new ArgumentException("The spec would not read back: " + read.Problems[0].Message, "spec");
    }

    private static void WriteComponent(XmlWriter xml, Component component)
    {
        ComponentBinding binding = component.Binding;
        xml.WriteStartElement("component");
        WriteList(xml, "vm", binding.MachineNames);
        WriteList(xml, "vmId", binding.MachineIds);
        WriteGiven(xml, "service", binding.Service);
        WriteGiven(xml, "tier", binding.Tier);
        WriteProperty(xml, binding);
        WriteGiven(xml, "tag", binding.Tag);
        WriteGiven(xml, "hostGroup", binding.HostGroup);
        WriteGiven(xml, "cloud", binding.Cloud);
        WriteGiven(xml, "network", binding.Network);
        WriteList(xml, "external", binding.Externals);
        WriteGiven(xml, "capacity", binding.ExternalCapacityBitsPerSecond is double capacity
            ? new Bandwidth(capacity).ToString("S", null)
            : null);
        xml.WriteString(component.Name);
        xml.WriteEndElement();
    }

    private static void WriteSpecification(XmlWriter xml, CapacitySpecification specification)
    {
        xml.WriteStartElement("capacitySpecification");
        WriteGiven(xml, "id", specification.IsIdGiven ? specification.Id : null);
        WriteSettings(xml, specification.Settings);
        bool isOne = specification.Statements.Count == 1;
        xml.WriteString(isOne
            ? specification.Statements[0].ToString()
            : string.Concat(specification.Statements.Select(statement => $"\n      {statement};")) + "\n    ");
        xml.WriteEndElement();
    }

    private static void WriteSettings(XmlWriter xml, SpecificationSettings settings)
    {
        SpecificationSettings standard = SpecificationSettings.Default;
        WriteChanged(xml, "priority", settings.Priority, standard.Priority, PriorityText);
        WriteChanged(xml, "window", settings.Window, standard.Window, DurationText.Write);
        WriteChanged(xml, "statistic", settings.Statistic, standard.Statistic, statistic => statistic.ToString());
        WriteChanged(
            xml, "basis", settings.Basis, standard.Basis,
            basis => basis == ComplianceBasis.Capacity ? "capacity" : "throughput");
        WriteChanged(xml, "tolerance", settings.ToleranceFraction, standard.ToleranceFraction, ShareText.Write);
        WriteChanged(xml, "horizon", settings.Horizon, standard.Horizon, DurationText.Write);
        WriteChanged(xml, "risk", settings.Risk, standard.Risk, ShareText.Write);
        WriteChanged(
            xml, "correct", settings.MayChangeBandwidth, standard.MayChangeBandwidth,
            mayChange => mayChange ? "bandwidth" : "none");
        WriteChanged(
            xml, "for", settings.BreachEvaluations, standard.BreachEvaluations,
            evaluations => evaluations.ToString(CultureInfo.InvariantCulture));
    }

    private static string PriorityText(int priority) => priority switch
    {
        10 => "low",
        75 => "high",
        100 => "critical",
        _ => priority.ToString(CultureInfo.InvariantCulture),
    };

    private static void WriteChanged<T>(XmlWriter xml, string name, T value, T standard, Func<T, string> write)
    {
        if (!EqualityComparer<T>.Default.Equals(value, standard))
        {
            xml.WriteAttributeString(name, write(value));
        }
    }

    private static void WriteGiven(XmlWriter xml, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        if (value != value.Trim())
        {
            throw new ArgumentException($"'{value}' cannot stand in '{name}': it has outer spaces.", "spec");
        }

        xml.WriteAttributeString(name, value);
    }

    private static void WriteProperty(XmlWriter xml, ComponentBinding binding)
    {
        if (binding.PropertyName is string name)
        {
            bool isPlain = name.IndexOf('=') < 0 && name == name.Trim() && binding.PropertyValue is string value
                && value == value.Trim();
            WriteGiven(xml, "property", isPlain
                ? $"{name}={binding.PropertyValue}"
                : throw new ArgumentException(
                    $"The property '{name}' cannot be written: its name has '=' or outer spaces, or so has its value.",
                    "spec"));
        }
    }

    private static void WriteList(XmlWriter xml, string name, IReadOnlyList<string> entries)
    {
        foreach (string entry in entries)
        {
            if (entry.IndexOf(';') >= 0 || string.IsNullOrWhiteSpace(entry) || entry != entry.Trim())
            {
                throw new ArgumentException(
                    $"'{entry}' cannot stand in '{name}': an entry is not blank, has no ';' and no outer spaces.",
                    "spec");
            }
        }

        WriteGiven(xml, name, entries.Count == 0 ? null : string.Join("; ", entries));
    }
}
