using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A named role in an application. Immutable.</summary>
public sealed class Component
{
    /// <summary>Makes a component.</summary>
    /// <param name="name">Unique in its application without case; not blank.</param>
    /// <param name="binding">What binds it to instances.</param>
    public Component(string name, ComponentBinding binding)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Binding = Guard.NotNull(binding, nameof(binding));
    }

    /// <summary>Unique in its application without case.</summary>
    public string Name { get; }

    /// <summary>What binds it to instances.</summary>
    public ComponentBinding Binding { get; }
}
