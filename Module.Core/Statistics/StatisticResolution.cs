namespace NetUtil.Core.Statistics;

/// <summary>How fine a history is. The numbers from Minute to Day stand in files.</summary>
public enum StatisticResolution
{
    /// <summary>Each sample by itself.</summary>
    Raw = 0,

    /// <summary>Samples by the minute in which they end.</summary>
    Minute = 1,

    /// <summary>Samples by the hour in which they end.</summary>
    Hour = 2,

    /// <summary>Samples by the UTC day in which they end.</summary>
    Day = 3,

    /// <summary>As fine as the span allows without too many figures: samples up to 3 hours, minutes up to 2 days,
    /// hours up to 62 days, and days beyond.</summary>
    Auto = 4,
}
