using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Statistics;

/// <summary>What is asked of the history of a fabric. Immutable.</summary>
public sealed class StatisticQuery
{
    private static readonly TimeSpan s_rawSpan = TimeSpan.FromHours(3);
    private static readonly TimeSpan s_minuteSpan = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_hourSpan = TimeSpan.FromDays(62);

    /// <summary>Asks for a span.</summary>
    /// <param name="fabricId">The fabric; not blank.</param>
    /// <param name="after">The span's begin, not included, UTC.</param>
    /// <param name="until">The span's end, included, UTC.</param>
    /// <param name="resolution">How fine; Auto is resolved by the span.</param>
    public StatisticQuery(
        string fabricId, DateTimeOffset after, DateTimeOffset until, StatisticResolution resolution)
    {
        FabricId = Guard.NotBlank(fabricId, nameof(fabricId));
        After = after.ToUniversalTime();
        Until = until.ToUniversalTime();
        Resolution = resolution == StatisticResolution.Auto ? ResolutionFor(Until - After) : resolution;
    }

    /// <summary>The fabric.</summary>
    public string FabricId { get; }

    /// <summary>The span's begin, not included, UTC.</summary>
    public DateTimeOffset After { get; }

    /// <summary>The span's end, included, UTC.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>How fine; never Auto. What was rolled up to something coarser comes as it is kept.</summary>
    public StatisticResolution Resolution { get; }

    /// <summary>Chooses series; all where it is not set.</summary>
    public Predicate<StatisticSeries> Wanted { get; init; } = _ => true;

    private static StatisticResolution ResolutionFor(TimeSpan span) =>
        span <= s_rawSpan ? StatisticResolution.Raw
        : span <= s_minuteSpan ? StatisticResolution.Minute
        : span <= s_hourSpan ? StatisticResolution.Hour
        : StatisticResolution.Day;
}
