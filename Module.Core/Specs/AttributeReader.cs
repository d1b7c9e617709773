using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Units;

namespace NetUtil.Core.Specs;

/// <summary>Hands out the attributes of one element and notes what is wrong with them.</summary>
internal sealed class AttributeReader
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly Dictionary<string, SpecAttribute> _attributes = new(StringComparer.Ordinal);
    private readonly ProblemList _problems;

    /// <summary>Takes the attributes of an element; unknown ones are refused.</summary>
    /// <param name="element">The element.</param>
    /// <param name="known">The names of its attributes.</param>
    /// <param name="later">Names that the language has and this version does not act on.</param>
    /// <param name="problems">Takes the problems.</param>
    public AttributeReader(
        SpecElement element, IReadOnlyList<string> known, IReadOnlyList<string> later, ProblemList problems)
    {
        _problems = problems;
        foreach (SpecAttribute attribute in element.Attributes)
        {
            bool isPlain = attribute.NamespaceName.Length == 0;
            if (isPlain && known.Contains(attribute.Name, StringComparer.Ordinal))
            {
                _attributes.Add(attribute.Name, attribute);
            }
            else if (isPlain && later.Contains(attribute.Name, StringComparer.Ordinal))
            {
                problems.Add(
                    attribute.Offset,
                    $"no attribute '{attribute.Name}'",
                    $"'{attribute.Name}'",
                    null,
                    $"'{attribute.Name}' is not yet acted on; remove it");
            }
            else if (attribute.NamespaceName != SchemaInstance || attribute.Name is not "schemaLocation")
            {
                RefuseUnknown(element, attribute, known);
            }
        }
    }

    /// <summary>The attributes that are given.</summary>
    public IEnumerable<SpecAttribute> Given => _attributes.Values.OrderBy(attribute => attribute.Offset);

    /// <summary>Finds an attribute.</summary>
    public SpecAttribute? Find(string name) =>
        _attributes.TryGetValue(name, out SpecAttribute? attribute) ? attribute : null;

    /// <summary>The trimmed value of an attribute; null where it is not given or blank, which is
    /// refused.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not SpecAttribute attribute)
        {
            return null;
        }

        string value = attribute.Value.Text.Trim();
        if (value.Length > 0)
        {
            return value;
        }

        _problems.Add(
            attribute.Value.OffsetAt(0),
            $"a value of '{name}'",
            "a blank",
            null,
            "write a value, or remove the attribute");
        return null;
    }

    /// <summary>The entries of an attribute between semicolons, trimmed, with their places; empty where it is not
    /// given. Blank entries are left out, and an attribute with nothing else is refused.</summary>
    public IReadOnlyList<(string Entry, int Offset)> Entries(string name)
    {
        if (Text(name) is null)
        {
            return [];
        }

        MappedText value = Find(name)!.Value;
        List<(string Entry, int Offset)> entries = [];
        int start = 0;
        foreach (string part in value.Text.Split(';'))
        {
            string entry = part.Trim();
            if (entry.Length > 0)
            {
                entries.Add((entry, value.OffsetAt(ExpressionTokens.SkipSpace(value.Text, start))));
            }

            start += part.Length + 1;
        }

        if (entries.Count == 0)
        {
            Refuse(name, new ValueProblem($"a value of '{name}'", "write one, or several with ';' between them"));
        }

        return entries;
    }

    /// <summary>Notes that the value of a given attribute is wrong.</summary>
    public void Refuse(string name, ValueProblem problem)
    {
        MappedText value = Find(name)!.Value;
        int start = Math.Min(ExpressionTokens.SkipSpace(value.Text, 0), value.Text.Length);
        Refuse(value.OffsetAt(start), value.Text.Trim(), problem);
    }

    /// <summary>Notes that something in a value is wrong.</summary>
    public void Refuse(int offset, string found, ValueProblem problem) => _problems.Add(
        offset, problem.Expected, ExpressionTokens.InQuotes(found), problem.Suggestion, problem.Advice);

    /// <summary>Notes that a bandwidth in a value is wrong.</summary>
    public void Refuse(int offset, BandwidthProblem problem) =>
        _problems.Add(offset, problem.Expected, problem.Found, problem.Suggestion, problem.Advice);

    /// <summary>Notes that an attribute must not be given.</summary>
    public void RefuseName(string name, string expected, string advice) =>
        _problems.Add(Find(name)!.Offset, expected, $"'{name}'", null, advice);

    private void RefuseUnknown(SpecElement element, SpecAttribute attribute, IReadOnlyList<string> known)
    {
        string? nearest = NearestName.Of(attribute.Name, known);
        _problems.Add(
            attribute.Offset,
            $"an attribute of '{element.Name}'",
            ExpressionTokens.InQuotes(attribute.Name),
            nearest,
            nearest is null ? "remove it, or write one of " + string.Join(", ", known) : null);
    }
}
