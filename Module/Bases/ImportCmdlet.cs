using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using NetUtil.Core.Control;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;
using NetUtil.Sessions;

namespace NetUtil.Bases;

/// <summary>A command that takes in measured traffic, and what is to be said of it.</summary>
public abstract class ImportCmdlet : FabricCmdlet
{
    private const int SamplesAReport = 16_384;
    private const int MostNames = 5;

    private ImportOptions? _options;
    private FabricInventory? _inventory;
    private (string Target, bool May, bool IsPreview)? _asked;

    private protected ImportCmdlet()
    {
    }

    /// <summary>What names in the file mean in the fabric: names or wildcards, and ids.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Map { get; set; }

    /// <summary>Which column is which, where they have other names: Time, Subject, Kind, Remote, Interval, Sent,
    /// Received, Unit.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Column { get; set; }

    /// <summary>The unit of values whose column does not say it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UnitCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Unit { get; set; }

    /// <summary>What every row is about, where the file has no column for it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>The time zone of times that do not say theirs.</summary>
    [Parameter]
    [TimeZoneTransformation]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>The encoding of the text, where it is not found out.</summary>
    [Parameter]
    [EncodingTransformation]
    public Encoding? Encoding { get; set; }

    /// <summary>What separates cells, where it is not found out.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>Names the meter of a plain CSV, in place of the file's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>What the samples are about.</summary>
    private protected FabricInventory Inventory => _inventory ??= Fabric.Provider.ReadInventory(StopToken);

    /// <summary>What was said of the files.</summary>
    private protected ImportOptions Options => _options ??= MakeOptions();

    /// <summary>The later of the fabric's time and this machine's: a simulated fabric has a time of its own.
    /// </summary>
    private protected DateTimeOffset Now
    {
        get
        {
            DateTimeOffset fabric = Fabric.Provider.Clock.Now;
            DateTimeOffset machine = MachineClock.Now;
            return fabric > machine ? fabric : machine;
        }
    }

    /// <summary>Asks whether something is imported; the answer for one target is kept.</summary>
    /// <param name="target">The file, or what stands for the pipeline.</param>
    /// <param name="isPreview">True where it is only to be read and reported.</param>
    private protected bool MayImport(string target, out bool isPreview)
    {
        if (_asked?.Target != target)
        {
            bool may = ShouldProcess(
                $"Import the samples of '{target}' into the store",
                $"Import the samples of '{target}' into the store?",
                null,
                out ShouldProcessReason reason);
            _asked = (target, may, reason == ShouldProcessReason.WhatIf);
        }

        isPreview = _asked.Value.IsPreview;
        return _asked.Value.May || isPreview;
    }

    /// <summary>Keeps samples, and rolls up some of what is old enough.</summary>
    /// <param name="samples">The samples.</param>
    /// <returns>What was kept.</returns>
    private protected SampleIntake Keep(IEnumerable<TrafficSample> samples)
    {
        IStateStore store = OpenStore(StoreAccess.Write);
        SampleIntake kept = store.Statistics.AddMany(Inventory.FabricId, samples, null, StopToken);
        RollUpRound.Run(store, Inventory.FabricId, Fabric.Provider.Clock.Now, kept.Added, StopToken);
        return kept;
    }

    /// <summary>Gives samples on, and reports how far their file was read.</summary>
    /// <param name="import">The import.</param>
    /// <param name="file">The file.</param>
    /// <param name="length">Its length. Unit: byte.</param>
    private protected IEnumerable<TrafficSample> Watched(StatisticImport import, string file, long length)
    {
        string activity = $"Importing '{file}'";
        long given = 0;
        foreach (TrafficSample sample in import.Samples(StopToken))
        {
            if (++given % SamplesAReport == 0)
            {
                ReportProgress(activity, $"{given} samples", (double)import.Position / Math.Max(1, length));
            }

            yield return sample;
        }

        if (given >= SamplesAReport)
        {
            CompleteProgress(activity);
        }
    }

    /// <summary>Passes over samples that are not to be kept.</summary>
    /// <param name="samples">The samples.</param>
    /// <returns>Null: nothing was kept.</returns>
    private protected static SampleIntake? PassOver(IEnumerable<TrafficSample> samples)
    {
        foreach (TrafficSample _ in samples)
        {
        }

        return null;
    }

    /// <summary>Says what came of an import: what gave no sample as warnings, what was mended as verbose, why it
    /// ended as an error, and all of it as an object.</summary>
    /// <param name="path">The file, or what stands for the pipeline.</param>
    /// <param name="fabric">The fabric.</param>
    /// <param name="report">What was read.</param>
    /// <param name="kept">What was kept; null for nothing.</param>
    private protected void Report(string path, string fabric, ImportReport report, SampleIntake? kept)
    {
        if (report.Refusal is ImportRefusal refusal)
        {
            WriteError(ImportErrors.Refused(path, refusal, report.Samples));
        }

        if (report.Rows == 0)
        {
            return;
        }

        ImportedStatistic result = new(path, fabric, report, kept);
        string name = System.IO.Path.GetFileName(path);
        foreach (string text in result.Dropped.Concat(result.Notes))
        {
            WriteWarning($"{name}: {text}");
        }

        if (result.Unknown.Count > 0 && report.Refusal?.Problem != ImportProblem.NoSubject)
        {
            WriteWarning($"{name}: the fabric does not have {result.Unknown.Count} of the file's names: "
                + string.Join(" ", result.Unknown.Take(MostNames)) + " -Map says what they mean.");
        }

        foreach (string text in result.Mended)
        {
            WriteVerbose($"{name}: {text}");
        }

        WriteObject(result);
    }

    private ImportOptions MakeOptions()
    {
        if (Unit is not null && ValueUnit.Find(Unit) is null)
        {
            ThrowTerminatingError(ImportErrors.UnitUnknown(Unit));
        }

        return new ImportOptions(Now)
        {
            Map = new SubjectMap(Map).IdOf,
            Columns = Columns(),
            Unit = Unit,
            Subject = Subject,
            TimeZone = TimeZone,
            Encoding = Encoding,
            CodePages = ImportFacts.CodePage,
            Delimiter = Delimiter,
            Source = Source,
        };
    }

    private ImportColumns Columns()
    {
        ImportColumns columns = ImportFacts.Columns(Column, out object? unknown);
        if (unknown is not null)
        {
            ThrowTerminatingError(ImportErrors.ColumnUnknown(unknown));
        }

        return columns;
    }
}
