using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Core.Import;

/// <summary>Says in words what was dropped and mended.</summary>
internal static class ImportWords
{
    public static IReadOnlyList<string> OfDropped(ImportTally tally) => tally.Dropped()
        .OrderBy(pair => pair.Key)
        .Select(pair => string.Format(
            CultureInfo.CurrentCulture,
            "{0} {1}{2}.",
            Things(pair.Value, pair.Key < ImportDrop.Unknown ? "row" : "reading"),
            Reason(pair.Key),
            Place(tally.Example(pair.Key))))
        .ToArray();

    public static IReadOnlyList<string> OfMended(ImportTally tally) => tally.Mended()
        .OrderBy(pair => pair.Key)
        .Select(pair => pair.Key switch
        {
            ImportMend.OutOfOrder => Things(pair.Value, "row") + " stood after a later one and was put in order.",
            ImportMend.ClockChange => Things(pair.Value, "change") + " of the clock for daylight saving.",
            ImportMend.FirstInterval => Things(pair.Value, "reading")
                + " without one of its subject before; the interval is taken to be as long as usual.",
            _ => Things(pair.Value, "reading")
                + " came after missing rows; the interval is taken to be as long as usual.",
        })
        .ToArray();

    private static string Things(long count, string thing) => string.Format(
        CultureInfo.CurrentCulture, count == 1 ? "{0} {1}" : "{0} {1}s", count, thing);

    private static string Place((long Line, string Text)? example) => example is (long line, string text)
        ? string.Format(CultureInfo.CurrentCulture, " (first in line {0}: {1})", line, text)
        : string.Empty;

    private static string Reason(ImportDrop kind) => kind switch
    {
        ImportDrop.Malformed => "not of the header's columns",
        ImportDrop.Header => "of the header once more",
        ImportDrop.BadTime => "without a readable time",
        ImportDrop.Future => "of the future",
        ImportDrop.Late => "too long after later ones to be put in order; sort the file by time",
        ImportDrop.Unknown => "of what the fabric does not have",
        ImportDrop.HostSide => "of the host's own adapters",
        ImportDrop.NotUsed => "of totals that say nothing of an adapter, or that stand there twice",
        ImportDrop.Incomplete => "of only one direction, or of only some members of an uplink",
        ImportDrop.Missing => "without a value",
        ImportDrop.NotANumber => "with something that is no number",
        ImportDrop.Negative => "below 0",
        ImportDrop.Absurd => "above what can be",
        ImportDrop.Repeated => "that stood there already",
        ImportDrop.Contradictory => "in contradiction to another of the same time",
        _ => "alone of its subject, so that its interval is not known",
    };
}
