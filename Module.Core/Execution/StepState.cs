namespace NetUtil.Core.Execution;

/// <summary>How a step of a run stands.</summary>
public enum StepState
{
    /// <summary>It is to be carried out.</summary>
    Planned,

    /// <summary>It was given to the platform; how it ended is not yet written.</summary>
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

    /// <summary>It was not tried because an earlier one that it depends on did not succeed.</summary>
    Dropped,
}
