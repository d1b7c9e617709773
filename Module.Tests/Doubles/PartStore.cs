using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Tests.Doubles;

/// <summary>A store with another journal.</summary>
internal sealed class PartStore : IStateStore
{
    private readonly IStateStore _inner;

    public PartStore(IStateStore inner, IJournal journal)
    {
        _inner = inner;
        Journal = journal;
    }

    public string Folder => _inner.Folder;

    public ISpecStore Specs => _inner.Specs;

    public IStatisticStore Statistics => _inner.Statistics;

    public IJournal Journal { get; }

    public IPolicyStore Policy => _inner.Policy;

    public ISettingStore Settings => _inner.Settings;

    public void Forget(string fabricId) => _inner.Forget(fabricId);

    public void Dispose() => _inner.Dispose();
}
