using System;
using System.Collections.Generic;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Sessions;

/// <summary>A store as it would be with other specs. Nothing of it can be written.</summary>
internal sealed class PreviewStore : IStateStore, ISpecStore
{
    private readonly IStateStore _store;
    private readonly IReadOnlyList<RegisteredSpec> _specs;

    /// <summary>Puts other specs before a store.</summary>
    /// <param name="store">The store, open for reading; it stays the caller's.</param>
    /// <param name="specs">The specs that would be registered.</param>
    internal PreviewStore(IStateStore store, IReadOnlyList<RegisteredSpec> specs)
    {
        _store = store;
        _specs = specs;
    }

    /// <inheritdoc/>
    public string Folder => _store.Folder;

    /// <inheritdoc/>
    public ISpecStore Specs => this;

    /// <inheritdoc/>
    public IStatisticStore Statistics => _store.Statistics;

    /// <inheritdoc/>
    public IJournal Journal => _store.Journal;

    /// <inheritdoc/>
    public IPolicyStore Policy => _store.Policy;

    /// <inheritdoc/>
    public ISettingStore Settings => _store.Settings;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredSpec> ReadAll() => _specs;

    /// <inheritdoc/>
    public void Put(RegisteredSpec spec) => throw Refusal();

    /// <inheritdoc/>
    public bool Remove(string application) => throw Refusal();

    /// <inheritdoc/>
    public void Forget(string fabricId) => throw Refusal();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static NotSupportedException Refusal() => new("A preview is only read.");
}
