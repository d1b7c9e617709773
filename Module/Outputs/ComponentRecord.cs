using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>A component of a spec with the instances that play it now. Immutable.</summary>
public sealed class ComponentRecord
{
    internal ComponentRecord(Component component, BoundComponent? bound)
    {
        Name = component.Name;
        Binding = BindingText.Of(component.Binding);
        InstanceCount = bound?.Instances.Count;
        Instances = bound?.Instances.Select(instance => instance.Name).ToArray() ?? Array.Empty<string>();
        NotRunning = bound?.NotRunning.ToArray() ?? Array.Empty<string>();
    }

    /// <summary>The component's name.</summary>
    public string Name { get; }

    /// <summary>What binds it, as the spec says it.</summary>
    public string Binding { get; }

    /// <summary>How many play it now; null where no fabric is connected.</summary>
    public int? InstanceCount { get; }

    /// <summary>Names of those that play it.</summary>
    public IReadOnlyList<string> Instances { get; }

    /// <summary>Names of VMs that match and do not run, so that they are no instances.</summary>
    public IReadOnlyList<string> NotRunning { get; }

    /// <summary>Its name, and how many play it.</summary>
    public override string ToString() => InstanceCount is int count ? $"{Name} ({count})" : Name;
}
