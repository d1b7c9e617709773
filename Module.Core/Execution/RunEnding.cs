using System;
using System.Linq;

namespace NetUtil.Core.Execution;

/// <summary>Writes the end of a run that somebody else may write too.</summary>
internal static class RunEnding
{
    /// <summary>Ends a run in the journal, unless it is ended there or somebody else has taken it over.</summary>
    /// <param name="ended">The run, with its end and its state.</param>
    /// <param name="journal">The journal.</param>
    /// <returns>The run as the journal has it.</returns>
    public static RunRecord Write(RunRecord ended, IJournal journal)
    {
        try
        {
            journal.End(ended);
            return ended;
        }
        catch (ArgumentException) when (Find(ended, journal) is RunRecord found
            && (found.State != RunState.Running || found.Owner != ended.Owner))
        {
            return Find(ended, journal)!;
        }
    }

    /// <summary>Finds a run in the journal.</summary>
    /// <param name="run">The run.</param>
    /// <param name="journal">The journal.</param>
    /// <returns>The run as it stands there, or null.</returns>
    public static RunRecord? Find(RunRecord run, IJournal journal) =>
        journal.ReadRuns(run.FabricId).FirstOrDefault(one => one.RunId == run.RunId);
}
