namespace NetUtil.Core.Model;

/// <summary>What a counter or a sample counts.</summary>
public enum TrafficKind
{
    /// <summary>All traffic of a virtual adapter.</summary>
    Adapter,

    /// <summary>The traffic of a virtual adapter with one remote endpoint.</summary>
    Pair,

    /// <summary>All traffic of an uplink.</summary>
    Uplink,

    /// <summary>All traffic of a link; sent is from end A to end B.</summary>
    Link,
}
