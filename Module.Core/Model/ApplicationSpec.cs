using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>What one distributed application needs of the network. Immutable.</summary>
public sealed class ApplicationSpec
{
    /// <summary>Makes a spec.</summary>
    /// <param name="name">The application's name; not blank.</param>
    /// <param name="components">Its components; names unique without case.</param>
    /// <param name="specifications">Its capacitySpecifications; ids unique without case.</param>
    public ApplicationSpec(
        string name, IReadOnlyList<Component> components, IReadOnlyList<CapacitySpecification> specifications)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Components = Guard.NotNull(components, nameof(components));
        Specifications = Guard.NotNull(specifications, nameof(specifications));
        Requirements = specifications.SelectMany(RequirementsOf).ToArray();
    }

    /// <summary>The application's name.</summary>
    public string Name { get; }

    /// <summary>Its components.</summary>
    public IReadOnlyList<Component> Components { get; }

    /// <summary>Its capacitySpecifications.</summary>
    public IReadOnlyList<CapacitySpecification> Specifications { get; }

    /// <summary>Every statement as a requirement of its own, in file order.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>Finds a component by name, without case.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The component, or null.</returns>
    public Component? FindComponent(string name) => Components.FirstOrDefault(
        component => string.Equals(component.Name, name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Requirement> RequirementsOf(CapacitySpecification specification) =>
        specification.Statements.Select((statement, index) => new Requirement(
            Name,
            specification.Statements.Count == 1
                ? specification.Id
                : string.Format(CultureInfo.InvariantCulture, "{0}/{1}", specification.Id, index + 1),
            statement,
            specification.Settings));
}
