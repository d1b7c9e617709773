using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetUtil.Tests.Demo;

/// <summary>One line of the demo's comparison: a requirement before and after. Rates in Mbit/s; null where the
/// demo shows none, infinite where it shows no limit.</summary>
internal sealed partial record DemoRow(
    string Requirement,
    double? Required,
    double? ObservedBefore,
    double? ReachedBefore,
    string Before,
    double? ObservedAfter,
    double? ReachedAfter,
    string After)
{
    /// <summary>Finds the lines in what the demo wrote.</summary>
    internal static IReadOnlyList<DemoRow> All(string output) =>
    [
        .. Line().Matches(output).Select(line => new DemoRow(
            line.Groups[1].Value,
            Rate(line.Groups[2].Value),
            Rate(line.Groups[3].Value),
            Rate(line.Groups[4].Value),
            line.Groups[5].Value,
            Rate(line.Groups[6].Value),
            Rate(line.Groups[7].Value),
            line.Groups[8].Value)),
    ];

    private static double? Rate(string text) => text switch
    {
        "-" => null,
        "no limit" => double.PositiveInfinity,
        _ => double.Parse(text, NumberStyles.Number, CultureInfo.CurrentCulture),
    };

    [GeneratedRegex(
        @"^(\w+/\S+) +([\d.,]+) +\| +(\S+) +(no limit|\S+) +(\w+) +\| +(\S+) +(no limit|\S+) +(\w+)$",
        RegexOptions.Multiline)]
    private static partial Regex Line();
}
