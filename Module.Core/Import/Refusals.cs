using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Core.Import;

/// <summary>Refusals that several formats share.</summary>
internal static class Refusals
{
    private const int Named = 5;

    /// <summary>The fabric has nothing of what a file is about.</summary>
    public static ImportStop NothingKnown(IReadOnlyList<UnknownSubject> unknown) => new(
        ImportProblem.NoSubject,
        string.Format(
            CultureInfo.CurrentCulture,
            "The connected fabric has nothing of what the file is about: {0}",
            Names(unknown)),
        "Connect the fabric that the file comes from, or say what is meant with -Map @{ 'name in the file' = "
            + "'id in the fabric' }.");

    /// <summary>Nobody says of which zone local times are.</summary>
    public static ImportStop NoTimeZone(string where) => new(
        ImportProblem.NoTimeZone,
        $"The file does not say of which time zone its times are ({where}).",
        "Name it with -TimeZone, such as -TimeZone UTC or -TimeZone 'W. Europe Standard Time'.");

    /// <summary>The first unknown names with what may be meant, as sentences.</summary>
    public static string Names(IReadOnlyList<UnknownSubject> unknown)
    {
        string names = string.Join(" ", unknown.Take(Named).Select(subject => subject.ToString()));
        return unknown.Count <= Named
            ? names
            : string.Format(CultureInfo.CurrentCulture, "{0} And {1} more.", names, unknown.Count - Named);
    }
}
