using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace NetUtil.Shell.Hosting;

/// <summary>The host that PowerShell's engine sees.</summary>
internal sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface _userInterface;

    /// <summary>Makes a host.</summary>
    /// <param name="console">Where it reads and writes.</param>
    internal ShellHost(IShellConsole console)
    {
        _userInterface = new ShellUserInterface(console);
    }

    /// <summary>The exit code that a command asked for, or null while none has.</summary>
    internal int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "NetUtil.Shell";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <summary>The culture of figures and views.</summary>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <summary>The language of messages.</summary>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _userInterface;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() =>
        throw new NotSupportedException("This shell cannot suspend a command; answer yes or no.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() =>
        throw new NotSupportedException("This shell has no nested prompt to leave.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <summary>Takes what is still shown of progress off the screen.</summary>
    internal void Finish() => _userInterface.Finish();
}
