namespace NetUtil.Core.Import;

/// <summary>What a file was recognised as.</summary>
public enum ImportFormat
{
    /// <summary>Nothing that can be read.</summary>
    Unknown,

    /// <summary>A performance log (PDH-CSV or PDH-TSV 4.0), as PerfMon, typeperf, relog and Export-Counter write
    /// it: a column for each counter.</summary>
    PerformanceLog,

    /// <summary>The counter samples of Get-Counter, piped to Export-Csv: a row for each counter and
    /// time.</summary>
    CounterSamples,

    /// <summary>A plain CSV: a row for each subject and time.</summary>
    Plain,
}
