using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Errors;

namespace NetUtil.Commands;

/// <summary>Takes in measured traffic: performance logs, counter samples and plain CSV files.</summary>
[Cmdlet(
    VerbsData.Import,
    "NetworkStatistic",
    DefaultParameterSetName = PathSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Outputs.ImportedStatistic))]
public sealed class ImportNetworkStatisticCommand : ImportCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string CounterSet = "CounterSample";

    private CounterIntake? _counters;

    /// <summary>Files, perhaps with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files, by names that are taken as they stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What Get-Counter gives. Only an untyped parameter comes before the conversion to a
    /// path.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CounterSet, ValueFromPipelineByPropertyName = true)]
    [Alias("CounterSamples")]
    [ValidateNotNull]
    public object CounterSample { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == CounterSet)
        {
            _counters ??= new CounterIntake(new CounterSampleImport(Inventory, Options), KeepCounters);
            _counters.Add(CounterSample, TimeZone, Now, WriteError);
            return;
        }

        foreach (string file in ParameterSetName == LiteralPathSet
            ? FilePaths.Literal(this, LiteralPath)
            : FilePaths.Matching(this, Path, mustMatch: true))
        {
            StopToken.ThrowIfCancellationRequested();
            if (MayImport(file, out bool isPreview))
            {
                TakeFile(file, isPreview);
            }
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_counters is not null)
        {
            _counters.End();
            Report("pipeline", Inventory.FabricId, _counters.Report, _counters.Kept);
        }
    }

    private void TakeFile(string file, bool isPreview)
    {
        if (Directory.Exists(file))
        {
            WriteError(PathErrors.FolderNotFile(file));
            return;
        }

        try
        {
            // The program that writes a log may still have it open.
            using FileStream stream = new(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            using StatisticImport import = new(stream, System.IO.Path.GetFileName(file), Inventory, Options);
            IEnumerable<TrafficSample> samples = Watched(import, file, stream.Length);
            SampleIntake? kept = isPreview ? PassOver(samples) : Keep(samples);
            Report(file, Inventory.FabricId, import.Report, kept);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            WriteError(PathErrors.NotFound(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            WriteError(PathErrors.NotReadable(failure, file));
        }
    }

    private SampleIntake? KeepCounters(IReadOnlyList<TrafficSample> samples) =>
        MayImport("counter samples", out bool isPreview) && !isPreview ? Keep(samples) : null;
}
