using System;
using System.Management.Automation;

namespace NetUtil.Errors;

/// <summary>Errors of the policy.</summary>
internal static class PolicyErrors
{
    /// <summary>Nothing is named that could be set.</summary>
    internal static ErrorRecord NothingNamed() => ErrorRecords.Make(
        new PSArgumentException("No setting is named."),
        "PolicySettingNotNamed",
        ErrorCategory.InvalidArgument,
        "policy",
        "Nothing was set, since no setting is named.",
        "Name one, such as -MaximumMove 3, or take out what is set with -Reset; about_NetUtil_Policy lists all.");

    /// <summary>A text is no window.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it, a sentence.</param>
    internal static ErrorRecord WindowInvalid(string text, string problem) => ErrorRecords.Make(
        new FormatException(problem),
        "PolicyWindowInvalid",
        ErrorCategory.InvalidArgument,
        text,
        "Nothing was set. " + problem,
        "Write days, hours and a time zone, such as 'Mon-Fri 22:00-06:00 UTC'.");

    /// <summary>A setting has a value that means nothing.</summary>
    /// <param name="cause">Which, and why.</param>
    /// <param name="name">The application or VM; "" for the default.</param>
    internal static ErrorRecord ValueInvalid(ArgumentException cause, string name) => ErrorRecords.Make(
        cause,
        "PolicyValueInvalid",
        ErrorCategory.InvalidArgument,
        name.Length == 0 ? "policy" : name,
        "Nothing was set. " + cause.Message,
        "about_NetUtil_Policy says which values each setting can have.");
}
