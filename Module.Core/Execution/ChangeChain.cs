using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Execution;

/// <summary>The changes that runs made of one thing, a port or the place of a VM, oldest first.
/// Immutable.</summary>
/// <typeparam name="T">What is changed, compared by value.</typeparam>
/// <remarks>A step of which nobody knows how it ended counts where the thing, or the next change of it, stands as
/// the step was to leave it.</remarks>
internal sealed class ChangeChain<T>
    where T : class, IEquatable<T>
{
    private readonly IReadOnlyList<Link> _links;

    /// <summary>Makes a chain.</summary>
    /// <param name="changes">Steps that may have changed the thing, oldest first; at least one.</param>
    /// <param name="now">How it stands now; null where it is no more.</param>
    public ChangeChain(IReadOnlyList<Link> changes, T? now)
    {
        Now = now;
        Any = changes[0].Step;
        _links = changes
            .Where((link, i) => StandingChanges.WasDone(link.Step)
                || (link.Step.State == StepState.Started
                    && Equals(link.To, i + 1 < changes.Count ? changes[i + 1].From : now)))
            .ToArray();
    }

    private ChangeChain(ChangeChain<T> whole, IReadOnlyList<Link> links)
    {
        Now = whole.Now;
        Any = whole.Any;
        _links = links;
    }

    /// <summary>How the thing stands now; null where it is no more.</summary>
    public T? Now { get; }

    /// <summary>A step that may have changed the thing, which names it.</summary>
    public RunStep Any { get; }

    /// <summary>The changes that were made, oldest first.</summary>
    public IReadOnlyList<Link> Links => _links;

    /// <summary>What NetUtil found, what it left last, since when, and the last step; null where it left what it
    /// found. Where somebody else changed the thing between two changes of NetUtil, theirs is what it
    /// found.</summary>
    public (T Original, T Left, DateTimeOffset Since, RunStep Last)? Outcome
    {
        get
        {
            (T Original, T Left, DateTimeOffset Since, RunStep Last)? outcome = null;
            foreach (Link link in _links)
            {
                bool goesOn = outcome is not null
                    && outcome.Value.Left.Equals(link.From)
                    && !outcome.Value.Original.Equals(outcome.Value.Left);
                outcome = (
                    goesOn ? outcome!.Value.Original : link.From,
                    link.To,
                    goesOn ? outcome!.Value.Since : link.Step.Time,
                    link.Step);
            }

            return outcome is not null && !outcome.Value.Original.Equals(outcome.Value.Left) ? outcome : null;
        }
    }

    /// <summary>The chain of some runs alone.</summary>
    /// <param name="runIds">The runs.</param>
    public ChangeChain<T> Of(IReadOnlyCollection<string> runIds) =>
        new(this, _links.Where(link => runIds.Contains(link.Step.RunId)).ToArray());

    /// <summary>One step and what it was to do.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="From">What it found.</param>
    /// <param name="To">What it was to make.</param>
    public sealed record Link(RunStep Step, T From, T To);
}
