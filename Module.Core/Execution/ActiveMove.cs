using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>A VM that lies where NetUtil left it and not where NetUtil found it. Immutable.</summary>
public sealed class ActiveMove
{
    internal ActiveMove(FabricInventory fabric, string originalHostId, DateTimeOffset since, RunStep step)
    {
        Step = Guard.NotNull(step, nameof(step));
        MigrationAdaptation move = (MigrationAdaptation)step.Adaptation;
        CurrentHostName = move.ToHostName;
        OriginalHostName = fabric.FindHost(originalHostId)?.Name ?? originalHostId;
        Since = since;
    }

    /// <summary>Name of the VM.</summary>
    public string MachineName => Step.Adaptation.MachineName;

    /// <summary>Id of the VM.</summary>
    public string MachineId => Step.Adaptation.MachineId;

    /// <summary>The host it lay on before the first move of NetUtil.</summary>
    public string OriginalHostName { get; }

    /// <summary>The host it lies on.</summary>
    public string CurrentHostName { get; }

    /// <summary>When NetUtil first moved it away, UTC.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>When it moved it last, UTC.</summary>
    public DateTimeOffset Changed => Step.Time;

    /// <summary>Why it moved it last, in words.</summary>
    public string Reason => Step.Reason;

    /// <summary>The run that moved it last.</summary>
    public string RunId => Step.RunId;

    private RunStep Step { get; }
}
