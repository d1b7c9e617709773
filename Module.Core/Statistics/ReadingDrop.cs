namespace NetUtil.Core.Statistics;

/// <summary>Why a reading of a counter gave no sample.</summary>
public enum ReadingDrop
{
    /// <summary>It is the first of its counter, so there is nothing to compare it with.</summary>
    First,

    /// <summary>The counter started again since the reading before.</summary>
    Restarted,

    /// <summary>It has the time of the reading before.</summary>
    Repeated,

    /// <summary>It is older than the reading before.</summary>
    Late,

    /// <summary>The meter's clock was set back: the reading before lies in the future.</summary>
    ClockSetBack,
}
