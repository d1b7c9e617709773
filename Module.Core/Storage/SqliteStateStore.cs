using NetUtil.Core.Execution;
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
    public void Dispose() => _file.Dispose();
}
