using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>A component with the instances that play it now. Immutable.</summary>
public sealed class BoundComponent
{
    /// <summary>Makes a bound component.</summary>
    /// <param name="component">The component.</param>
    /// <param name="instances">By name; may be empty.</param>
    /// <param name="notRunning">Names of VMs that match and do not run.</param>
    /// <param name="warnings">What may surprise, in words.</param>
    public BoundComponent(
        Component component,
        IReadOnlyList<ComponentInstance> instances,
        IReadOnlyList<string>? notRunning = null,
        IReadOnlyList<string>? warnings = null)
    {
        Component = Guard.NotNull(component, nameof(component));
        Instances = Guard.NotNull(instances, nameof(instances));
        NotRunning = notRunning ?? Array.Empty<string>();
        Warnings = warnings ?? Array.Empty<string>();
    }

    /// <summary>The component.</summary>
    public Component Component { get; }

    /// <summary>Those that play it, by name.</summary>
    public IReadOnlyList<ComponentInstance> Instances { get; }

    /// <summary>Names of VMs that match and do not run.</summary>
    public IReadOnlyList<string> NotRunning { get; }

    /// <summary>What may surprise, in words.</summary>
    public IReadOnlyList<string> Warnings { get; }
}
