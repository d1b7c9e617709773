namespace NetUtil.Core.Model;

/// <summary>What kind of capacity traffic passes.</summary>
public enum RouteStepKind
{
    /// <summary>The uplink of a virtual switch.</summary>
    Uplink,

    /// <summary>A known link.</summary>
    Link,

    /// <summary>The line of an external.</summary>
    External,
}
