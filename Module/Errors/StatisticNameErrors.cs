using System.Globalization;
using System.Management.Automation;

namespace NetUtil.Errors;

/// <summary>Errors of names in the history of a fabric.</summary>
internal static class StatisticNameErrors
{
    /// <summary>Neither the fabric nor what was measured in it has something of a name.</summary>
    /// <param name="what">What it should be.</param>
    /// <param name="name">The name.</param>
    /// <param name="fabric">The fabric.</param>
    internal static ErrorRecord NotMeasured(string what, string name, string fabric) => ErrorRecords.Make(
        new ItemNotFoundException("Nothing of that name was measured."),
        "StatisticNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        string.Format(
            CultureInfo.CurrentCulture,
            "The fabric '{0}' has no {1} '{2}', and nothing was measured of one.",
            fabric,
            what,
            name),
        "Check the name; Get-NetworkStatistic without names, or with wildcards, shows what was measured.");
}
