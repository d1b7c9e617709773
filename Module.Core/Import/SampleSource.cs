using System;

namespace NetUtil.Core.Import;

/// <summary>What a reader of some format works with.</summary>
/// <param name="Rows">The file, after its header.</param>
/// <param name="Names">Turns bytes into names.</param>
/// <param name="Finder">Finds what names mean.</param>
/// <param name="Options">What is said of the file.</param>
/// <param name="Tally">Counts.</param>
/// <param name="Batch">Takes samples.</param>
/// <param name="FileName">The file's name without its folder.</param>
internal sealed record SampleSource(
    RowReader Rows,
    NameText Names,
    SubjectFinder Finder,
    ImportOptions Options,
    ImportTally Tally,
    SampleBatch Batch,
    string FileName)
{
    /// <summary>How much later than now a row may be: the most by which clocks of one domain may
    /// differ.</summary>
    public static readonly long ToleranceTicks = TimeSpan.TicksPerMinute * 5;

    /// <summary>The latest time that is not of the future. Unit: ticks, UTC.</summary>
    public long LatestTicks => Options.Now.UtcTicks + ToleranceTicks;

    /// <summary>Drops the row that the reader stands on, with its text as an example.</summary>
    public void DropRow(ImportDrop kind)
    {
        if (Tally.HasExample(kind))
        {
            Tally.Drop(kind);
        }
        else
        {
            int end = Math.Min(Rows.End, Rows.Start + 200);
            Tally.Drop(kind, Rows.Line, "'" + Names.Of(Rows.Bytes, Rows.Start, end) + "'");
        }
    }
}
