using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>How a run is carried out. Immutable.</summary>
public sealed record RunOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="runId">Unique among all runs; not blank.</param>
    /// <param name="owner">Machine, user and process, as the journal names them; not blank.</param>
    public RunOptions(string runId, string owner)
    {
        RunId = Guard.NotBlank(runId, nameof(runId));
        Owner = Guard.NotBlank(owner, nameof(owner));
    }

    /// <summary>Unique among all runs.</summary>
    public string RunId { get; }

    /// <summary>Machine, user and process, as the journal names them.</summary>
    public string Owner { get; }

    /// <summary>Says whether the owner of a run that is under way still lives; where it does not, the run is
    /// closed and the fabric is free. Default: every owner lives.</summary>
    public Func<string, bool> IsOwnerAlive
    {
        get;
        init => field = Guard.NotNull(value, nameof(IsOwnerAlive));
    } = _ => true;

    /// <summary>Says why the policy does not let a step be tried now, in words, or gives null where it does.
    /// Asked before each step, with the steps of the run and the fabric as they then stand. Default: every step
    /// may be tried.</summary>
    public Func<RunStep, IReadOnlyList<RunStep>, FabricInventory, string?> Forbids
    {
        get;
        init => field = Guard.NotNull(value, nameof(Forbids));
    } = (_, _, _) => null;

    /// <summary>Time between the readings that verify; default 1 min; above 0.</summary>
    public TimeSpan VerifyInterval
    {
        get;
        init => field = AboveZero(value, nameof(VerifyInterval));
    } = TimeSpan.FromMinutes(1);

    /// <summary>Full intervals measured to verify; default 2; 1 to 1000. Where meters lag or do not answer, up to
    /// three times as many readings are taken.</summary>
    public int VerifyIntervals
    {
        get;
        init => field = (int)Guard.InRange(value, 1, 1000, nameof(VerifyIntervals));
    } = 2;

    /// <summary>Tries of a step that fails with what the platform calls transient; default 3; 1 to 10.</summary>
    public int Tries
    {
        get;
        init => field = (int)Guard.InRange(value, 1, 10, nameof(Tries));
    } = 3;

    /// <summary>Wait before the second try, doubled for each further one; default 10 s; above 0.</summary>
    public TimeSpan RetryDelay
    {
        get;
        init => field = AboveZero(value, nameof(RetryDelay));
    } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for a step that the platform is still at; default 15 min; above 0. Of
    /// migrations, which can take longer, see <see cref="MovePatience"/>.</summary>
    public TimeSpan StepPatience
    {
        get;
        init => field = AboveZero(value, nameof(StepPatience));
    } = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait for a migration that the platform is still at, and for a free slot before;
    /// default 1 h; above 0.</summary>
    public TimeSpan MovePatience
    {
        get;
        init => field = AboveZero(value, nameof(MovePatience));
    } = TimeSpan.FromHours(1);

    /// <summary>Migrations at once that a host may take part in, where its own slots allow it; default 2; at
    /// least 1.</summary>
    public int MigrationsAtOnce
    {
        get;
        init => field = (int)Guard.InRange(value, 1, int.MaxValue, nameof(MigrationsAtOnce));
    } = 2;

    /// <summary>How long to wait for a change that the platform is still at.</summary>
    internal TimeSpan PatienceFor(Adaptation adaptation) =>
        adaptation is MigrationAdaptation ? MovePatience : StepPatience;

    private static TimeSpan AboveZero(TimeSpan value, string name) => value > TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be above 0.");
}
