using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>What of a fabric is old enough to be rolled up. Immutable.</summary>
internal sealed class RollUpPlan
{
    private readonly long _fabric;
    private readonly IReadOnlyDictionary<StatisticResolution, long> _cutoffs;

    private RollUpPlan(long fabric, IReadOnlyDictionary<StatisticResolution, long> cutoffs)
    {
        _fabric = fabric;
        _cutoffs = cutoffs;
    }

    /// <summary>Plans.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="now">Its time.</param>
    /// <param name="retention">How long things are kept.</param>
    /// <returns>The plan, or null where the fabric has no sample.</returns>
    public static RollUpPlan? Of(
        SqliteConnection connection, string fabricId, DateTimeOffset now, StatisticRetention retention)
    {
        if (NameTable.Find(connection, fabricId) is not long fabric
            || connection.Number("SELECT MAX(hour) FROM samples WHERE fabric = $1", fabric) is not long newest)
        {
            return null;
        }

        long time = Math.Min(now.UtcTicks, (newest + 1) * StoreTime.LengthOf(StatisticResolution.Hour));
        return new RollUpPlan(fabric, new Dictionary<StatisticResolution, long>
        {
            [StatisticResolution.Raw] =
                StoreTime.FirstFrom(Before(time, retention.Raw), StatisticResolution.Hour),
            [StatisticResolution.Minute] = FirstDay(time, retention.Minutes) * 24 * 60,
            [StatisticResolution.Hour] = FirstDay(time, retention.Hours) * 24,
            [StatisticResolution.Day] = FirstDay(time, retention.Days),
        });
    }

    /// <summary>The finest of what is due, or null where nothing is.</summary>
    public StatisticResolution? Due(SqliteConnection connection)
    {
        for (StatisticResolution finer = StatisticResolution.Raw; finer <= StatisticResolution.Day; finer++)
        {
            if (finer == StatisticResolution.Raw
                ? SampleRollUp.IsDue(connection, _fabric, _cutoffs[finer])
                : BucketRollUp.IsDue(connection, _fabric, finer, _cutoffs[finer]))
            {
                return finer;
            }
        }

        return null;
    }

    /// <summary>Does a part of it, within one transaction.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="finer">What is due.</param>
    /// <param name="limit">How many rows at most.</param>
    public RollUpResult Step(SqliteConnection connection, StatisticResolution finer, int limit) =>
        finer == StatisticResolution.Raw
            ? SampleRollUp.Step(connection, _fabric, _cutoffs[finer], limit)
            : BucketRollUp.Step(connection, _fabric, finer, _cutoffs[finer], limit);

    private static long Before(long time, TimeSpan span) => Math.Max(0, time - span.Ticks);

    private static long FirstDay(long time, TimeSpan span) =>
        StoreTime.FirstFrom(Before(time, span), StatisticResolution.Day);
}
