using NetUtil.Core.Internals;

namespace NetUtil.Core.Import;

/// <summary>Why a file, or the rest of it, could not be read, and what to do. Immutable.</summary>
public sealed class ImportRefusal
{
    internal ImportRefusal(ImportProblem problem, string message, string advice)
    {
        Problem = problem;
        Message = Guard.NotBlank(message, nameof(message));
        Advice = Guard.NotBlank(advice, nameof(advice));
    }

    /// <summary>The kind of problem.</summary>
    public ImportProblem Problem { get; }

    /// <summary>What is wrong and where, as a sentence.</summary>
    public string Message { get; }

    /// <summary>What to do, as a sentence.</summary>
    public string Advice { get; }

    /// <summary>The message and the advice.</summary>
    public override string ToString() => Message + " " + Advice;
}
