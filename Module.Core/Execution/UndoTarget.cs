using System;

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

    /// <summary>The last step that changed the thing.</summary>
    public RunStep Last { get; }

    /// <summary>What it is to be again; null where it stays.</summary>
    public T? Value { get; }

    /// <summary>Why it stays, a sentence; null where it is changed.</summary>
    public string? Obstacle { get; }

    /// <summary>Judges one thing.</summary>
    /// <param name="chain">Its changes by all runs.</param>
    /// <param name="runId">The run to take back; null for all.</param>
    /// <param name="words">Says how the thing stands: "the port has ...".</param>
    /// <param name="gone">Says that it is no more, a sentence.</param>
    /// <returns>The target; null where nothing of the run, or of all runs, is left to take back.</returns>
    /// <remarks>Only what stands as it was left is taken back.</remarks>
    public static UndoTarget<T>? Of(ChangeChain<T> chain, string? runId, Func<T, string> words, string gone)
    {
        if ((runId is null ? chain : chain.Of(runId)).Outcome is not (T original, T left, _, RunStep last)
            || Equals(original, chain.Now))
        {
            return null;
        }

        if (chain.Now is null)
        {
            return new(last, null, gone);
        }

        RunStep newest = chain.Links[chain.Links.Count - 1].Step;
        return left.Equals(chain.Now) ? new(last, original, null)
            : newest.RunId != last.RunId
                ? new(last, null, $"Run {newest.RunId} changed it since; {words(chain.Now)}.")
            : new(last, null, $"Somebody else changed it since: {words(chain.Now)}, and the run left {left}.");
    }
}
