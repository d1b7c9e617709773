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

    /// <summary>By the meter's clock less time has passed than by the clock of whoever asked, or the reading
    /// before lies in the future: the one was set back, or the other forward.</summary>
    ClockSetBack,

    /// <summary>By the meter's clock more time has passed than by the clock of whoever asked: the one was set
    /// forward, or the other back.</summary>
    ClockSetForward,

    /// <summary>It is of a counter of 32 bits, which may have wrapped more than once since the reading
    /// before.</summary>
    WrapUnclear,
}
