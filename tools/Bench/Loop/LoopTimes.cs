using System;

namespace NetUtil.Bench.Loop;

/// <summary>How long a scene is looked at. Immutable, compared by value.</summary>
/// <param name="WarmUp">Meters are read, nothing is decided and nothing counted: floors need a history.</param>
/// <param name="Busy">How long the background load lasts from then on.</param>
/// <param name="Calm">How long the loop goes on once the background load is gone.</param>
internal sealed record LoopTimes(TimeSpan WarmUp, TimeSpan Busy, TimeSpan Calm)
{
    /// <summary>From the begin to the end of the background load.</summary>
    internal TimeSpan Loaded => WarmUp + Busy;

    /// <summary>All of it.</summary>
    internal TimeSpan Length => WarmUp + Busy + Calm;
}
