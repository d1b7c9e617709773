using System;
using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Doubles;

/// <summary>Another provider whose calls a test can watch, answer or break.</summary>
internal sealed class WatchedProvider : IFabricProvider, IFabricClock
{
    private readonly IFabricProvider _inner;

    public WatchedProvider(IFabricProvider inner)
    {
        _inner = inner;
        OnCarryOut = inner.CarryOut;
        OnStart = inner.Start;
        OnFindStep = inner.FindStep;
        OnReadInventory = inner.ReadInventory;
        OnReadMeters = inner.ReadMeters;
        OnWait = inner.Clock.Wait;
    }

    /// <summary>Makes a provider whose changes and questions pass a fuse.</summary>
    public WatchedProvider(IFabricProvider inner, Fuse fuse)
        : this(inner)
    {
        OnCarryOut = (change, id, stop) => fuse.Guard(() => inner.CarryOut(change, id, stop), Unreachable);
        OnStart = (change, id, stop) => fuse.Guard(() => inner.Start(change, id, stop), Unreachable);
        OnFindStep = (id, stop) => fuse.Guard(() => inner.FindStep(id, stop), Unreachable);
    }

    public Func<Adaptation, string, CancellationToken, AdaptationOutcome> OnCarryOut { get; set; }

    public Func<Adaptation, string, CancellationToken, AdaptationOutcome> OnStart { get; set; }

    public Func<string, CancellationToken, AdaptationOutcome> OnFindStep { get; set; }

    public Func<CancellationToken, FabricInventory> OnReadInventory { get; set; }

    public Func<CancellationToken, MeterReading> OnReadMeters { get; set; }

    public Action<TimeSpan, CancellationToken> OnWait { get; set; }

    /// <summary>The ids of the steps that were started or carried out, and how long was waited, in
    /// order.</summary>
    public List<string> Calls { get; } = [];

    public string Name => _inner.Name;

    public string FabricId => _inner.FabricId;

    public FabricCapabilities Capabilities => _inner.Capabilities;

    public IFabricClock Clock => this;

    public DateTimeOffset Now => _inner.Clock.Now;

    public void Wait(TimeSpan duration, CancellationToken stopToken)
    {
        Calls.Add("wait " + duration.TotalSeconds);
        OnWait(duration, stopToken);
    }

    public FabricInventory ReadInventory(CancellationToken stopToken) => OnReadInventory(stopToken);

    public MeterReading ReadMeters(CancellationToken stopToken) => OnReadMeters(stopToken);

    public AdaptationOutcome Start(Adaptation adaptation, string stepId, CancellationToken stopToken)
    {
        Calls.Add(stepId);
        return OnStart(adaptation, stepId, stopToken);
    }

    public AdaptationOutcome CarryOut(Adaptation adaptation, string stepId, CancellationToken stopToken)
    {
        Calls.Add(stepId);
        return OnCarryOut(adaptation, stepId, stopToken);
    }

    public AdaptationOutcome FindStep(string stepId, CancellationToken stopToken) =>
        OnFindStep(stepId, stopToken);

    public void Dispose() => _inner.Dispose();

    private static FabricException Unreachable() => new("No route to the server.");
}
