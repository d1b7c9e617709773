namespace NetUtil.Core.Model;

/// <summary>Which way traffic passes an uplink, a link or an external's line.</summary>
public enum RouteDirection
{
    /// <summary>Out of the host; from end A to end B of a link; out of an external.</summary>
    Out,

    /// <summary>Into the host; from end B to end A of a link; into an external.</summary>
    In,
}
