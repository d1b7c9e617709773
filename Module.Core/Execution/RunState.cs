namespace NetUtil.Core.Execution;

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>It is under way, or its process died.</summary>
    Running,

    /// <summary>Every step was carried out, and no measurement speaks against one.</summary>
    Completed,

    /// <summary>Some steps were carried out and work, or it was not seen whether they do; others not.</summary>
    Partial,

    /// <summary>No step was carried out.</summary>
    Failed,
}
