namespace NetUtil.Core.Simulation;

/// <summary>How an adaptation of a simulated fabric goes wrong.</summary>
public enum AdaptationFaultKind
{
    /// <summary>It fails, changes nothing, and is called one that may pass.</summary>
    Transient,

    /// <summary>It fails, changes nothing, and is called one that stays.</summary>
    Permanent,

    /// <summary>It is accepted and shown, but what acted before acts on; a migration is called done, but the
    /// VM stays where it was.</summary>
    NoEffect,

    /// <summary>It is carried out, but the answer is lost: the caller gets an exception, and can find the step by
    /// its id.</summary>
    LostAnswer,

    /// <summary>A migration fails on its way; the VM stays where it was. Hits migrations only.</summary>
    Interrupted,

    /// <summary>A migration stands still, copies nothing and keeps its slots, until it fails; the VM stays
    /// where it was. Hits migrations only.</summary>
    Stuck,

    /// <summary>A migration stands still until it is called failed; then it goes on all the same, and the VM
    /// moves. Hits migrations only.</summary>
    Late,
}
