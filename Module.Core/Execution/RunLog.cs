using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>The steps of a run that is under way, as they stand, each change of one in the journal. Not safe on
/// several threads.</summary>
internal sealed class RunLog
{
    private readonly IJournal _journal;
    private readonly IFabricClock _clock;
    private readonly Action<RunStep> _report;
    private readonly List<RunStep> _steps = new();
    private readonly HashSet<int> _unwritten = new();

    public RunLog(IJournal journal, IFabricClock clock, Action<RunStep> report)
    {
        _journal = journal;
        _clock = clock;
        _report = report;
    }

    /// <summary>The steps as they stand.</summary>
    public IReadOnlyList<RunStep> Steps => _steps;

    /// <summary>Takes the steps of a run that begins or goes on.</summary>
    public void Take(IEnumerable<RunStep> steps) => _steps.AddRange(steps);

    /// <summary>Records how a step stands, and reports it.</summary>
    public void Put(int index, StepState state, string message)
    {
        Record(index, _steps[index] with { State = state, Time = _clock.Now, Message = message });
        _report(_steps[index]);
    }

    /// <summary>Says of each step that is open what became of it. Nothing is reported.</summary>
    /// <param name="find">Asks the platform for a step that was started; null where it gives no answer.</param>
    /// <param name="why">Why the run ended; a clause.</param>
    public void Close(Func<RunStep, AdaptationOutcome?> find, string why)
    {
        for (int i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].State is StepState.Planned or StepState.Started)
            {
                AdaptationOutcome? found = _steps[i].State == StepState.Planned
                    ? new AdaptationOutcome(AdaptationState.NotStarted)
                    : find(_steps[i]);
                Record(i, StepEnding.Of(_steps[i], found, why, _clock.Now));
            }
            else if (_unwritten.Contains(i))
            {
                Record(i, _steps[i]);
            }
        }
    }

    /// <summary>Ends the run in the journal.</summary>
    /// <param name="run">The run.</param>
    /// <param name="state">How it ended, unless nothing at all was done.</param>
    /// <param name="why">What comes first in its summary; may be empty.</param>
    /// <returns>The run as it ended.</returns>
    public RunRecord End(RunRecord run, RunState state, string why)
    {
        int done = _steps.Count(StandingChanges.WasDone);
        bool isNothingDone = done == 0 && _steps.All(step => step.State != StepState.Started);
        RunRecord ended = Guard.NotNull(run, nameof(run)) with
        {
            State = isNothingDone ? RunState.Failed : state,
            End = _clock.Now,
            Summary = why + string.Format(
                CultureInfo.CurrentCulture,
                "{0} of {1} steps done, {2} of them verified by measurement, {3} not working as set",
                done,
                _steps.Count,
                _steps.Count(step => step.State == StepState.Verified),
                _steps.Count(step => step.State == StepState.NotVerified)) + NotTried(why),
        };
        return RunEnding.Write(ended, _journal);
    }

    // Why a run broke off says it of its steps too.
    private string NotTried(string why)
    {
        RunStep[] dropped = _steps.Where(step => step.State == StepState.Dropped).ToArray();
        return why.Length > 0 || dropped.Length == 0
            ? ""
            : string.Format(
                CultureInfo.CurrentCulture, "; {0} not tried. {1}", dropped.Length, dropped[0].Message);
    }

    // Known in memory first: where the journal fails for once, breaking off writes it after all.
    private void Record(int index, RunStep step)
    {
        _steps[index] = step;
        _unwritten.Add(index);
        _journal.Write(step);
        _unwritten.Remove(index);
    }
}
