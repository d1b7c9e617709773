using System.Collections.Generic;

namespace NetUtil.Demo.Traffic;

/// <summary>The traffic of one distributed application, as recorded or as expanded from a profile. Immutable.
/// </summary>
/// <param name="Application">Its name.</param>
/// <param name="Services">Rates of each service, by name; all have the same number of minutes.</param>
/// <param name="Calls">Who calls whom.</param>
/// <param name="Notes">What was odd in the input and what was done about it, in words; may be empty.</param>
internal sealed record ApplicationTraffic(
    string Application,
    IReadOnlyList<ServiceRates> Services,
    IReadOnlyList<ServiceCalls> Calls,
    IReadOnlyList<string> Notes)
{
    /// <summary>How many minutes the rates cover.</summary>
    internal int Minutes => Services.Count == 0 ? 0 : Services[0].SentBytesPerSecond.Count;
}
