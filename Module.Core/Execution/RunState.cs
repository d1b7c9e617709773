namespace NetUtil.Core.Execution;

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>It is under way, or its process died.</summary>
    Running,

    /// <summary>Every step was carried out and verified.</summary>
    Completed,

    /// <summary>Some steps were carried out, others were not.</summary>
    Partial,

    /// <summary>No step was carried out.</summary>
    Failed,
}
