using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Tests.Doubles.Vmm.Syntax;

/// <summary>A parameter as its vendor publishes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The short name of its type, as the vendor's page prints it.</param>
/// <param name="Uses">One a parameter set that has it; at least one.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Values">What it accepts; empty where the page lists nothing.</param>
internal sealed record ParameterSyntax(
    string Name,
    string TypeName,
    IReadOnlyList<ParameterUse> Uses,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values)
{
    private const string AliasMark = "alias: ";
    private const string ValueMark = "values: ";

    /// <summary>Reads an entry of the table: the type; then for some sets ("*" is all) what holds there, of
    /// "required", a position, "value" (of the pipeline) and "name" (of a property there); then aliases and
    /// accepted values, where there are any.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="entry">Its texts.</param>
    /// <param name="sets">The command's sets; empty where it has one without a name.</param>
    internal static ParameterSyntax Read(string name, IReadOnlyList<string> entry, IReadOnlyList<string> sets)
    {
        List<ParameterUse> uses = [];
        foreach (string text in entry.Skip(1).Where(text => !IsMarked(text)))
        {
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            string[] words = text[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            uses.AddRange(SetsOf(text[..colon], sets).Select(set => UseOf(set, words)));
        }

        return new ParameterSyntax(
            name, entry[0], uses, ListOf(entry, AliasMark), ListOf(entry, ValueMark));
    }

    private static bool IsMarked(string text) =>
        text.StartsWith(AliasMark, StringComparison.Ordinal)
        || text.StartsWith(ValueMark, StringComparison.Ordinal);

    private static IEnumerable<string?> SetsOf(string text, IReadOnlyList<string> sets) =>
        text == "*" ? sets.DefaultIfEmpty(null) : text.Split(", ");

    private static ParameterUse UseOf(string? set, string[] words)
    {
        int? position = null;
        foreach (string word in words)
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                position = number;
            }
            else if (word is not ("required" or "value" or "name"))
            {
                throw new FormatException($"The table says '{word}' of a parameter.");
            }
        }

        return new ParameterUse(
            set, words.Contains("required"), position, words.Contains("value"), words.Contains("name"));
    }

    private static string[] ListOf(IEnumerable<string> entry, string mark) =>
        entry.FirstOrDefault(text => text.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..].Split(", ")
        ?? [];
}
