using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Shell.Help;

/// <summary>Reads the loose objects that Get-Help makes of a help file: a node may be missing, single or a list.</summary>
internal static class HelpNode
{
    /// <summary>A property as text; empty where it is missing.</summary>
    /// <param name="node">A node, or null.</param>
    /// <param name="name">The property.</param>
    internal static string Text(PSObject? node, string name) =>
        node is null ? "" : string.Join("\n", Properties(node, name).Select(item => item.ToString()));

    /// <summary>A property as a node; null where it is missing.</summary>
    /// <param name="node">A node, or null.</param>
    /// <param name="name">The property.</param>
    internal static PSObject? Child(PSObject? node, string name) =>
        node?.Properties[name]?.Value is object value ? PSObject.AsPSObject(value) : null;

    /// <summary>The nodes of a list; none where it is missing.</summary>
    /// <param name="node">A node.</param>
    /// <param name="list">The property that holds the list.</param>
    /// <param name="item">The list's property that holds the nodes.</param>
    internal static IEnumerable<PSObject> Children(PSObject node, string list, string item) =>
        Child(node, list) is PSObject holder ? Properties(holder, item) : [];

    /// <summary>The nodes that a property holds; none where it is missing.</summary>
    /// <param name="node">A node.</param>
    /// <param name="name">The property.</param>
    internal static IEnumerable<PSObject> Properties(PSObject node, string name) =>
        node.Properties[name]?.Value is object value ? Items(value) : [];

    /// <summary>The paragraphs of a property, an empty line between them; empty where it is missing.</summary>
    /// <param name="node">A node.</param>
    /// <param name="name">The property.</param>
    internal static string Paragraphs(PSObject node, string name) =>
        string.Join("\n\n", Properties(node, name).Select(item => Text(item, "Text")).Where(text => text.Length > 0));

    private static IEnumerable<PSObject> Items(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return bare is IEnumerable list and not string
            ? list.Cast<object?>().Where(item => item is not null).Select(item => PSObject.AsPSObject(item!))
            : [PSObject.AsPSObject(value)];
    }
}
