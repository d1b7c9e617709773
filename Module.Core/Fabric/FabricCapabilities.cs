namespace NetUtil.Core.Fabric;

/// <summary>What a platform can do. Immutable, compared by value.</summary>
public sealed record FabricCapabilities
{
    /// <summary>True where a port's minimum, weight and maximum can be set.</summary>
    public bool CanChangeBandwidth { get; init; }

    /// <summary>True where a VM can be live-migrated.</summary>
    public bool CanMigrate { get; init; }

    /// <summary>True where time only moves when someone waits or steps.</summary>
    public bool IsSimulated { get; init; }
}
