using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>A sample, or a minute, hour or day that samples were rolled up to, as the file has it. Immutable.
/// </summary>
/// <param name="Resolution">What it is.</param>
/// <param name="Ended">End of the last sample. Unit: UTC tick.</param>
/// <param name="Covered">Length of all samples. Unit: tick.</param>
/// <param name="Sent">Unit: byte.</param>
/// <param name="Received">Unit: byte.</param>
/// <param name="Samples">How many samples.</param>
/// <param name="Quality">The worst of them.</param>
/// <param name="Coverage">The weakest of them.</param>
/// <param name="SentRates">A sketch of the rates; null for one sample.</param>
/// <param name="ReceivedRates">A sketch of the rates; null for one sample.</param>
internal readonly record struct TrafficRow(
    StatisticResolution Resolution,
    long Ended,
    long Covered,
    double Sent,
    double Received,
    long Samples,
    SampleQuality Quality,
    PairCoverage Coverage,
    byte[]? SentRates,
    byte[]? ReceivedRates)
{
    /// <summary>The columns that <see cref="Read"/> takes, of a sample.</summary>
    public const string OfSample = "0 AS tier, ended, length, sent, received, 1, quality, coverage, NULL, NULL";

    /// <summary>The columns that <see cref="Read"/> takes, of a minute, hour or day.</summary>
    public const string OfBucket = """
        tier,
        start * CASE tier WHEN 1 THEN 600000000 WHEN 2 THEN 36000000000 ELSE 864000000000 END + last AS ended,
        covered, sent, received, samples, quality, coverage, sent_rates, received_rates
        """;

    /// <summary>The levels of the table "rollups" with their lengths in ticks.</summary>
    public const string Levels = "(VALUES (1, 600000000), (2, 36000000000), (3, 864000000000))";

    /// <summary>Begin of the one sample, or of the last one if it were as long as all. Unit: UTC tick.</summary>
    public long Started => Ended - Covered;

    /// <summary>The rates sent. Unit: bit/s.</summary>
    public RateSketch SentSketch() => SketchOf(SentRates, Sent);

    /// <summary>The rates received. Unit: bit/s.</summary>
    public RateSketch ReceivedSketch() => SketchOf(ReceivedRates, Received);

    /// <summary>Reads a row.</summary>
    /// <param name="reader">A reader with the columns above.</param>
    /// <param name="first">Which of its columns is the first of them.</param>
    public static TrafficRow Read(SqliteDataReader reader, int first) => new(
        (StatisticResolution)reader.GetInt32(first),
        reader.GetInt64(first + 1),
        reader.GetInt64(first + 2),
        reader.GetDouble(first + 3),
        reader.GetDouble(first + 4),
        reader.GetInt64(first + 5),
        (SampleQuality)reader.GetInt32(first + 6),
        (PairCoverage)reader.GetInt32(first + 7),
        reader.GetValue(first + 8) as byte[],
        reader.GetValue(first + 9) as byte[]);

    private RateSketch SketchOf(byte[]? kept, double bytes)
    {
        if (kept is not null)
        {
            return SketchBlob.Read(kept);
        }

        RateSketch sketch = new();
        sketch.Add(bytes * 8e7 / Covered);
        return sketch;
    }
}
