namespace NetUtil.Core.Execution;

/// <summary>How a migration of a wave stands.</summary>
internal enum MigrationFlightState
{
    /// <summary>It was not given to the platform yet.</summary>
    Waiting,

    /// <summary>The platform is at it.</summary>
    UnderWay,

    /// <summary>A try failed, and the next one is to come.</summary>
    Retrying,

    /// <summary>Nothing more is done about it.</summary>
    Over,
}
