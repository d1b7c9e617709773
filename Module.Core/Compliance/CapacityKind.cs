namespace NetUtil.Core.Compliance;

/// <summary>What limits a set of flows.</summary>
internal enum CapacityKind
{
    /// <summary>The maximum of a virtual port.</summary>
    PortMaximum,

    /// <summary>The guarantee of a virtual port, where its uplink is contended.</summary>
    PortGuarantee,

    /// <summary>One member of a team, which an adapter never exceeds.</summary>
    TeamMember,

    /// <summary>An uplink.</summary>
    Uplink,

    /// <summary>A link.</summary>
    Link,

    /// <summary>The line of an external.</summary>
    External,

    /// <summary>There is no way: an adapter is connected to nothing, or to a switch without an uplink.</summary>
    NoWay,
}
