namespace NetUtil.Core.Simulation;

/// <summary>What a rival balancer of a simulated fabric is after.</summary>
public enum RivalKind
{
    /// <summary>It moves VMs back to the hosts where it wants them.</summary>
    Return,

    /// <summary>It evens out the share of memory that VMs hold on the hosts of a cluster.</summary>
    Memory,

    /// <summary>It evens out the virtual processors per logical one on the hosts of a cluster.</summary>
    Processors,
}
