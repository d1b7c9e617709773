using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class SqliteJournalTests : IDisposable
{
    private static readonly DateTimeOffset s_zero = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<PortSettings> s_port = Gen.Select(
        Gen.Double[0, 1e11].Nullable(), Gen.Int[1, 100].Nullable(), Gen.Double[1e11, 1e12].Nullable(),
        (minimum, weight, maximum) => new PortSettings(minimum, weight, maximum));

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStateStore _store;

    public SqliteJournalTests() =>
        _store = new(StoreFile.Open(_folder.FullName, StoreAccess.Write, new StoreLimits()));

    private IJournal Journal => _store.Journal;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_run_and_its_steps_come_back_as_they_were()
    {
        RunRecord run = new("run", "fabric", "me on here", s_zero.AddTicks(7)) { Summary = "it's \"begun\"" };
        RunStep[] steps = [Step("run", 2, "s2"), Step("run", 1, "s1")];

        Assert.Null(Journal.Begin(run, steps));

        Assert.Equal(run, Assert.Single(Journal.ReadRuns("fabric")));
        Assert.Equal([1, 2], Journal.ReadSteps("run").Select(step => step.Number));
        RunStep back = Journal.ReadSteps("run")[0];
        Assert.Equal(("run", "s1", "because", StepState.Planned, s_zero, ""), (
            back.RunId, back.StepId, back.Reason, back.State, back.Time, back.Message));
    }

    [Fact]
    public void Every_bandwidth_change_comes_back_as_it_was()
    {
        int round = 0;
        Gen.Select(s_port, s_port, Gen.String[1, 20]).Sample((from, to, name) =>
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                return;
            }

            string id = "run " + Interlocked.Increment(ref round);
            BandwidthAdaptation change = new("vm", name, "adapter", from, to);
            Journal.Begin(
                new RunRecord(id, "fabric of " + id, "me", s_zero),
                [new RunStep(id, 1, "step of " + id, change, "because", StepState.Planned, s_zero)]);

            BandwidthAdaptation back = Assert.IsType<BandwidthAdaptation>(
                Assert.Single(Journal.ReadSteps(id)).Adaptation);
            Assert.Equal((change.From, change.To), (back.From, back.To));
            Assert.Equal(("vm", name, "adapter"), (back.MachineId, back.MachineName, back.AdapterId));
        });
    }

    [Fact]
    public void A_move_is_read_back_as_it_was_written()
    {
        MigrationAdaptation move = new("vm", "größe \"1\"", "h1", "HV01", "h2", "HV02");
        Journal.Begin(Run("r"), [new RunStep("r", 1, "s1", move, "because", StepState.Planned, s_zero)]);

        MigrationAdaptation back = Assert.IsType<MigrationAdaptation>(
            Assert.Single(Journal.ReadSteps("r")).Adaptation);
        Assert.Equal(
            (move.MachineId, move.MachineName, move.FromHostId, move.FromHostName, move.ToHostId, move.ToHostName),
            (back.MachineId, back.MachineName, back.FromHostId, back.FromHostName, back.ToHostId,
                back.ToHostName));
    }

    [Fact]
    public void A_second_run_of_a_fabric_is_told_the_holder_and_not_written()
    {
        RunRecord first = Run("first");
        Journal.Begin(first, [Step("first", 1, "s1")]);

        RunRecord? holder = Journal.Begin(Run("second"), [Step("second", 1, "s2")]);

        Assert.Equal(first, holder);
        Assert.Equal(first, Assert.Single(Journal.ReadRuns(null)));
        Assert.Empty(Journal.ReadSteps("second"));
    }

    [Fact]
    public void Another_fabric_is_free()
    {
        Assert.Null(Journal.Begin(Run("first"), []));
        Assert.Null(Journal.Begin(Run("second", fabric: "other"), []));

        Assert.Equal("second", Assert.Single(Journal.ReadRuns("other")).RunId);
        Assert.Equal(2, Journal.ReadRuns(null).Count);
    }

    [Theory]
    [InlineData(RunState.Completed)]
    [InlineData(RunState.Partial)]
    [InlineData(RunState.Failed)]
    public void The_end_of_a_run_frees_its_fabric(RunState state)
    {
        Journal.Begin(Run("first"), []);
        RunRecord ended = Run("first") with { State = state, End = s_zero.AddMinutes(3), Summary = "done" };

        Journal.End(ended);

        Assert.Equal(ended, Assert.Single(Journal.ReadRuns("fabric")));
        Assert.Null(Journal.Begin(Run("second"), []));
    }

    [Fact]
    public void A_second_store_of_the_folder_sees_the_run_and_cannot_begin_another()
    {
        using IStateStore other = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
        Journal.Begin(Run("first"), [Step("first", 1, "s1")]);

        Assert.Equal("first", other.Journal.Begin(Run("second"), [])?.RunId);
        other.Journal.Write(Step("first", 1, "s1") with { State = StepState.Started });

        Assert.Equal(StepState.Started, Assert.Single(Journal.ReadSteps("first")).State);
    }

    [Fact]
    public void The_file_itself_holds_one_running_run_a_fabric()
    {
        Journal.Begin(Run("first"), []);

        SqliteException failure = Assert.Throws<SqliteException>(() => Execute(
            "INSERT INTO runs (run, fabric, owner, started, state, summary) "
                + "VALUES ('second', 'fabric', 'me', 0, 'Running', '')"));

        Assert.Equal(19, failure.SqliteErrorCode);
    }

    [Fact]
    public void Every_state_of_a_step_stays_and_the_last_one_counts()
    {
        RunStep step = Step("run", 1, "s1");
        Journal.Begin(Run("run"), [step, Step("run", 2, "s2")]);

        Journal.Write(step with { State = StepState.Started, Time = s_zero.AddSeconds(1) });
        Journal.Write(step with { State = StepState.Done, Time = s_zero.AddSeconds(2), Message = "set" });
        Journal.Write(step with { State = StepState.Verified, Time = s_zero.AddTicks(20_000_001) });

        Assert.Equal(
            [(1, StepState.Verified, s_zero.AddTicks(20_000_001), ""), (2, StepState.Planned, s_zero, "")],
            Journal.ReadSteps("run").Select(one => (one.Number, one.State, one.Time, one.Message)));
        Assert.Equal(
            [
                (1, StepState.Planned, ""),
                (2, StepState.Planned, ""),
                (1, StepState.Started, ""),
                (1, StepState.Done, "set"),
                (1, StepState.Verified, ""),
            ],
            ((SqliteJournal)Journal).ReadHistory("run").Select(one => (one.Number, one.State, one.Message)));
    }

    [Fact]
    public void ReadRuns_lists_the_newest_first()
    {
        foreach ((string id, int start) in new[] { ("a", 2), ("b", 3), ("c", 1), ("d", 3) })
        {
            Journal.Begin(new RunRecord(id, "fabric " + id, "me", s_zero.AddTicks(start)), []);
        }

        Assert.Equal(["d", "b", "a", "c"], Journal.ReadRuns(null).Select(run => run.RunId));
    }

    [Fact]
    public void Begin_refuses_what_is_no_beginning()
    {
        RunRecord ended = Run("run") with { State = RunState.Completed, End = s_zero };
        Assert.Equal("run", Refused(() => Journal.Begin(ended, [])).ParamName);
        Assert.Equal("steps", Refused(() => Journal.Begin(Run("run"), [Step("other", 1, "s1")])).ParamName);
        Assert.Equal("steps", Refused(
            () => Journal.Begin(Run("run"), [Step("run", 1, "s1") with { State = StepState.Done }])).ParamName);
        Assert.Empty(Journal.ReadRuns(null));
    }

    [Fact]
    public void Begin_refuses_ids_that_stand_in_the_journal_and_writes_nothing()
    {
        Journal.Begin(Run("first"), [Step("first", 1, "s1")]);
        Journal.End(Run("first") with { State = RunState.Completed, End = s_zero });

        Refused(() => Journal.Begin(Run("first"), []));
        Refused(() => Journal.Begin(Run("second"), [Step("second", 1, "s2"), Step("second", 2, "s1")]));
        Refused(() => Journal.Begin(Run("second"), [Step("second", 1, "s2"), Step("second", 1, "s3")]));

        Assert.Equal("first", Assert.Single(Journal.ReadRuns(null)).RunId);
        Assert.Empty(Journal.ReadSteps("second"));
        Assert.Null(Journal.Begin(Run("second"), [Step("second", 1, "s2")]));
    }

    [Theory]
    [InlineData("other", 1, "s1")]
    [InlineData("run", 2, "s1")]
    [InlineData("run", 1, "s2")]
    public void Write_refuses_a_step_that_the_journal_does_not_have(string run, int number, string id)
    {
        Journal.Begin(Run("run"), [Step("run", 1, "s1")]);

        ArgumentException failure = Refused(() => Journal.Write(Step(run, number, id)));

        Assert.StartsWith(
            $"The journal has no step {number} '{id}' of run '{run}'.", failure.Message, StringComparison.Ordinal);
        Assert.Single(((SqliteJournal)Journal).ReadHistory("run"));
    }

    [Fact]
    public void End_refuses_a_run_that_is_not_under_way_or_does_not_end()
    {
        RunRecord ended = Run("run") with { State = RunState.Failed, End = s_zero };
        Refused(() => Journal.End(ended));
        Journal.Begin(Run("run"), []);
        Refused(() => Journal.End(Run("run")));
        Refused(() => Journal.End(ended with { End = null }));
        Journal.End(ended);
        Refused(() => Journal.End(ended with { State = RunState.Completed }));

        Assert.Equal(ended, Assert.Single(Journal.ReadRuns(null)));
    }

    [Theory]
    [InlineData("UPDATE steps SET kind = 'teleport'", "a change of the kind 'teleport'")]
    [InlineData("UPDATE steps SET adaptation = '{'", "a damaged change of the kind 'bandwidth'")]
    [InlineData("UPDATE steps SET adaptation = '{}'", "a damaged change of the kind 'bandwidth'")]
    [InlineData("UPDATE steps SET adaptation = '[]'", "a damaged change of the kind 'bandwidth'")]
    [InlineData("UPDATE step_states SET state = 'Dreamt'", "a step in the state 'Dreamt'")]
    [InlineData("UPDATE step_states SET state = '77'", "a step in the state '77'")]
    public void ReadSteps_says_what_it_cannot_read(string change, string what)
    {
        Journal.Begin(Run("run"), [Step("run", 1, "s1")]);
        Execute(change);

        StoreException failure = Assert.Throws<StoreException>(() => Journal.ReadSteps("run"));

        Assert.Equal(StoreProblem.Unreadable, failure.Problem);
        Assert.Equal(
            $"The store '{_folder.At("netutil.db")}' holds {what}, which this version of NetUtil cannot read. "
                + "Install the version of NetUtil that wrote it.",
            failure.Message);
    }

    private static ArgumentException Refused(Action action) => Assert.Throws<ArgumentException>(action);

    private static RunRecord Run(string id, string fabric = "fabric") => new(id, fabric, "me", s_zero);

    private static RunStep Step(string run, int number, string id) => new(
        run,
        number,
        id,
        new BandwidthAdaptation("vm", "VM", "adapter", PortSettings.Unset, new PortSettings(1e6)),
        "because",
        StepState.Planned,
        s_zero);

    private void Execute(string text)
    {
        using SqliteConnection connection = new($"Data Source={_folder.At("netutil.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
