using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Makes a spec of elements and notes everything that keeps them from being one.</summary>
internal sealed class ApplicationReader
{
    private const string ComponentsName = "components";
    private const string SpecificationsName = "capacitySpecifications";

    private readonly ProblemList _problems;
    private readonly SpecElement _root;

    private ApplicationReader(SpecElement root, ProblemList problems)
    {
        _root = root;
        _problems = problems;
    }

    /// <summary>Reads a spec; problems are noted.</summary>
    /// <returns>The spec, of worth only where no problem was noted; null where its name is missing.</returns>
    public static ApplicationSpec? Read(SpecElement root, ProblemList problems) =>
        new ApplicationReader(root, problems).Read();

    private ApplicationSpec? Read()
    {
        CheckRoot();
        AttributeReader attributes = new(_root, ["name"], [], _problems);
        string? name = attributes.Text("name");
        if (attributes.Find("name") is null)
        {
            _problems.Add(
                _root.Offset, "an attribute 'name'", "none", null, "write name=\"...\", the application's name");
        }

        Dictionary<string, SpecElement> parts = ChildrenByName(_root, [ComponentsName, SpecificationsName]);
        List<Component> components = ReadComponents(Part(parts, ComponentsName));

        // Where the components are not all known, no name in an expression can be called unknown.
        bool isKnown = parts.TryGetValue(ComponentsName, out SpecElement? part) && part.IsComplete;
        HashSet<string>? names = isKnown ? NamesIn(part!) : null;
        List<CapacitySpecification> specifications = ReadSpecifications(Part(parts, SpecificationsName), names);
        return name is null ? null : new ApplicationSpec(name, components, specifications);
    }

    private static HashSet<string> NamesIn(SpecElement components) => new(
        components.Children.Select(child => SpecNames.Collapse(child.Text.Text)),
        StringComparer.OrdinalIgnoreCase);

    private void CheckRoot()
    {
        if (_root.Name != "application")
        {
            _problems.Add(
                _root.Offset, "an element 'application'", ExpressionTokens.InQuotes(_root.Name), "application");
        }

        if (_root.NamespaceName != SpecReader.NamespaceName)
        {
            _problems.Add(
                _root.Offset,
                $"the namespace '{SpecReader.NamespaceName}'",
                _root.NamespaceName.Length == 0 ? "no namespace" : ExpressionTokens.InQuotes(_root.NamespaceName),
                null,
                $"write <application xmlns=\"{SpecReader.NamespaceName}\" ...>");
        }
    }

    private SpecElement? Part(Dictionary<string, SpecElement> parts, string name)
    {
        if (parts.TryGetValue(name, out SpecElement? part))
        {
            return part;
        }

        if (_root.IsComplete)
        {
            _problems.Add(
                _root.Offset, $"an element '{name}'", "none", null, $"write <{name}> in the application");
        }

        return null;
    }

    private List<Component> ReadComponents(SpecElement? parent)
    {
        List<Component> components = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (SpecElement element in ChildrenOf(parent, "component"))
        {
            ChildrenByName(element, []);
            string name = SpecNames.Collapse(element.Text.Text);
            int offset = element.Text.OffsetAt(ExpressionTokens.SkipSpace(element.Text.Text, 0));
            if (!SpecNames.IsName(name))
            {
                if (element.IsComplete)
                {
                    string found = name.Length == 0 ? "no text" : ExpressionTokens.InQuotes(name);
                    _problems.Add(offset, "a component's name", found, null, SpecNames.Advice);
                }

                name = "nameless";
            }
            else if (!names.Add(name))
            {
                _problems.Add(
                    offset, "a name of its own", ExpressionTokens.InQuotes(name), null,
                    "another component has this name; rename one of them");
            }

            components.Add(ComponentReader.Read(element, name, _problems));
        }

        return components;
    }

    private List<CapacitySpecification> ReadSpecifications(SpecElement? parent, HashSet<string>? components)
    {
        List<CapacitySpecification> specifications = [];
        List<(SettingsReader Reader, CapacitySpecification Specification)> read = [];
        foreach (SpecElement element in ChildrenOf(parent, "capacitySpecification"))
        {
            ChildrenByName(element, []);
            SettingsReader reader = new(element, _problems);
            string? given = reader.ReadId();
            string id = given ?? string.Format(CultureInfo.InvariantCulture, "r{0}", specifications.Count + 1);
            IReadOnlyList<Statement> statements = element.IsComplete
                ? ExpressionParser.Parse(element.Text, components, _problems)
                : [];
            specifications.Add(new CapacitySpecification(id, given is not null, reader.Read(), statements));
            read.Add((reader, specifications[specifications.Count - 1]));
        }

        CheckIds(read);
        return specifications;
    }

    // An id by position counts as well: a given "r2" must not be another one's.
    private static void CheckIds(List<(SettingsReader Reader, CapacitySpecification Specification)> read)
    {
        HashSet<string> byPosition = new(
            read.Where(entry => !entry.Reader.IsIdGiven).Select(entry => entry.Specification.Id),
            StringComparer.OrdinalIgnoreCase);
        HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);
        foreach ((SettingsReader reader, CapacitySpecification one) in read)
        {
            if (!one.IsIdGiven)
            {
                continue;
            }

            if (byPosition.Contains(one.Id))
            {
                reader.RefuseId("the one at that position has no id and is called so; choose another id");
            }
            else if (!given.Add(one.Id))
            {
                reader.RefuseId("another capacitySpecification has this id; rename one of them");
            }
        }
    }

    private IEnumerable<SpecElement> ChildrenOf(SpecElement? parent, string name)
    {
        if (parent is null)
        {
            return [];
        }

        _ = new AttributeReader(parent, [], [], _problems);
        CheckChildren(parent, [name]);
        SpecElement[] children = parent.Children.Where(child => IsNamed(child, name)).ToArray();
        if (children.Length == 0 && parent.IsComplete)
        {
            _problems.Add(parent.Offset, $"at least one '{name}'", "none", null, $"write <{name}> in it");
        }

        return children;
    }

    private Dictionary<string, SpecElement> ChildrenByName(SpecElement parent, IReadOnlyList<string> known)
    {
        CheckChildren(parent, known);
        Dictionary<string, SpecElement> children = new(StringComparer.Ordinal);
        foreach (SpecElement child in parent.Children.Where(child => known.Any(name => IsNamed(child, name))))
        {
            if (children.ContainsKey(child.Name))
            {
                _problems.Add(
                    child.Offset,
                    $"one element '{child.Name}'",
                    "another",
                    null,
                    "move its content into the first");
            }
            else
            {
                children.Add(child.Name, child);
            }
        }

        return children;
    }

    private void CheckChildren(SpecElement parent, IReadOnlyList<string> known)
    {
        string text = parent.Text.Text;
        int first = ExpressionTokens.SkipSpace(text, 0);
        if (known.Count > 0 && first < text.Length)
        {
            _problems.Add(
                parent.Text.OffsetAt(first),
                $"only elements in '{parent.Name}'",
                ExpressionTokens.InQuotes(text.Substring(first).TrimEnd()),
                null,
                "put the text into an element, or remove it");
        }

        foreach (SpecElement child in parent.Children.Where(child => !known.Any(name => IsNamed(child, name))))
        {
            string? nearest = NearestName.Of(child.Name, known);
            bool isText = known.Count == 0;
            string advice = isText ? "remove it; only text stands here" : "write " + string.Join(" or ", known);
            _problems.Add(
                child.Offset,
                isText ? $"no element in '{parent.Name}'" : $"an element of '{parent.Name}'",
                ExpressionTokens.InQuotes(child.Name),
                nearest,
                nearest is null ? advice : null);
        }
    }

    // The namespace is checked once, at the root; below it an element must only be of the same one.
    private bool IsNamed(SpecElement element, string name) =>
        element.Name == name && element.NamespaceName == _root.NamespaceName;
}
