using System;
using System.Linq;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo.Profiles;

/// <summary>Makes traffic of a profile.</summary>
internal static class ProfileExpansion
{
    /// <summary>Makes traffic; the same profile, length and seed give the same traffic.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="minutes">At least 1.</param>
    /// <param name="seed">Start of all chance. Each service has chance of its own, so that one more service
    /// leaves the others as they are.</param>
    internal static ApplicationTraffic Expand(ApplicationProfile profile, int minutes, int seed) => new(
        profile.Application,
        [
            .. profile.Services.Select(service => new ServiceRates(
                service.Service,
                LogNormalSeries.Make(service.Sent, minutes, Chance(seed, service.Service + "/sent")),
                LogNormalSeries.Make(service.Received, minutes, Chance(seed, service.Service + "/received")))),
        ],
        profile.Calls,
        []);

    // FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923): string.GetHashCode differs from run to run.
    private static Random Chance(int seed, string name)
    {
        uint hash = 2166136261;
        foreach (char letter in name)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return new Random(seed ^ (int)(hash & int.MaxValue));
    }
}
