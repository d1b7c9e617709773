namespace NetUtil.Core.Model;

/// <summary>How far a sample can be trusted.</summary>
public enum SampleQuality
{
    /// <summary>Both readings came in time and of one counter life.</summary>
    Good,

    /// <summary>A counter wrapped once within the interval; the difference was completed.</summary>
    Wrapped,

    /// <summary>The interval is longer than usual, because readings between were missing.</summary>
    Long,
}
