using System.Management.Automation;
using System.Management.Automation.Host;

namespace NetUtil.Shell.Failures;

/// <summary>Shows errors, and remembers whether one was for a command that the shell lacks.</summary>
internal sealed class FailureWriter
{
    private readonly PSHostUserInterface _screen;

    /// <summary>Makes it.</summary>
    /// <param name="screen">Where errors are shown.</param>
    internal FailureWriter(PSHostUserInterface screen)
    {
        _screen = screen;
    }

    /// <summary>Whether a command was missing since the last <see cref="Reset"/>.</summary>
    internal bool SawLackingCommand { get; private set; }

    /// <summary>Forgets what was seen.</summary>
    internal void Reset() => SawLackingCommand = false;

    /// <summary>Shows an error.</summary>
    /// <param name="error">The error.</param>
    internal void Write(ErrorRecord error)
    {
        SawLackingCommand |= error.Exception is CommandNotFoundException;
        string text = FailureText.Of(error);
        _screen.WriteErrorLine(_screen.SupportsVirtualTerminal
            ? PSStyle.Instance.Formatting.Error + text + PSStyle.Instance.Reset
            : text);
    }
}
