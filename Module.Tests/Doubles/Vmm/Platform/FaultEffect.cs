namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>What an error does to a call.</summary>
internal enum FaultEffect
{
    /// <summary>The command throws, and nothing is done.</summary>
    Refuse,

    /// <summary>The command takes the call; its job fails.</summary>
    FailJob,

    /// <summary>The job does its work, and ends with the error as a warning.</summary>
    WarnJob,
}
