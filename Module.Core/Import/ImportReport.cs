using System;
using System.Collections.Generic;

namespace NetUtil.Core.Import;

/// <summary>What came of reading a file. Immutable.</summary>
public sealed class ImportReport
{
    internal ImportReport(ImportTally tally, ImportRefusal? refusal)
    {
        Format = tally.Format;
        Rows = tally.Rows;
        Samples = tally.Samples;
        Subjects = tally.Subjects;
        OtherCounters = tally.OtherCounters;
        From = tally.From;
        Until = tally.Until;
        Dropped = tally.Dropped();
        Mended = tally.Mended();
        DroppedInWords = ImportWords.OfDropped(tally);
        MendedInWords = ImportWords.OfMended(tally);
        Unknown = tally.Unknown.ToArray();
        Notes = tally.Notes.ToArray();
        Refusal = refusal;
    }

    /// <summary>What the file was recognised as.</summary>
    public ImportFormat Format { get; }

    /// <summary>Rows after the header that are not blank.</summary>
    public long Rows { get; }

    /// <summary>Samples that came of them.</summary>
    public long Samples { get; }

    /// <summary>Adapters, pairs, uplinks and links with a sample.</summary>
    public int Subjects { get; }

    /// <summary>Counters of a performance log that count something else and were passed over.</summary>
    public int OtherCounters { get; }

    /// <summary>Begin of the earliest sample's interval, UTC; null where there is none.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>End of the latest sample's interval, UTC; null where there is none.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>How much gave no sample, by reason; reasons without any are not in it.</summary>
    public IReadOnlyDictionary<ImportDrop, long> Dropped { get; }

    /// <summary>How much was mended, by kind; kinds without any are not in it.</summary>
    public IReadOnlyDictionary<ImportMend, long> Mended { get; }

    /// <summary>What gave no sample, a sentence a reason with the first place where it was found.</summary>
    public IReadOnlyList<string> DroppedInWords { get; }

    /// <summary>What was mended, a sentence a kind.</summary>
    public IReadOnlyList<string> MendedInWords { get; }

    /// <summary>What the fabric does not have, in the order in which it was found; at most
    /// 1000.</summary>
    public IReadOnlyList<UnknownSubject> Unknown { get; }

    /// <summary>What else may surprise, in words.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Why the file, or the rest of it, could not be read; null where it was read to its end.</summary>
    public ImportRefusal? Refusal { get; }
}
