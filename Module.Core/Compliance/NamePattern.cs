using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>A name with wildcards: * for any run of characters, ? for one; without case. Immutable.</summary>
public sealed class NamePattern
{
    private readonly string _text;

    /// <summary>Makes a pattern.</summary>
    /// <param name="text">The name; not blank.</param>
    public NamePattern(string text) => _text = Guard.NotBlank(text, nameof(text));

    /// <summary>True where the text has a wildcard, so that no match is no mistake.</summary>
    public bool HasWildcard => _text.IndexOfAny(['*', '?']) >= 0;

    /// <summary>Says whether a name matches.</summary>
    /// <param name="name">The name.</param>
    /// <remarks>Cost: O(pattern x name) at worst, however many wildcards there are.</remarks>
    public bool Matches(string name)
    {
        Guard.NotNull(name, nameof(name));
        int at = 0;
        int pattern = 0;
        int star = -1;
        int afterStar = 0;
        while (at < name.Length)
        {
            if (pattern < _text.Length && _text[pattern] == '*')
            {
                star = pattern++;
                afterStar = at;
            }
            else if (pattern < _text.Length && IsSame(_text[pattern], name[at]))
            {
                pattern++;
                at++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more; what earlier ones took need not change.
                pattern = star + 1;
                at = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return _text.Substring(pattern).Trim('*').Length == 0;
    }

    private static bool IsSame(char pattern, char character) =>
        pattern == '?' || char.ToUpperInvariant(pattern) == char.ToUpperInvariant(character);
}
