namespace NetUtil.Core.Fabric;

/// <summary>What became of a step on the platform.</summary>
public enum AdaptationState
{
    /// <summary>The platform does not know the step.</summary>
    NotStarted,

    /// <summary>The platform is at it.</summary>
    Running,

    /// <summary>The platform says that it is done; whether it works is for measurement to say.</summary>
    Done,

    /// <summary>The platform says that it failed.</summary>
    Failed,
}
