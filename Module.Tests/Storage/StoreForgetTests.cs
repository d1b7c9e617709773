using System;
using System.Linq;
using System.Threading;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class StoreForgetTests : IDisposable
{
    private static readonly DateTimeOffset s_zero = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public StoreForgetTests() => _store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Forget_deletes_what_is_known_of_one_fabric_and_of_no_other()
    {
        Fill("one");
        Fill("other");

        _store.Forget("one");

        Assert.Equal((0, 0, 0, 0), CountsOf("one"));
        Assert.Equal((1, 1, 1, 1), CountsOf("other"));
    }

    [Fact]
    public void Forget_frees_a_fabric_whose_run_never_ended()
    {
        Fill("one");

        _store.Forget("one");

        Fill("one");
        Assert.Equal((1, 1, 1, 1), CountsOf("one"));
    }

    [Fact]
    public void Forget_keeps_specs()
    {
        SpecReadResult read = SpecReader.Read(Commands.Lab.Spec);
        _store.Specs.Put(new RegisteredSpec(read.Spec!, read.Xml, s_zero, ""));

        _store.Forget("Shop");

        Assert.Single(_store.Specs.ReadAll());
    }

    [Fact]
    public void Forget_of_an_unknown_fabric_is_no_mistake()
    {
        Fill("one");

        _store.Forget("ONE");

        Assert.Equal((1, 1, 1, 1), CountsOf("one"));
    }

    private (int Samples, int Readings, int Runs, int Steps) CountsOf(string fabric) => (
        _store.Statistics.Read(fabric, s_zero, s_zero.AddHours(1), CancellationToken.None).Count(),
        _store.Statistics.ReadLastReadings(fabric).Count,
        _store.Journal.ReadRuns(fabric).Count,
        _store.Journal.ReadSteps("run of " + fabric).Count);

    private void Fill(string fabric)
    {
        _store.Statistics.Add(
            fabric,
            [new TrafficSample(TrafficKind.Adapter, "a", s_zero, s_zero.AddMinutes(1), 1, 2, "meter")],
            [new CounterReading(TrafficKind.Adapter, "a", s_zero, 1, 2, "life", "meter")]);
        RunRecord run = new("run of " + fabric, fabric, "me", s_zero) { State = RunState.Running };
        BandwidthAdaptation change = new("m", "m", "a", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 1));
        Assert.Null(_store.Journal.Begin(
            run,
            [new RunStep(run.RunId, 1, "step of " + fabric, change, "why", StepState.Planned, s_zero)]));
    }
}
