namespace NetUtil.Core.Simulation;

/// <summary>What a series of rates does when its last interval is over.</summary>
public enum SeriesEnd
{
    /// <summary>It starts again from its first rate; before its start it runs backwards in the same
    /// rhythm.</summary>
    Repeat,

    /// <summary>It is 0 before its start and after its end.</summary>
    Stop,
}
