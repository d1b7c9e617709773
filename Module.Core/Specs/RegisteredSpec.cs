using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>A spec as it was registered. Immutable.</summary>
public sealed class RegisteredSpec
{
    /// <summary>Makes a registered spec.</summary>
    /// <param name="spec">What was read.</param>
    /// <param name="xml">The text it was read from, kept to the letter.</param>
    /// <param name="time">When it was registered, UTC.</param>
    /// <param name="source">The file it came from, or "" where it came from none.</param>
    public RegisteredSpec(ApplicationSpec spec, string xml, DateTimeOffset time, string source)
    {
        Spec = Guard.NotNull(spec, nameof(spec));
        Xml = Guard.NotBlank(xml, nameof(xml));
        Time = time.ToUniversalTime();
        Source = Guard.NotNull(source, nameof(source));
    }

    /// <summary>What was read.</summary>
    public ApplicationSpec Spec { get; }

    /// <summary>The text it was read from, kept to the letter.</summary>
    public string Xml { get; }

    /// <summary>When it was registered, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The file it came from, or "".</summary>
    public string Source { get; }
}
