using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Execution;

namespace NetUtil.Storage;

/// <summary>Runs, their steps and every state of a step in the store's file.</summary>
internal sealed class SqliteJournal : IJournal
{
    private const string InsertRun = """
        INSERT INTO runs (run, fabric, owner, started, state, summary, undoes) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string InsertStep = """
        INSERT INTO steps (run, number, step, kind, adaptation, reason, host, wave, needs)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string InsertState = """
        INSERT INTO step_states (run, number, state, time, message) VALUES ($1, $2, $3, $4, $5)
        """;

    private const string SelectRuns = """
        SELECT run, fabric, owner, started, ended, state, summary, undoes FROM runs
        """;

    private const string SelectHolder = SelectRuns + " WHERE fabric = $1 AND state = 'Running'";

    private const string SelectStates = """
        SELECT step_states.run, step_states.number, step, kind, adaptation, reason, state, time, message, host, wave, needs
        FROM step_states JOIN steps USING (run, number)
        WHERE step_states.run = $1
        """;

    private readonly StoreFile _file;

    public SqliteJournal(StoreFile file) => _file = file;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The run is not Running, a step is of another run or not Planned, or an
    /// id stands in the journal already.</exception>
    public RunRecord? Begin(RunRecord run, IReadOnlyList<RunStep> steps)
    {
        Required.NotNull(run, nameof(run));
        Required.NotNull(steps, nameof(steps));
        if (run.State != RunState.Running || run.End is not null)
        {
            throw new ArgumentException($"Run '{run.RunId}' begins, so its state is Running.", nameof(run));
        }

        if (steps.FirstOrDefault(one => one.RunId != run.RunId || one.State != StepState.Planned) is { } other)
        {
            throw new ArgumentException(
                $"Step '{other.StepId}' is not a planned step of run '{run.RunId}'.", nameof(steps));
        }

        return _file.Write(connection =>
        {
            RunRecord? holder = Runs(connection, SelectHolder, run.FabricId).FirstOrDefault();
            if (holder is null)
            {
                Insert(connection, run, steps);
            }

            return holder;
        });
    }

    /// <inheritdoc/>
    public RunRecord? TakeOver(RunRecord seen, string owner)
    {
        Required.NotNull(seen, nameof(seen));
        Required.NotNull(owner, nameof(owner));
        return _file.Write(connection =>
        {
            RunRecord? holder = Runs(connection, SelectHolder, seen.FabricId).FirstOrDefault();
            RunRecord now = Runs(connection, SelectRuns + " WHERE run = $1", seen.RunId).FirstOrDefault()
                ?? throw new ArgumentException($"The journal has no run '{seen.RunId}'.", nameof(seen));
            if (holder is not null && holder.RunId != seen.RunId)
            {
                return holder;
            }

            if (!now.Equals(seen))
            {
                return now;
            }

            connection.Run(
                "UPDATE runs SET owner = $2, ended = NULL, state = 'Running', summary = '' WHERE run = $1",
                seen.RunId,
                owner);
            return null;
        });
    }

    /// <inheritdoc/>
    /// <remarks>Its state, time and message are written; the rest stands since the run began.</remarks>
    /// <exception cref="ArgumentException">The journal has no such step.</exception>
    public void Write(RunStep step)
    {
        Required.NotNull(step, nameof(step));
        _file.Write(connection =>
        {
            if (connection.Number(
                "SELECT 1 FROM steps WHERE run = $1 AND number = $2 AND step = $3",
                step.RunId,
                step.Number,
                step.StepId) is null)
            {
                throw new ArgumentException(string.Format(
                    CultureInfo.InvariantCulture,
                    "The journal has no step {0} '{1}' of run '{2}'.",
                    step.Number,
                    step.StepId,
                    step.RunId), nameof(step));
            }

            return InsertStateOf(connection, step);
        });
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The run has no end, or the journal has no such run under way.
    /// </exception>
    public void End(RunRecord run)
    {
        Required.NotNull(run, nameof(run));
        if (run.State == RunState.Running || run.End is null)
        {
            throw new ArgumentException($"Run '{run.RunId}' ends, so it has an end and a state.", nameof(run));
        }

        _file.Write(connection => connection.Run(
            "UPDATE runs SET ended = $2, state = $3, summary = $4 WHERE run = $1 AND state = 'Running' AND owner = $5",
            run.RunId,
            run.End.Value.UtcTicks,
            run.State.ToString(),
            run.Summary,
            run.Owner) == 1
            ? true
            : throw new ArgumentException(
                $"The journal has no run '{run.RunId}' of {run.Owner} under way.", nameof(run)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunRecord> ReadRuns(string? fabricId) => _file.Read(connection => Runs(
        connection,
        SelectRuns + " WHERE $1 IS NULL OR fabric = $1 ORDER BY started DESC, number DESC",
        fabricId));

    /// <inheritdoc/>
    public IReadOnlyList<RunStep> ReadSteps(string runId)
    {
        Required.NotNull(runId, nameof(runId));
        return Steps(runId, SelectStates + """
             AND id = (SELECT MAX(id) FROM step_states AS later
                WHERE later.run = step_states.run AND later.number = step_states.number)
            ORDER BY step_states.number
            """);
    }

    /// <summary>Lists every state that the steps of a run were ever in, oldest first.</summary>
    /// <param name="runId">The run.</param>
    public IReadOnlyList<RunStep> ReadHistory(string runId)
    {
        Required.NotNull(runId, nameof(runId));
        return Steps(runId, SelectStates + " ORDER BY id");
    }

    private static void Insert(SqliteConnection connection, RunRecord run, IReadOnlyList<RunStep> steps)
    {
        try
        {
            connection.Run(
                InsertRun,
                run.RunId,
                run.FabricId,
                run.Owner,
                run.Start.UtcTicks,
                run.State.ToString(),
                run.Summary,
                run.Undoes);
            foreach (RunStep step in steps)
            {
                (string kind, string text) = AdaptationText.Write(step.Adaptation);
                connection.Run(
                    InsertStep,
                    step.RunId,
                    step.Number,
                    step.StepId,
                    kind,
                    text,
                    step.Reason,
                    step.HostName,
                    step.Wave,
                    NumberText.Write(step.DependsOn));
                InsertStateOf(connection, step);
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == StoreErrors.Constraint)
        {
            throw new ArgumentException(
                $"Run '{run.RunId}', or a number or an id of one of its steps, stands in the journal already.",
                nameof(run),
                failure);
        }
    }

    private static int InsertStateOf(SqliteConnection connection, RunStep step) => connection.Run(
        InsertState, step.RunId, step.Number, step.State.ToString(), step.Time.UtcTicks, step.Message);

    private IReadOnlyList<RunRecord> Runs(SqliteConnection connection, string text, string? fabricId)
    {
        List<RunRecord> runs = [];
        using SqliteCommand command = connection.Make(text, fabricId);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            runs.Add(new RunRecord(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.Time(3))
            {
                End = reader.IsDBNull(4) ? null : reader.Time(4),
                State = Parse<RunState>(reader.GetString(5), "a run"),
                Summary = reader.GetString(6),
                Undoes = reader.IsDBNull(7) ? null : reader.GetString(7),
            });
        }

        return runs;
    }

    private IReadOnlyList<RunStep> Steps(string runId, string text) => _file.Read(connection =>
    {
        List<RunStep> steps = [];
        using SqliteCommand command = connection.Make(text, runId);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            steps.Add(new RunStep(
                reader.GetString(0),
                reader.GetInt32(1),
                reader.GetString(2),
                AdaptationText.Read(reader.GetString(3), reader.GetString(4), _file.FileName),
                reader.GetString(5),
                Parse<StepState>(reader.GetString(6), "a step"),
                reader.Time(7))
            {
                Message = reader.GetString(8),
                HostName = reader.GetString(9),
                Wave = reader.GetInt32(10),
                DependsOn = NumberText.Read(reader.GetString(11), _file.FileName),
            });
        }

        return steps;
    });

    private T Parse<T>(string text, string what)
        where T : struct => Enum.TryParse(text, out T value) && Enum.IsDefined(typeof(T), value)
            ? value
            : throw StoreErrors.Unreadable(_file.FileName, $"{what} in the state '{text}'");
}
