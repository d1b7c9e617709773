using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.State;

/// <summary>A store could not do what was asked; nothing of the call was written.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes an exception; its message is what went wrong, followed by what to do.</summary>
    /// <param name="problem">The kind of failure.</param>
    /// <param name="path">The file or folder that it is about; not blank.</param>
    /// <param name="what">What went wrong and where, as a sentence; not blank.</param>
    /// <param name="advice">What to do, as a sentence; not blank.</param>
    /// <param name="inner">What it comes from; null where nothing lies below.</param>
    public StoreException(
        StoreProblem problem, string path, string what, string advice, Exception? inner = null)
        : base(Guard.NotBlank(what, nameof(what)) + " " + Guard.NotBlank(advice, nameof(advice)), inner)
    {
        Problem = problem;
        Path = Guard.NotBlank(path, nameof(path));
        Advice = advice;
    }

    /// <summary>The kind of failure.</summary>
    public StoreProblem Problem { get; }

    /// <summary>The file or folder that it is about.</summary>
    public string Path { get; }

    /// <summary>What to do, as a sentence; it also ends the message.</summary>
    public string Advice { get; }
}
