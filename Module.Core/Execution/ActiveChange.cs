using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>A port that stands as NetUtil left it and not as NetUtil found it. Immutable.</summary>
public sealed class ActiveChange
{
    internal ActiveChange(BandwidthAdaptation change, PortSettings original, DateTimeOffset since, RunStep step)
    {
        Change = Guard.NotNull(change, nameof(change));
        Original = original;
        Since = since;
        Step = step;
    }

    /// <summary>Name of the VM.</summary>
    public string MachineName => Change.MachineName;

    /// <summary>Id of the VM.</summary>
    public string MachineId => Change.MachineId;

    /// <summary>Id of the adapter.</summary>
    public string AdapterId => Change.AdapterId;

    /// <summary>The settings before the first change of NetUtil.</summary>
    public PortSettings Original { get; }

    /// <summary>The settings as NetUtil left them last.</summary>
    public PortSettings Current => Change.To;

    /// <summary>When NetUtil first changed the original settings, UTC.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>When it changed them last, UTC.</summary>
    public DateTimeOffset Changed => Step.Time;

    /// <summary>Why it changed them last, in words.</summary>
    public string Reason => Step.Reason;

    /// <summary>The run that changed them last.</summary>
    public string RunId => Step.RunId;

    /// <summary>How the last change stands: Done, Verified or NotVerified; Started where only the port itself
    /// tells that it was done.</summary>
    public StepState State => Step.State;

    private BandwidthAdaptation Change { get; }

    private RunStep Step { get; }
}
