namespace NetUtil.Core.Model;

/// <summary>What a node of a path stands for.</summary>
public enum PathNodeKind
{
    /// <summary>Each instance of a component.</summary>
    Component,

    /// <summary>A component collapsed to one figure.</summary>
    Reduced,

    /// <summary>Everything the other end talks to, taken together.</summary>
    Any,
}
