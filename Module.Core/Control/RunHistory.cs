using System.Collections.Generic;
using NetUtil.Core.Execution;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Control;

/// <summary>A run as the journal has it, with its steps. Immutable.</summary>
public sealed class RunHistory
{
    internal RunHistory(RunRecord run, IReadOnlyList<RunStep> steps)
    {
        Run = Guard.NotNull(run, nameof(run));
        Steps = Guard.NotNull(steps, nameof(steps));
    }

    /// <summary>The run.</summary>
    public RunRecord Run { get; }

    /// <summary>Its steps as they stand, by number.</summary>
    public IReadOnlyList<RunStep> Steps { get; }
}
