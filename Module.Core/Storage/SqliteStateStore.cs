using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>A store in one file of its folder.</summary>
internal sealed class SqliteStateStore : IStateStore
{
    private readonly StoreFile _file;

    /// <summary>Makes a store of an open file, which it owns.</summary>
    public SqliteStateStore(StoreFile file)
    {
        _file = file;
        Specs = new SqliteSpecStore(file);
        Statistics = new SqliteStatisticStore(file);
        Journal = new SqliteJournal(file);
        Policy = new SqlitePolicyStore(file);
        Settings = new SqliteSettingStore(file);
    }

    /// <inheritdoc/>
    public string Folder => _file.Folder;

    /// <inheritdoc/>
    public ISpecStore Specs { get; }

    /// <inheritdoc/>
    public IStatisticStore Statistics { get; }

    /// <inheritdoc/>
    public IJournal Journal { get; }

    /// <inheritdoc/>
    public IPolicyStore Policy { get; }

    /// <inheritdoc/>
    public ISettingStore Settings { get; }

    /// <inheritdoc/>
    public void Forget(string fabricId)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        _file.Write(connection =>
        {
            if (NameTable.Find(connection, fabricId) is long fabric)
            {
                const string SeriesOf = "(SELECT id FROM series WHERE fabric = $1)";
                connection.Run("DELETE FROM rollups WHERE tier IN (1, 2, 3) AND series IN " + SeriesOf, fabric);
                connection.Run("DELETE FROM rolled_spans WHERE series IN " + SeriesOf, fabric);
                connection.Run("DELETE FROM rollup_state WHERE fabric = $1", fabric);
                connection.Run("DELETE FROM samples WHERE fabric = $1", fabric);
                connection.Run("DELETE FROM series WHERE fabric = $1", fabric);
                connection.Run("DELETE FROM last_readings WHERE fabric = $1", fabric);
                _file.Series.Forget();
            }

            const string RunsOf = "(SELECT run FROM runs WHERE fabric = $1)";
            connection.Run("DELETE FROM step_states WHERE run IN " + RunsOf, fabricId);
            connection.Run("DELETE FROM steps WHERE run IN " + RunsOf, fabricId);
            return connection.Run("DELETE FROM runs WHERE fabric = $1", fabricId);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
