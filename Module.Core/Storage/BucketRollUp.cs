using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Rolls minutes up to hours and hours up to days, and deletes days that are too old: one pass over all
/// series each day, in steps.</summary>
internal static class BucketRollUp
{
    /// <summary>Says whether a pass is to begin or to go on.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fabric">Number of the fabric's name.</param>
    /// <param name="finer">What is rolled up: minutes, hours or days.</param>
    /// <param name="cutoff">Earlier ones are rolled up.</param>
    public static bool IsDue(SqliteConnection connection, long fabric, StatisticResolution finer, long cutoff)
    {
        RollUpState state = RollUpState.Read(connection, fabric, finer);
        return state.NextSeries is not null || state.Cutoff < cutoff;
    }

    /// <summary>Goes on with a pass, within one transaction.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fabric">Number of the fabric's name.</param>
    /// <param name="finer">What is rolled up: minutes, hours or days.</param>
    /// <param name="cutoff">Earlier ones are rolled up.</param>
    /// <param name="limit">The largest number of them, and of series that are looked at.</param>
    public static RollUpResult Step(
        SqliteConnection connection, long fabric, StatisticResolution finer, long cutoff, int limit)
    {
        RollUpState state = RollUpState.Read(connection, fabric, finer);
        if (state.NextSeries is null)
        {
            if (state.Cutoff >= cutoff)
            {
                return new RollUpResult(0, 0, 0, 0, IsComplete: true);
            }

            state = new RollUpState(cutoff, 0);
        }

        long moved = 0;
        long? next = state.NextSeries;
        using (CoarserRows rows = new(connection, finer, state.Cutoff))
        {
            for (int looks = 0; next is not null && looks + moved < limit; looks++)
            {
                next = connection.Number(
                    "SELECT MIN(id) FROM series WHERE fabric = $1 AND id >= $2", fabric, next.Value);
                if (next is long series)
                {
                    int most = (int)(limit - looks - moved);
                    int count = rows.Move(series, most);
                    moved += count;
                    next = count == most ? series : series + 1;
                }
            }
        }

        new RollUpState(state.Cutoff, next).Write(connection, fabric, finer);
        bool isDeleted = finer == StatisticResolution.Day;
        return new RollUpResult(0, isDeleted ? 0 : moved, 0, isDeleted ? moved : 0, IsComplete: false);
    }
}
