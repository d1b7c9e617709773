using System;
using System.Management.Automation.Host;

namespace NetUtil.Shell.Hosting;

/// <summary>A choice as it is shown and typed. Immutable.</summary>
internal sealed class ChoiceKey
{
    /// <summary>Reads a choice's label.</summary>
    /// <param name="choice">A choice; <c>&amp;</c> in its label stands before the key.</param>
    internal ChoiceKey(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        Label = choice.Label.Replace("&", "", StringComparison.Ordinal);
        Key = mark >= 0 && mark + 1 < choice.Label.Length
            ? choice.Label[mark + 1].ToString().ToUpperInvariant()
            : Label;
        Explanation = string.IsNullOrEmpty(choice.HelpMessage) ? Label : choice.HelpMessage;
    }

    /// <summary>What is typed to choose it.</summary>
    internal string Key { get; }

    /// <summary>The label without its mark; may be typed too.</summary>
    internal string Label { get; }

    /// <summary>What it means.</summary>
    internal string Explanation { get; }

    /// <summary>Key and label as a prompt shows them.</summary>
    internal string Shown => $"[{Key}] {Label}";

    /// <summary>Says whether an answer names this choice.</summary>
    /// <param name="answer">What was typed, without blanks around it.</param>
    internal bool Matches(string answer) =>
        string.Equals(answer, Key, StringComparison.OrdinalIgnoreCase)
        || string.Equals(answer, Label, StringComparison.OrdinalIgnoreCase);
}
