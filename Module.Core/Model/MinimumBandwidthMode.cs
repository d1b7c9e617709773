namespace NetUtil.Core.Model;

/// <summary>How a virtual switch guarantees bandwidth; fixed when the switch is made.</summary>
public enum MinimumBandwidthMode
{
    /// <summary>The switch guarantees nothing.</summary>
    None,

    /// <summary>A port has a minimum in bit/s; those without one have one together, <see cref="DefaultFlow"/>.
    /// </summary>
    Absolute,

    /// <summary>A port has a weight; under contention it gets its weight's share of the uplink. Those without
    /// one have one together, <see cref="DefaultFlow"/>.</summary>
    Weight,
}
