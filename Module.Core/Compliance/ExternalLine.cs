using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Compliance;

/// <summary>The line of an external whose capacity a spec states; all addresses that play the component share it.
/// Immutable.</summary>
/// <param name="Name">The component, or the external where it alone plays it.</param>
/// <param name="EndpointIds">Shape: n >= 1.</param>
/// <param name="CapacityBitsPerSecond">Each way. Unit: bit/s.</param>
internal sealed record ExternalLine(
    string Name, IReadOnlyList<string> EndpointIds, double CapacityBitsPerSecond)
{
    /// <summary>The line of a component; null where none is stated or nothing plays it.</summary>
    public static ExternalLine? Of(BoundComponent component) =>
        component.Component.Binding.ExternalCapacityBitsPerSecond is double capacity && component.Instances.Count > 0
            ? new ExternalLine(
                component.Instances.Count == 1 ? component.Instances[0].Name : component.Component.Name,
                component.Instances.Select(instance => instance.Key).ToArray(),
                capacity)
            : null;
}
