using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Port settings that NetUtil made and that still stand. Immutable.</summary>
public sealed class StandingChange
{
    /// <summary>Makes a standing change.</summary>
    /// <param name="adapterId">The adapter; not blank.</param>
    /// <param name="original">The settings before the first change of NetUtil.</param>
    /// <param name="current">The settings as NetUtil left them last.</param>
    public StandingChange(string adapterId, PortSettings original, PortSettings current)
    {
        AdapterId = Guard.NotBlank(adapterId, nameof(adapterId));
        Original = Guard.NotNull(original, nameof(original));
        Current = Guard.NotNull(current, nameof(current));
    }

    /// <summary>The adapter.</summary>
    public string AdapterId { get; }

    /// <summary>The settings before the first change of NetUtil.</summary>
    public PortSettings Original { get; }

    /// <summary>The settings as NetUtil left them last.</summary>
    public PortSettings Current { get; }
}
