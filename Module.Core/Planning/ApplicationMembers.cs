using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Says which applications a VM has a part in. Immutable.</summary>
public sealed class ApplicationMembers
{
    private readonly Dictionary<string, string[]> _applications;

    /// <summary>Finds the members of applications.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="specs">All registered specs.</param>
    public ApplicationMembers(FabricInventory fabric, IReadOnlyList<ApplicationSpec> specs)
    {
        ComponentBinder binder = new(Guard.NotNull(fabric, nameof(fabric)), []);
        _applications = Guard.NotNull(specs, nameof(specs))
            .SelectMany(spec => binder.Bind(spec).Values
                .SelectMany(component => component.Instances)
                .Where(instance => !instance.IsExternal)
                .Select(instance => (spec.Name, instance.Key)))
            .GroupBy(member => member.Key, member => member.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Distinct(StringComparer.OrdinalIgnoreCase).ToArray(),
                StringComparer.Ordinal);
    }

    /// <summary>The applications that a VM has a part in.</summary>
    /// <param name="machineId">Its id.</param>
    public IReadOnlyCollection<string> ApplicationsOf(string machineId) =>
        _applications.TryGetValue(machineId, out string[]? found) ? found : [];
}
