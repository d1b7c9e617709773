using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>Why a VM may not lie on a host, or not be moved there. Immutable, compared by value.</summary>
public sealed record PlacementObstacle
{
    /// <summary>Makes an obstacle.</summary>
    /// <param name="kind">The rule.</param>
    /// <param name="text">The reason as a sentence for people; not blank.</param>
    public PlacementObstacle(PlacementObstacleKind kind, string text)
    {
        Kind = kind;
        Text = Guard.NotBlank(text, nameof(text));
    }

    /// <summary>The rule.</summary>
    public PlacementObstacleKind Kind { get; }

    /// <summary>The reason as a sentence for people.</summary>
    public string Text { get; }

    /// <inheritdoc cref="Text"/>
    public override string ToString() => Text;
}
