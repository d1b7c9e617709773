using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Specs;

namespace NetUtil.Errors;

/// <summary>Errors of specs and their requirements.</summary>
internal static class SpecErrors
{
    /// <summary>A file holds no valid spec.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Shape: n >= 1.</param>
    internal static ErrorRecord Invalid(string path, IReadOnlyList<SpecProblem> problems) => ErrorRecords.Make(
        new FormatException(problems[0].Message),
        "SpecInvalid",
        ErrorCategory.InvalidData,
        path,
        string.Format(
            CultureInfo.CurrentCulture,
            problems.Count == 1
                ? "'{0}' was not registered, it has a problem:{2}"
                : "'{0}' was not registered, it has {1} problems:{2}",
            path,
            problems.Count,
            string.Concat(problems.Select(problem => Environment.NewLine + "  " + problem.Message))),
        "Mend the file; Test-AppNetworkSpec lists its problems as objects.");

    /// <summary>A literal name is that of no registered application.</summary>
    /// <param name="name">The name.</param>
    /// <param name="registered">The names that are.</param>
    internal static ErrorRecord NotRegistered(string name, IReadOnlyList<string> registered) => ErrorRecords.Make(
        new ItemNotFoundException("No spec of that application is registered."),
        "SpecNotRegistered",
        ErrorCategory.ObjectNotFound,
        name,
        string.Format(
            CultureInfo.CurrentCulture,
            "No spec of an application '{0}' is registered; {1}.",
            name,
            registered.Count == 0 ? "none is" : "there is '" + string.Join("', '", registered) + "'"),
        "Register a file with Register-AppNetworkSpec, or mend the name.");

    /// <summary>A literal name is that of no requirement.</summary>
    /// <param name="name">The name.</param>
    internal static ErrorRecord RequirementNotFound(string name) => ErrorRecords.Make(
        new ItemNotFoundException("There is no such requirement."),
        "RequirementNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        string.Format(
            CultureInfo.CurrentCulture, "None of the applications has a requirement '{0}'.", name),
        "List the requirements with Get-AppNetworkSpec; those without an id are called r1, r2 and so on.");

    /// <summary>A spec would take the place of another one, and nobody said that it may.</summary>
    /// <param name="application">The application.</param>
    /// <param name="path">The file.</param>
    internal static ErrorRecord AlreadyRegistered(string application, string path) => ErrorRecords.Make(
        new PSInvalidOperationException("Another spec of the application is registered."),
        "SpecAlreadyRegistered",
        ErrorCategory.ResourceExists,
        path,
        string.Format(
            CultureInfo.CurrentCulture,
            "'{0}' was not registered: another spec of '{1}' is, and it stays.",
            path,
            application),
        "Replace it with -Force.");
}
