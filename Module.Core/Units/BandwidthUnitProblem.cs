using System;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Units;

/// <summary>Says what is wrong with a unit that is none.</summary>
internal static class BandwidthUnitProblem
{
    private static readonly (string Prefix, string Bytes, string Bits)[] s_families =
        [("K", "KBS", "kbps"), ("M", "MBS", "Mbps"), ("G", "GBS", "Gbps"), ("", "BS", "bps")];

    /// <summary>Describes the problem.</summary>
    /// <param name="symbol">What stands in place of the unit; empty where nothing does.</param>
    /// <param name="index">Where it stands in the text, from 0.</param>
    public static BandwidthProblem Of(string symbol, int index)
    {
        const string Expected = "a unit of bandwidth";
        if (symbol.Length == 0)
        {
            return new BandwidthProblem(
                index, Expected, "the end", null, "write a unit such as MBS (bytes) or Mbps (bits)");
        }

        string found = $"'{symbol}'";
        if (QuestionFor(symbol) is string question)
        {
            return new BandwidthProblem(index, Expected, found, question, question);
        }

        string? nearest = UnitAsViewsWriteIt(symbol)
            ?? NearestName.Of(symbol, BandwidthUnit.All.Select(unit => unit.Symbol));
        return nearest is null
            ? new BandwidthProblem(
                index, Expected, found, null, "write one of " + string.Join(", ", BandwidthUnit.All))
            : new BandwidthProblem(index, Expected, found, nearest, $"write '{nearest}'");
    }

    // A capital B before "/s" means bytes and a small b before "ps" means bits; everything else that differs from
    // a unit by case alone may mean either, and these differ eightfold.
    private static string? QuestionFor(string symbol)
    {
        foreach ((string prefix, string bytes, string bits) in s_families)
        {
            bool isEither = Matches(symbol, prefix + "bs")
                || (Matches(symbol, prefix + "b/s") && symbol.IndexOf('b') >= 0)
                || (Matches(symbol, prefix + "bps") && symbol.IndexOf('B') >= 0)
                || (Matches(symbol, prefix + "b") && symbol.IndexOf('b') >= 0);
            if (isEither)
            {
                return $"{bytes} (bytes) or {bits} (bits)?";
            }
        }

        return null;
    }

    private static string? UnitAsViewsWriteIt(string symbol) => s_families
        .Where(family => Matches(symbol, family.Prefix + "bit/s"))
        .Select(family => family.Bits)
        .FirstOrDefault();

    private static bool Matches(string symbol, string pattern) =>
        string.Equals(symbol, pattern, StringComparison.OrdinalIgnoreCase);
}
