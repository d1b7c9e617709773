using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>The figures of one path instance. Rates in bit/s. Immutable.</summary>
public sealed class PathFigure
{
    /// <summary>Makes figures.</summary>
    /// <param name="path">Such as "web-01 -> sql-01"; not blank.</param>
    /// <param name="observedLow">At least this is observed; at least 0.</param>
    /// <param name="observedHigh">At most this is observed; infinite where nothing is known.</param>
    /// <param name="achievable">What it could carry; infinite where nothing known limits it.</param>
    /// <param name="evidence">How what is observed is known.</param>
    public PathFigure(string path, double observedLow, double observedHigh, double achievable, Evidence evidence)
    {
        Path = Guard.NotBlank(path, nameof(path));
        ObservedLow = Guard.NotNegative(observedLow, nameof(observedLow));
        ObservedHigh = observedHigh;
        Achievable = achievable;
        Evidence = evidence;
    }

    /// <summary>The instances in order.</summary>
    public string Path { get; }

    /// <summary>What is observed, where it is measured; null otherwise. Unit: bit/s.</summary>
    public double? Observed => Evidence == Evidence.Measured ? ObservedLow : null;

    /// <summary>At least this is observed. Unit: bit/s.</summary>
    public double ObservedLow { get; }

    /// <summary>At most this is observed. Unit: bit/s.</summary>
    public double ObservedHigh { get; }

    /// <summary>What it could carry while every requirement of the same or a higher priority holds. Unit: bit/s.
    /// </summary>
    public double Achievable { get; }

    /// <summary>How what is observed is known.</summary>
    public Evidence Evidence { get; }

    /// <summary>What is offered and does not arrive; null where the sender's meter does not tell. Unit: bit/s.
    /// </summary>
    public double? Unmet { get; init; }

    /// <summary>The path and its rates.</summary>
    public override string ToString() => Path;
}
