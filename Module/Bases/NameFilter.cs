using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Bases;

/// <summary>Names that a user typed, perhaps with wildcards, and which of them were found. Not safe on several
/// threads.</summary>
internal sealed class NameFilter
{
    private readonly (string Name, WildcardPattern Pattern)[] _wanted;
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a filter.</summary>
    /// <param name="names">The names; null or empty lets everything through.</param>
    internal NameFilter(IReadOnlyList<string>? names)
    {
        _wanted =
        [
            .. (names ?? Array.Empty<string>()).Select(name => (
                name, WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))),
        ];
    }

    /// <summary>The literal names that nothing matched so far.</summary>
    internal IEnumerable<string> Missing => _wanted
        .Select(wanted => wanted.Name)
        .Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !_found.Contains(name));

    /// <summary>Says whether a name is wanted, and remembers that it was found.</summary>
    /// <param name="name">The name.</param>
    internal bool Matches(string name)
    {
        bool isWanted = _wanted.Length == 0;
        foreach ((string wanted, WildcardPattern pattern) in _wanted)
        {
            if (pattern.IsMatch(name))
            {
                _found.Add(wanted);
                isWanted = true;
            }
        }

        return isWanted;
    }
}
