namespace NetUtil.Tests.Engine;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to its output, line ends as <c>\n</c>.</param>
/// <param name="Errors">What it wrote to its error output, line ends as <c>\n</c>.</param>
internal sealed record ShellResult(int ExitCode, string Output, string Errors);
