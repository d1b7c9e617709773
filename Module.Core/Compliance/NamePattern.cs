using System;
using System.Text.RegularExpressions;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>A name with wildcards: * for any run of characters, ? for one; without case. Immutable.</summary>
public sealed class NamePattern
{
    private readonly Regex? _wildcard;
    private readonly string _text;

    /// <summary>Makes a pattern.</summary>
    /// <param name="text">The name; not blank.</param>
    public NamePattern(string text)
    {
        _text = Guard.NotBlank(text, nameof(text));
        if (text.IndexOfAny(['*', '?']) >= 0)
        {
            string expression = "^" + Regex.Escape(text).Replace("\\*", ".*").Replace("\\?", ".") + "$";
            _wildcard = new Regex(
                expression,
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
                TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>True where the text has a wildcard, so that no match is no mistake.</summary>
    public bool HasWildcard => _wildcard is not null;

    /// <summary>Says whether a name matches.</summary>
    /// <param name="name">The name.</param>
    public bool Matches(string name) => _wildcard?.IsMatch(name)
        ?? string.Equals(_text, name, StringComparison.OrdinalIgnoreCase);
}
