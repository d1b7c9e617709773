namespace NetUtil.Core.Model;

/// <summary>Which rule keeps a VM from a host.</summary>
public enum PlacementObstacleKind
{
    /// <summary>The host is in maintenance, or the platform places nothing on it.</summary>
    Unavailable,

    /// <summary>The VM names possible owners, and the host is none of them.</summary>
    PossibleOwners,

    /// <summary>The VM is highly available, and the host is no node of a cluster.</summary>
    HighAvailability,

    /// <summary>The host has too little memory left.</summary>
    Memory,

    /// <summary>The host has too few processors.</summary>
    Processors,

    /// <summary>A member of one of the VM's availability sets lies on the host, or is being moved
    /// there.</summary>
    AvailabilitySet,

    /// <summary>The host lacks an adapter's switch, or that switch has no way out or does not reach its network
    /// or subnet.</summary>
    Network,

    /// <summary>The host's switch does not take the settings of an adapter's port.</summary>
    PortSettings,

    /// <summary>The platform names a reason why the VM cannot be moved.</summary>
    NotMovable,

    /// <summary>The VM does not run, or is being moved already.</summary>
    State,

    /// <summary>The VM lies on the host already.</summary>
    SameHost,

    /// <summary>The hosts are in different clusters, or one of them is in none.</summary>
    Cluster,

    /// <summary>One of the hosts has no network for live migrations.</summary>
    MigrationNetwork,

    /// <summary>One of the hosts takes part in no live migrations at all.</summary>
    MigrationSlots,
}
