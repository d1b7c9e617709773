using System;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>A job of the simulated VMM.</summary>
internal sealed class VmmJob
{
    /// <summary>Its id.</summary>
    internal Guid Id { get; } = Guid.NewGuid();

    /// <summary>The command that began it, or a label in brackets for one of VMM's own.</summary>
    internal required string Command { get; init; }

    /// <summary>The fabric's id of the VM that it locks; null where it locks none.</summary>
    internal string? MachineId { get; init; }

    /// <summary>VMM's id of what it changes.</summary>
    internal Guid TargetId { get; init; }

    /// <summary>The fabric's step that it waits for; null where it ends by time.</summary>
    internal string? StepId { get; init; }

    /// <summary>The mark that the caller left on it.</summary>
    internal Guid? Mark { get; init; }

    /// <summary>When it began.</summary>
    internal DateTimeOffset Start { get; init; }

    /// <summary>When it ends, where it waits for no step.</summary>
    internal DateTimeOffset Due { get; init; }

    /// <summary>What it does when it ends well.</summary>
    internal Action? Work { get; init; }

    /// <summary>The error that it ends with though it did its work; 0 for none.</summary>
    internal int Warning { get; init; }

    /// <summary>Running, Completed, SucceedWithInfo, Failed or Canceled.</summary>
    internal string Status { get; set; } = "Running";

    /// <summary>The error that it ended with; 0 for none.</summary>
    internal int Code { get; set; }

    /// <summary>From 0 to 100.</summary>
    internal int Percent { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    internal DateTimeOffset? End { get; set; }

    /// <summary>Whether it is still at it.</summary>
    internal bool IsRunning => End is null;
}
