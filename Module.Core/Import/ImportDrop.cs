namespace NetUtil.Core.Import;

/// <summary>Why something of a file gave no sample. The first ones are counted by rows; from
/// <see cref="Unknown"/> on, by readings: what one row says of one subject.</summary>
public enum ImportDrop
{
    /// <summary>The row has other cells than the header, or its quotes do not match.</summary>
    Malformed,

    /// <summary>The header stands once more.</summary>
    Header,

    /// <summary>The row's time cannot be read.</summary>
    BadTime,

    /// <summary>The row's time lies in the future.</summary>
    Future,

    /// <summary>The row comes so long after later ones that it cannot be put in order.</summary>
    Late,

    /// <summary>The connected fabric does not have the subject.</summary>
    Unknown,

    /// <summary>It is an adapter of the host itself.</summary>
    HostSide,

    /// <summary>It is a total that says nothing of an adapter or uplink, or is there a second time.</summary>
    NotUsed,

    /// <summary>The file has only one direction of it, or only some members of an uplink.</summary>
    Incomplete,

    /// <summary>A value is blank.</summary>
    Missing,

    /// <summary>A value is no number.</summary>
    NotANumber,

    /// <summary>A value is below 0.</summary>
    Negative,

    /// <summary>A value is above what can be.</summary>
    Absurd,

    /// <summary>The same reading stands there already.</summary>
    Repeated,

    /// <summary>Readings of one time differ; which is right is not known, so none is taken.</summary>
    Contradictory,

    /// <summary>Nothing tells how long its interval was: it is the only one of its subject.</summary>
    NoInterval,
}
