using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Errors;

/// <summary>Errors of files that hold plans.</summary>
internal static class PlanFileErrors
{
    /// <summary>A file holds no plan that can be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Shape: n >= 1; each a sentence.</param>
    internal static ErrorRecord Invalid(string path, IReadOnlyList<string> problems) => ErrorRecords.Make(
        new FormatException(problems[0]),
        "PlanFileInvalid",
        ErrorCategory.InvalidData,
        path,
        string.Format(
            CultureInfo.CurrentCulture,
            problems.Count == 1 ? "'{0}' holds no plan, it has a problem:{2}" : "'{0}' holds no plan, it has {1} problems:{2}",
            path,
            problems.Count,
            string.Concat(problems.Select(problem => Environment.NewLine + "  " + problem))),
        "Mend the file, or make the plan anew with New-NetworkRebalancePlan.");

    /// <summary>A newer version of NetUtil wrote a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is newer, a sentence.</param>
    internal static ErrorRecord Newer(string path, string problem) => ErrorRecords.Make(
        new FormatException(problem),
        "PlanFileOfNewerVersion",
        ErrorCategory.InvalidData,
        path,
        $"'{path}' was written by a newer version of NetUtil. {problem}",
        "Install the newer version here too, or make the plan anew with New-NetworkRebalancePlan.");

    /// <summary>A file cannot be written.</summary>
    /// <param name="cause">What the disk says.</param>
    /// <param name="path">The file.</param>
    internal static ErrorRecord NotWritten(Exception cause, string path) => ErrorRecords.Make(
        cause,
        "FileNotWritable",
        ErrorCategory.WriteError,
        path,
        cause.Message,
        "Check that the folder is there and that the account may write in it.");

    /// <summary>Several plans are to go into one file.</summary>
    /// <param name="path">The file.</param>
    internal static ErrorRecord HoldsOne(string path) => ErrorRecords.Make(
        new PSInvalidOperationException("A file holds one plan."),
        "PlanFileHoldsOne",
        ErrorCategory.InvalidArgument,
        path,
        $"'{path}' holds the first plan only; another one came.",
        "Give each plan a file of its own.");
}
