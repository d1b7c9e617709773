namespace NetUtil.Core.Import;

/// <summary>Something that a file speaks of and the fabric does not have. Immutable.</summary>
public sealed class UnknownSubject
{
    internal UnknownSubject(string name, string reason, string? nearest)
    {
        Name = name;
        Reason = reason;
        Nearest = nearest;
    }

    /// <summary>Its name as the file writes it.</summary>
    public string Name { get; }

    /// <summary>Why it is not known, in words.</summary>
    public string Reason { get; }

    /// <summary>The id in the fabric that is most likely meant; null where none is near.</summary>
    public string? Nearest { get; }

    /// <summary>The name, why it is not known, and what may be meant.</summary>
    public override string ToString() =>
        $"'{Name}' {Reason}" + (Nearest is null ? "." : $"; did you mean '{Nearest}'?");
}
