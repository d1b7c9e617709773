using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace NetUtil.Bases;

/// <summary>What names in a file mean in the fabric: names or wildcards and ids. Immutable.</summary>
internal sealed class SubjectMap
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(WildcardPattern Pattern, string Id)> _patterns = [];

    /// <summary>Makes a map.</summary>
    /// <param name="table">Names or wildcards, and ids; null for none.</param>
    internal SubjectMap(IDictionary? table)
    {
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            string name = Text(entry.Key);
            _names[name] = Text(entry.Value);
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                _patterns.Add((WildcardPattern.Get(name, WildcardOptions.IgnoreCase), Text(entry.Value)));
            }
        }
    }

    /// <summary>Gives the id for a name: that of the name itself, else of the first wildcard that fits.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The id, or null.</returns>
    internal string? IdOf(string name)
    {
        if (_names.TryGetValue(name, out string? id))
        {
            return id;
        }

        foreach ((WildcardPattern pattern, string mapped) in _patterns)
        {
            if (pattern.IsMatch(name))
            {
                return mapped;
            }
        }

        return null;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
