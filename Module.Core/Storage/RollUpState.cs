using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>How far a fabric is rolled up. Immutable.</summary>
/// <param name="Cutoff">Hours of samples, or minutes, hours or days, before this one are rolled up or are
/// being; 0 where none ever were.</param>
/// <param name="NextSeries">The series to go on with; null where all are done. Of samples always null.</param>
internal readonly record struct RollUpState(long Cutoff, long? NextSeries)
{
    /// <summary>Reads the state; that of a fabric that was never rolled up has a cutoff of 0.</summary>
    public static RollUpState Read(SqliteConnection connection, long fabric, StatisticResolution finer)
    {
        using SqliteCommand command = connection.Make(
            "SELECT cutoff, next_series FROM rollup_state WHERE fabric = $1 AND tier = $2", fabric, (int)finer);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new RollUpState(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetInt64(1))
            : default;
    }

    /// <summary>Writes the state.</summary>
    public void Write(SqliteConnection connection, long fabric, StatisticResolution finer) => connection.Run(
        "INSERT OR REPLACE INTO rollup_state (fabric, tier, cutoff, next_series) VALUES ($1, $2, $3, $4)",
        fabric,
        (int)finer,
        Cutoff,
        NextSeries);
}
