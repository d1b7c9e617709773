using System.Collections.Generic;
using System.IO;
using NetUtil.Core.Execution;

namespace NetUtil.Tests.Doubles;

/// <summary>A journal whose writes pass a fuse.</summary>
internal sealed class FusedJournal : IJournal
{
    private readonly IJournal _inner;
    private readonly Fuse _fuse;

    public FusedJournal(IJournal inner, Fuse fuse)
    {
        _inner = inner;
        _fuse = fuse;
    }

    public RunRecord? Begin(RunRecord run, IReadOnlyList<RunStep> steps) =>
        _fuse.Guard(() => _inner.Begin(run, steps), Full);

    public RunRecord? TakeOver(RunRecord seen, string owner) =>
        _fuse.Guard(() => _inner.TakeOver(seen, owner), Full);

    public void Write(RunStep step) => _fuse.Guard(
        () =>
        {
            _inner.Write(step);
            return true;
        },
        Full);

    public void End(RunRecord run) => _fuse.Guard(
        () =>
        {
            _inner.End(run);
            return true;
        },
        Full);

    public IReadOnlyList<RunRecord> ReadRuns(string? fabricId) => _inner.ReadRuns(fabricId);

    public IReadOnlyList<RunStep> ReadSteps(string runId) => _inner.ReadSteps(runId);

    private static IOException Full() => new("The disk is full.");
}
