using System;
using NetUtil.Core.Execution;

namespace NetUtil.Outputs;

/// <summary>A port or a VM that is as NetUtil left it. Immutable.</summary>
public sealed class ActiveRebalance
{
    /// <summary>Makes one.</summary>
    /// <param name="change">The port and what was changed of it.</param>
    public ActiveRebalance(ActiveChange change)
    {
        VirtualMachine = change.MachineName;
        Adapter = change.AdapterId;
        Original = change.Original.ToString();
        Current = change.Current.ToString();
        Since = change.Since;
        Reason = change.Reason;
        RunId = change.RunId;
    }

    /// <summary>Makes one of a moved VM.</summary>
    /// <param name="move">The VM and where it was moved.</param>
    public ActiveRebalance(ActiveMove move)
    {
        VirtualMachine = move.MachineName;
        Adapter = "";
        Original = move.OriginalHostName;
        Current = move.CurrentHostName;
        Since = move.Since;
        Reason = move.Reason;
        RunId = move.RunId;
    }

    /// <summary>The VM.</summary>
    public string VirtualMachine { get; }

    /// <summary>Id of its adapter; "" where the VM was moved.</summary>
    public string Adapter { get; }

    /// <summary>What stood before NetUtil's first change, in words: settings, or the host that the VM lay
    /// on.</summary>
    public string Original { get; }

    /// <summary>What stands now, in words: settings, or the host that the VM lies on.</summary>
    public string Current { get; }

    /// <summary>Since when it is not as NetUtil found it, UTC, by the fabric's clock.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Why it was changed last, in words.</summary>
    public string Reason { get; }

    /// <summary>The run that changed it last.</summary>
    public string RunId { get; }
}
