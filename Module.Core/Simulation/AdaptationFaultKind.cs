namespace NetUtil.Core.Simulation;

/// <summary>How an adaptation of a simulated fabric goes wrong.</summary>
public enum AdaptationFaultKind
{
    /// <summary>It fails, changes nothing, and is called one that may pass.</summary>
    Transient,

    /// <summary>It fails, changes nothing, and is called one that stays.</summary>
    Permanent,

    /// <summary>It is accepted and shown, but what acted before acts on.</summary>
    NoEffect,

    /// <summary>It is carried out, but the answer is lost: the caller gets an exception, and can find the step by
    /// its id.</summary>
    LostAnswer,
}
