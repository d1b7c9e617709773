using NetUtil.Core.Specs;

namespace NetUtil.Outputs;

/// <summary>One problem of a spec file, as Test-AppNetworkSpec writes it. Immutable.</summary>
public sealed class SpecProblemRecord
{
    internal SpecProblemRecord(string path, SpecProblem problem)
    {
        Path = path;
        Line = problem.Line;
        Column = problem.Column;
        Expected = problem.Expected;
        Found = problem.Found;
        Suggestion = problem.Suggestion;
        Message = problem.Message;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in the file, from 1.</summary>
    public int Column { get; }

    /// <summary>What should stand there.</summary>
    public string Expected { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What was probably meant; null where that is not clear.</summary>
    public string? Suggestion { get; }

    /// <summary>Where, what and what to do, in one sentence.</summary>
    public string Message { get; }
}
