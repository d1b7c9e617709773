using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace NetUtil.Shell;

/// <summary>Passes the words of a command line on to a script as PowerShell does.</summary>
internal static class ScriptArguments
{
    /// <summary>Makes parameters of words.</summary>
    /// <param name="words">The words: <c>-Name</c>, <c>-Name:value</c>, or a value, which goes to the name before
    /// it or to the next position.</param>
    internal static IEnumerable<CommandParameter> From(IEnumerable<string> words)
    {
        foreach (string word in words)
        {
            yield return IsName(word) ? Named(word) : new CommandParameter(null, word);
        }
    }

    private static bool IsName(string word) =>
        word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] is '_' or '?');

    // A name keeps its dash: the binder then pairs it with the value that follows, where the parameter takes one.
    private static CommandParameter Named(string word)
    {
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new CommandParameter(word)
            : new CommandParameter(word[..colon], ValueOf(word[(colon + 1)..]));
    }

    private static object ValueOf(string text) =>
        text.ToUpperInvariant() switch
        {
            "$TRUE" => true,
            "$FALSE" => false,
            _ => text,
        };
}
