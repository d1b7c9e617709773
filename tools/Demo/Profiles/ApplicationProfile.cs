using System.Collections.Generic;
using System.Linq;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo.Profiles;

/// <summary>An application in figures: its services, and who calls whom how often. Immutable.</summary>
/// <param name="Application">Its name.</param>
/// <param name="Services">Its services.</param>
/// <param name="Calls">Calls between them, and of users.</param>
internal sealed record ApplicationProfile(
    string Application, IReadOnlyList<ServiceProfile> Services, IReadOnlyList<ServiceCalls> Calls)
{
    /// <summary>Computes the figures of recorded traffic.</summary>
    /// <param name="traffic">The traffic.</param>
    internal static ApplicationProfile Of(ApplicationTraffic traffic) => new(
        traffic.Application,
        [
            .. traffic.Services.Select(service => new ServiceProfile(
                service.Service,
                RateProfile.Of(service.SentBytesPerSecond),
                RateProfile.Of(service.ReceivedBytesPerSecond))),
        ],
        traffic.Calls);
}
