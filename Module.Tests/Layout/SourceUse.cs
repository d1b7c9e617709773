using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetUtil.Tests.Layout;

/// <summary>What a source file says of namespaces.</summary>
/// <param name="File">The file.</param>
/// <param name="Namespace">Where its types are.</param>
/// <param name="Used">The namespaces of NetUtil that it names, as far as they are rows of the table.</param>
internal sealed partial record SourceUse(string File, string Namespace, IReadOnlyList<string> Used)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">A C# file.</param>
    internal static SourceUse Of(string file) => Of(file, System.IO.File.ReadAllLines(file));

    /// <summary>Reads lines.</summary>
    /// <param name="file">The file they are from.</param>
    /// <param name="lines">C# code.</param>
    internal static SourceUse Of(string file, IEnumerable<string> lines)
    {
        string[] code = [.. lines.Select(line => Text().Replace(line, ""))];
        string own = code.Select(line => Declaration().Match(line))
            .FirstOrDefault(match => match.Success)?.Groups[1].Value ?? "";
        string[] used =
        [
            .. code.SelectMany(line => Name().Matches(line)).Select(match => match.Value).Select(RowOf)
                .OfType<string>().Where(name => name != own).Distinct().Order(System.StringComparer.Ordinal),
        ];
        return new SourceUse(file, own, used);
    }

    // The row with the longest name that the name begins with.
    private static string? RowOf(string name) =>
        NamespaceRules.Table.Keys.Where(row => name == row || name.StartsWith(row + '.'))
            .MaxBy(row => row.Length);

    [GeneratedRegex(@"//.*$|""[^""]*""")]
    private static partial Regex Text();

    [GeneratedRegex(@"^namespace ([\w.]+);")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bNetUtil(\.\w+)+")]
    private static partial Regex Name();
}
