using System;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>A port that stands as NetUtil left it. Immutable.</summary>
public sealed class ActiveRebalance
{
    /// <summary>Makes one.</summary>
    /// <param name="last">The step that changed the port last.</param>
    /// <param name="original">What stood before NetUtil's first change.</param>
    public ActiveRebalance(RunStep last, PortSettings original)
    {
        BandwidthAdaptation change = (BandwidthAdaptation)last.Adaptation;
        VirtualMachine = change.MachineName;
        Adapter = change.AdapterId;
        Original = original.ToString();
        Current = change.To.ToString();
        Since = last.Time;
        Reason = last.Reason;
        RunId = last.RunId;
    }

    /// <summary>The VM.</summary>
    public string VirtualMachine { get; }

    /// <summary>Id of its adapter.</summary>
    public string Adapter { get; }

    /// <summary>What stood before NetUtil's first change, in words.</summary>
    public string Original { get; }

    /// <summary>What stands now, in words.</summary>
    public string Current { get; }

    /// <summary>Since when, UTC, by the fabric's clock.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }

    /// <summary>The run that changed it last.</summary>
    public string RunId { get; }
}
