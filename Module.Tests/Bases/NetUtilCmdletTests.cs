using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Bases;

public sealed class NetUtilCmdletTests : IDisposable
{
    private readonly EngineSession _session = new();

    public NetUtilCmdletTests()
    {
        EngineRun import = _session.Run(
            "param($Assembly) Import-Module -Assembly $Assembly", ("Assembly", typeof(ProbeCommand).Assembly));
        Assert.Empty(import.Errors);
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Attempt_turns_the_expected_exception_into_an_error_and_goes_on()
    {
        EngineRun run = _session.Run("'fail', 'work' | Test-NetUtilProbe");

        Assert.Equal([false, true], run.Values<bool>());
        Assert.Equal(["ProbeGone,NetUtil.Tests.Bases.ProbeCommand"], run.ErrorIds);
        Assert.Equal("fail", run.Errors[0].TargetObject);
        Assert.False(run.WasEnded);
    }

    [Fact]
    public void Attempt_lets_an_exception_that_nobody_expects_end_the_command()
    {
        EngineRun run = _session.Run("'surprise', 'work' | Test-NetUtilProbe");

        Assert.Empty(run.Output);
        Assert.Equal("not expected", Assert.Single(run.Errors).Exception.Message);
    }

    [Fact]
    public void Demand_ends_the_command_with_the_error()
    {
        EngineRun run = _session.Run("'demand', 'work' | Test-NetUtilProbe");

        Assert.Empty(run.Output);
        Assert.Equal(["ProbeGone,NetUtil.Tests.Bases.ProbeCommand"], run.ErrorIds);
    }

    [Fact]
    public void Progress_comes_at_once_then_waits_and_is_completed()
    {
        EngineRun run = _session.Run("Test-NetUtilProbe progress");

        Assert.Equal(
            [ProgressRecordType.Processing, ProgressRecordType.Completed],
            run.Progress.Select(record => record.RecordType));
        Assert.Equal("vm1", run.Progress[0].StatusDescription);
        Assert.Equal(25, run.Progress[0].PercentComplete);
        Assert.All(run.Progress, record => Assert.Equal("Move", record.Activity));
    }

    [Fact]
    public void Progress_of_an_unknown_share_has_no_percentage() =>
        Assert.Equal(
            -1, Assert.Single(_session.Run("Test-NetUtilProbe 'unknown share'").Progress).PercentComplete);

    [Fact]
    public void Dispose_is_called_when_the_command_ends()
    {
        int before = ProbeCommand.DisposedCount;
        _session.Run("Test-NetUtilProbe work");

        Assert.Equal(before + 1, ProbeCommand.DisposedCount);
    }

    [Fact]
    public void StopToken_is_cancelled_when_the_pipeline_is_stopped()
    {
        using ManualResetEvent waiting = new(initialState: false);

        Assert.True(_session.RunAndStop(
            "param($Waiting) Test-NetUtilProbe wait -Waiting $Waiting", waiting, ("Waiting", waiting)));
    }
}
