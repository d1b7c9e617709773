namespace NetUtil.HelpPages;

/// <summary>What is wrong with a page, and where.</summary>
/// <param name="File">The page's path.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What was expected and what was found.</param>
internal sealed record PageProblem(string File, int Line, string Message)
{
    /// <summary>The problem in the form that a build shows as an error of the file.</summary>
    public override string ToString() => $"{File}({Line}): error HELP: {Message}";
}
