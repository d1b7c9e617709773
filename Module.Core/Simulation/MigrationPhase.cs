namespace NetUtil.Core.Simulation;

/// <summary>How far a live migration of a simulated fabric is.</summary>
public enum MigrationPhase
{
    /// <summary>It waits for a slot on both hosts.</summary>
    Waiting,

    /// <summary>Memory is copied while the VM runs.</summary>
    Copying,

    /// <summary>The VM is paused, and the rest is copied.</summary>
    Stopping,

    /// <summary>All is copied; the VM is about to run on its new host.</summary>
    Switching,
}
