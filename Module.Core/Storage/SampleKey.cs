using System;

namespace NetUtil.Storage;

/// <summary>Where a sample belongs in its table, and in what was given. Immutable.</summary>
/// <remarks>Samples are added in the order of the table, so that one touches the page that the one before it
/// touched; of samples with one key the first that was given comes first, and stays.</remarks>
/// <param name="Hour">The hour in which it ends.</param>
/// <param name="Series">Number of its series.</param>
/// <param name="Ended">End of its interval. Unit: UTC tick.</param>
/// <param name="Index">Its place in what was given.</param>
internal readonly record struct SampleKey(long Hour, long Series, long Ended, int Index) : IComparable<SampleKey>
{
    /// <summary>Compares by hour, series, end and place.</summary>
    public int CompareTo(SampleKey other) =>
        Hour != other.Hour ? Hour.CompareTo(other.Hour)
        : Series != other.Series ? Series.CompareTo(other.Series)
        : Ended != other.Ended ? Ended.CompareTo(other.Ended)
        : Index.CompareTo(other.Index);
}
