using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>One statement of one application's spec about a path. Immutable.</summary>
public sealed class Requirement
{
    /// <summary>Makes a requirement.</summary>
    /// <param name="application">The application's name; not blank.</param>
    /// <param name="id">Such as "web-out" or "r4/2"; not blank.</param>
    /// <param name="statement">What it says.</param>
    /// <param name="settings">Its attributes.</param>
    public Requirement(string application, string id, Statement statement, SpecificationSettings settings)
    {
        Application = Guard.NotBlank(application, nameof(application));
        Id = Guard.NotBlank(id, nameof(id));
        Statement = Guard.NotNull(statement, nameof(statement));
        Settings = Guard.NotNull(settings, nameof(settings));
    }

    /// <summary>The application's name.</summary>
    public string Application { get; }

    /// <summary>Such as "web-out" or "r4/2"; unique in the application.</summary>
    public string Id { get; }

    /// <summary>What it says.</summary>
    public Statement Statement { get; }

    /// <summary>Its attributes.</summary>
    public SpecificationSettings Settings { get; }

    /// <summary>"application/id", which is unique among registered specs.</summary>
    public string FullName => Application + "/" + Id;

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}
