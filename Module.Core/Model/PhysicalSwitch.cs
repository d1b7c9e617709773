using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A switch or router between hosts. Immutable.</summary>
public sealed class PhysicalSwitch
{
    /// <summary>Makes a switch.</summary>
    /// <param name="id">Unique in the fabric; not blank.</param>
    /// <param name="name">Its name for people; not blank.</param>
    public PhysicalSwitch(string id, string name)
    {
        Id = Guard.NotBlank(id, nameof(id));
        Name = Guard.NotBlank(name, nameof(name));
    }

    /// <summary>Unique in the fabric.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }
}
