namespace NetUtil.Core.Import;

/// <summary>Why a file, or the rest of it, could not be read.</summary>
public enum ImportProblem
{
    /// <summary>It has no content.</summary>
    Empty,

    /// <summary>It is no text.</summary>
    Binary,

    /// <summary>It is text of no known format.</summary>
    NotRecognised,

    /// <summary>It was changed by another program, so that its times are lost.</summary>
    TimesLost,

    /// <summary>It does not say, and nobody said, of which time zone its times are.</summary>
    NoTimeZone,

    /// <summary>A column that is needed is not there.</summary>
    NoColumn,

    /// <summary>It does not say, and nobody said, of which unit its values are.</summary>
    NoUnit,

    /// <summary>None of its counters counts bytes of network adapters.</summary>
    NoCounter,

    /// <summary>The fabric knows nothing of what it is about.</summary>
    NoSubject,

    /// <summary>It ends in the middle, or its compression is broken.</summary>
    Truncated,
}
