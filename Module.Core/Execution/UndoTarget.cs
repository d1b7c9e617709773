using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Execution;

/// <summary>What a thing that NetUtil changed is to be again, or why it stays as it is. Immutable.</summary>
/// <typeparam name="T">What is changed, compared by value.</typeparam>
internal sealed class UndoTarget<T>
    where T : class, IEquatable<T>
{
    private UndoTarget(RunStep last, T? value, string? obstacle)
    {
        Last = last;
        Value = value;
        Obstacle = obstacle;
    }

    /// <summary>The last step that changed the thing and is taken back.</summary>
    public RunStep Last { get; }

    /// <summary>What it is to be again; null where it stays.</summary>
    public T? Value { get; }

    /// <summary>Why it stays, a sentence; null where it is changed.</summary>
    public string? Obstacle { get; }

    /// <summary>Judges one thing.</summary>
    /// <param name="chain">Its changes by all runs.</param>
    /// <param name="runId">The run to take back; null for all.</param>
    /// <param name="undoers">Ids of runs that took the run back, as far as they came.</param>
    /// <param name="words">Says how the thing stands: "the port has ...".</param>
    /// <param name="gone">Says that it is no more, a sentence.</param>
    /// <param name="valueOf">The value in words.</param>
    /// <returns>The target; null where nothing of the run, or of all runs, is left to take back.</returns>
    /// <remarks>Only what stands as it was left is taken back; where an earlier try to take it back broke off on
    /// the way, as that left it.</remarks>
    public static UndoTarget<T>? Of(
        ChangeChain<T> chain,
        string? runId,
        IReadOnlyCollection<string> undoers,
        Func<T, string> words,
        string gone,
        Func<T, string> valueOf)
    {
        ChangeChain<T> own = runId is null ? chain : chain.Of([runId, .. undoers]);
        RunStep? last = own.Links.LastOrDefault(link => !undoers.Contains(link.Step.RunId))?.Step;
        if (last is null
            || own.Outcome is not (T original, T left, _, RunStep newest)
            || Equals(original, chain.Now))
        {
            return null;
        }

        if (chain.Now is null)
        {
            return new(last, null, gone);
        }

        RunStep newestOfAll = chain.Links[chain.Links.Count - 1].Step;
        return left.Equals(chain.Now) ? new(last, original, null)
            : newestOfAll.RunId != newest.RunId
                ? new(last, null, $"Run {newestOfAll.RunId} changed it since; {words(chain.Now)}.")
            : new(last, null,
                $"Somebody else changed it since: {words(chain.Now)}, and the run left {valueOf(left)}.");
    }
}
