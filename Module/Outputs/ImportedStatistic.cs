using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Import;
using NetUtil.Core.Statistics;

namespace NetUtil.Outputs;

/// <summary>What came of importing a file, or counter samples from the pipeline. Immutable.</summary>
public sealed class ImportedStatistic
{
    /// <summary>Makes a result.</summary>
    /// <param name="path">The file, or what stands for the pipeline.</param>
    /// <param name="fabric">The fabric.</param>
    /// <param name="report">What was read.</param>
    /// <param name="intake">What was kept; null where nothing was to be kept.</param>
    internal ImportedStatistic(string path, string fabric, ImportReport report, SampleIntake? intake)
    {
        Path = path;
        Fabric = fabric;
        Format = report.Format;
        RowCount = report.Rows;
        SampleCount = report.Samples;
        NewCount = intake?.Added;
        KnownCount = intake?.Known;
        SubjectCount = report.Subjects;
        From = report.From;
        Until = report.Until;
        DroppedCount = report.Dropped.Values.Sum();
        MendedCount = report.Mended.Values.Sum();
        OtherCounterCount = report.OtherCounters;
        Counts = report.Dropped.OrderBy(pair => pair.Key)
            .Select(pair => new StatisticImportCount("Dropped", pair.Key.ToString(), pair.Value))
            .Concat(report.Mended.OrderBy(pair => pair.Key)
                .Select(pair => new StatisticImportCount("Mended", pair.Key.ToString(), pair.Value)))
            .ToArray();
        Dropped = report.DroppedInWords.ToArray();
        Mended = report.MendedInWords.ToArray();
        Unknown = report.Unknown.Select(subject => subject.ToString()).ToArray();
        Notes = report.Notes.ToArray();
        IsComplete = report.Refusal is null;
    }

    /// <summary>The file, or "pipeline".</summary>
    public string Path { get; }

    /// <summary>The fabric whose samples they are.</summary>
    public string Fabric { get; }

    /// <summary>What the file was recognised as.</summary>
    public ImportFormat Format { get; }

    /// <summary>Rows after the header that are not blank; from the pipeline, values.</summary>
    public long RowCount { get; }

    /// <summary>Samples that came of them.</summary>
    public long SampleCount { get; }

    /// <summary>Samples that the store did not have; null where nothing was to be kept, as with
    /// -WhatIf.</summary>
    public long? NewCount { get; }

    /// <summary>Samples that the store had already; null where nothing was to be kept.</summary>
    public long? KnownCount { get; }

    /// <summary>Adapters, pairs, uplinks and links with a sample.</summary>
    public int SubjectCount { get; }

    /// <summary>Begin of the earliest sample's interval, UTC; null where there is none.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>End of the latest sample's interval, UTC; null where there is none.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>Rows and readings that gave no sample.</summary>
    public long DroppedCount { get; }

    /// <summary>Rows and readings that had to be mended.</summary>
    public long MendedCount { get; }

    /// <summary>Counters of a log that count something else.</summary>
    public int OtherCounterCount { get; }

    /// <summary>What was dropped and mended, by kind.</summary>
    public IReadOnlyList<StatisticImportCount> Counts { get; }

    /// <summary>What was dropped, in words, with the first place of each kind.</summary>
    public IReadOnlyList<string> Dropped { get; }

    /// <summary>What was mended, in words.</summary>
    public IReadOnlyList<string> Mended { get; }

    /// <summary>What the fabric does not have, why, and what may be meant.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>What else may surprise.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>False where the file, or the rest of it, could not be read.</summary>
    public bool IsComplete { get; }
}
