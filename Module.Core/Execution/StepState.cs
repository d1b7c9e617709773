namespace NetUtil.Core.Execution;

/// <summary>How a step of a run stands.</summary>
public enum StepState
{
    /// <summary>It is to be carried out.</summary>
    Planned,

    /// <summary>It was given to the platform; how it ended is not known, or not yet.</summary>
    Started,

    /// <summary>The platform did it; whether it works is not yet measured.</summary>
    Done,

    /// <summary>Measurement shows that it works.</summary>
    Verified,

    /// <summary>The platform says it did it, but measurement does not show it.</summary>
    NotVerified,

    /// <summary>The platform did not do it.</summary>
    Failed,

    /// <summary>The fabric was not as planned, so it was not tried.</summary>
    Refused,

    /// <summary>It was not tried: an earlier one that it depends on did not succeed, the policy did not let it be
    /// tried then, or the run ended before it.</summary>
    Dropped,
}
