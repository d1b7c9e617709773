namespace NetUtil.Core.Import;

/// <summary>What was mended so that a row or reading could be used.</summary>
public enum ImportMend
{
    /// <summary>The row stood after a later one and was put in order.</summary>
    OutOfOrder,

    /// <summary>The clock was put back or forward for daylight saving; rows after it were moved. Counted once a
    /// change.</summary>
    ClockChange,

    /// <summary>The first reading of a subject: its interval is taken to be as long as usual.</summary>
    FirstInterval,

    /// <summary>Rows before it are missing: its interval is taken to be as long as usual.</summary>
    Gap,
}
