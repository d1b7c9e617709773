using System.Collections.Generic;

namespace NetUtil.Core.Execution;

/// <summary>The record of all runs. Each call is on disk when it returns, all or nothing. Two processes may use
/// one journal.</summary>
public interface IJournal
{
    /// <summary>Begins a run and writes its steps, unless another run of the fabric is under way.</summary>
    /// <param name="run">The run; its state is Running.</param>
    /// <param name="steps">Its steps, all Planned.</param>
    /// <returns>Null where it has begun; otherwise the run that holds the fabric, and nothing was
    /// written.</returns>
    RunRecord? Begin(RunRecord run, IReadOnlyList<RunStep> steps);

    /// <summary>Takes over a run that nobody carries out, one under way whose process is gone or one that has
    /// ended, and brings it under way again.</summary>
    /// <param name="seen">The run as it was read.</param>
    /// <param name="owner">Who takes it; not blank.</param>
    /// <returns>Null where it is taken; otherwise the run that holds the fabric, or this run as it stands where
    /// somebody else was faster, and nothing was written.</returns>
    /// <exception cref="System.ArgumentException">The journal has no such run.</exception>
    RunRecord? TakeOver(RunRecord seen, string owner);

    /// <summary>Writes how a step of a run stands now; every state a step was ever in stays in the
    /// journal.</summary>
    /// <param name="step">The step.</param>
    void Write(RunStep step);

    /// <summary>Writes how a run ended and frees the fabric.</summary>
    /// <param name="run">The run, with its end and its state.</param>
    /// <exception cref="System.ArgumentException">The run is not under way, or its owner is another.</exception>
    void End(RunRecord run);

    /// <summary>Lists runs, newest first.</summary>
    /// <param name="fabricId">Only those of one fabric; null for all.</param>
    IReadOnlyList<RunRecord> ReadRuns(string? fabricId);

    /// <summary>Lists the steps of a run as they stand now, by number.</summary>
    /// <param name="runId">The run.</param>
    IReadOnlyList<RunStep> ReadSteps(string runId);
}
