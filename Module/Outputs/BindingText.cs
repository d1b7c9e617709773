using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Outputs;

/// <summary>Writes what binds a component as a spec's attributes say it.</summary>
internal static class BindingText
{
    /// <summary>Writes a binding, such as <c>service="Shop" tier="Web"</c>.</summary>
    /// <param name="binding">The binding.</param>
    internal static string Of(ComponentBinding binding)
    {
        (string Name, string? Value)[] attributes =
        [
            ("vm", List(binding.MachineNames)),
            ("vmId", List(binding.MachineIds)),
            ("service", binding.Service),
            ("tier", binding.Tier),
            ("property", binding.PropertyName is null ? null : $"{binding.PropertyName}={binding.PropertyValue}"),
            ("tag", binding.Tag),
            ("hostGroup", binding.HostGroup),
            ("cloud", binding.Cloud),
            ("network", binding.Network),
            ("external", List(binding.Externals)),
            ("capacity", binding.ExternalCapacityBitsPerSecond is double capacity
                ? BandwidthText.Scaled(capacity, CultureInfo.CurrentCulture)
                : null),
        ];
        return string.Join(" ", attributes
            .Where(attribute => attribute.Value is not null)
            .Select(attribute => $"{attribute.Name}=\"{attribute.Value}\""));
    }

    private static string? List(IReadOnlyList<string> entries) =>
        entries.Count == 0 ? null : string.Join("; ", entries);
}
