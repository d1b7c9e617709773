using System.Collections.Generic;

namespace NetUtil.Core.Pairs;

/// <summary>What some receivers of a group must get from outside, whoever else of the group sends them what it
/// can: the most telling choice of receivers. Immutable.</summary>
/// <param name="Receivers">The receivers.</param>
/// <param name="Senders">Everyone of the group who can send to one of them, with all that is left of its
/// total.</param>
/// <param name="SendersElsewhere">Those who can, but with no more than what they do not send elsewhere.</param>
/// <param name="FixedBitsPerSecond">What those can send to the receivers at most whose pairs are limited one by
/// one.</param>
/// <param name="BitsPerSecond">The need; at most 0 where nothing is needed. Unit: bit/s.</param>
internal sealed record InsideNeed(
    ISet<string> Receivers,
    ISet<string> Senders,
    ISet<string> SendersElsewhere,
    double FixedBitsPerSecond,
    double BitsPerSecond)
{
    /// <summary>Nothing is needed.</summary>
    public static InsideNeed None { get; } =
        new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), 0, 0);
}
