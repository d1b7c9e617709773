namespace NetUtil.Core.Forecasting;

/// <summary>A past course that may be repeated.</summary>
/// <param name="Start">The minute before which its first window ends.</param>
/// <param name="Weight">How likely; above 0, at most 1.</param>
internal readonly record struct PastCourse(long Start, double Weight);
