using NetUtil.Core.Internals;

namespace NetUtil.Core.Fabric;

/// <summary>How a step ended, or how it stands. Immutable.</summary>
public sealed class AdaptationOutcome
{
    /// <summary>Makes an outcome.</summary>
    /// <param name="state">What became of the step.</param>
    /// <param name="message">The platform's words; may be empty.</param>
    /// <param name="isTransient">True where the platform calls a failure one that may pass.</param>
    public AdaptationOutcome(AdaptationState state, string message = "", bool isTransient = false)
    {
        State = state;
        Message = Guard.NotNull(message, nameof(message));
        IsTransient = isTransient;
    }

    /// <summary>What became of the step.</summary>
    public AdaptationState State { get; }

    /// <summary>The platform's words; may be empty.</summary>
    public string Message { get; }

    /// <summary>True where the platform calls a failure one that may pass.</summary>
    public bool IsTransient { get; }
}
