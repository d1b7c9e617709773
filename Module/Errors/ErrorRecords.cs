using System;
using System.Management.Automation;

namespace NetUtil.Errors;

/// <summary>Makes error records of the one shape that all commands use, for the areas' factories.</summary>
internal static class ErrorRecords
{
    /// <summary>Makes a record.</summary>
    /// <param name="cause">The exception behind it.</param>
    /// <param name="id">A constant phrase in Pascal case: one condition, one exception type.</param>
    /// <param name="category">What kind of failure; never NotSpecified.</param>
    /// <param name="target">The object that failed; never the command.</param>
    /// <param name="message">What failed, on what, why.</param>
    /// <param name="action">What to do.</param>
    internal static ErrorRecord Make(
        Exception cause, string id, ErrorCategory category, object? target, string message, string action) =>
        new(cause, id, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = action },
        };
}
