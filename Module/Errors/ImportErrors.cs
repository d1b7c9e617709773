using System.Globalization;
using System.IO;
using System.Management.Automation;
using NetUtil.Core.Import;

namespace NetUtil.Errors;

/// <summary>Errors of imported files.</summary>
internal static class ImportErrors
{
    /// <summary>A file, or the rest of it, cannot be read.</summary>
    /// <param name="path">The file, or what was given in its place.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="samples">Samples that were read before; at least 0.</param>
    internal static ErrorRecord Refused(string path, ImportRefusal refusal, long samples) => ErrorRecords.Make(
        new InvalidDataException(refusal.Message),
        IdOf(refusal.Problem),
        refusal.Problem == ImportProblem.NoSubject ? ErrorCategory.ObjectNotFound : ErrorCategory.InvalidData,
        path,
        string.Format(
            CultureInfo.CurrentCulture,
            samples == 0 ? "'{0}' was not imported: {1}" : "'{0}' was imported in part, {2} samples: {1}",
            path,
            refusal.Message,
            samples),
        refusal.Advice);

    /// <summary>A unit is none.</summary>
    /// <param name="unit">What was given.</param>
    internal static ErrorRecord UnitUnknown(string unit) => ErrorRecords.Make(
        new PSArgumentException("There is no such unit."),
        "ImportUnitUnknown",
        ErrorCategory.InvalidArgument,
        unit,
        string.Format(
            CultureInfo.CurrentCulture,
            "'{0}' is no unit; it is one of {1}.",
            unit,
            string.Join(", ", ValueUnit.All)),
        "Capitals count, since they tell bytes from bits: MB/s or Mbit/s.");

    /// <summary>A key of -Column names no column.</summary>
    /// <param name="key">What was given.</param>
    internal static ErrorRecord ColumnUnknown(object key) => ErrorRecords.Make(
        new PSArgumentException("There is no such column."),
        "ImportColumnUnknown",
        ErrorCategory.InvalidArgument,
        key,
        string.Format(CultureInfo.CurrentCulture, "-Column knows no '{0}'.", key),
        "Its keys are Time, Subject, Kind, Remote, Interval, Sent, Received and Unit.");

    /// <summary>What came through the pipeline are no counter samples.</summary>
    /// <param name="input">What came.</param>
    internal static ErrorRecord NotSamples(object input) => ErrorRecords.Make(
        new PSArgumentException("The object is no counter sample."),
        "ImportNotSamples",
        ErrorCategory.InvalidArgument,
        input,
        string.Format(CultureInfo.CurrentCulture, "'{0}' is no counter sample with a Path and a time.", input),
        "Pipe what Get-Counter gives, as it is.");

    private static string IdOf(ImportProblem problem) => problem switch
    {
        ImportProblem.Empty => "ImportFileEmpty",
        ImportProblem.Binary => "ImportFileBinary",
        ImportProblem.TimesLost => "ImportTimesLost",
        ImportProblem.NoTimeZone => "ImportTimeZoneMissing",
        ImportProblem.NoColumn => "ImportColumnMissing",
        ImportProblem.NoUnit => "ImportUnitMissing",
        ImportProblem.NoCounter => "ImportCounterMissing",
        ImportProblem.NoSubject => "ImportSubjectUnknown",
        ImportProblem.Truncated => "ImportFileTruncated",
        _ => "ImportFileNotRecognised",
    };
}
