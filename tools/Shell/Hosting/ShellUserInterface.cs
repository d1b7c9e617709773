using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace NetUtil.Shell.Hosting;

/// <summary>Shows what commands write, and asks what they ask.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    private readonly IShellConsole _console;
    private readonly ProgressLine _progress;
    private readonly ChoicePrompt _choices;
    private readonly FieldPrompt _fields;

    /// <summary>Makes it.</summary>
    /// <param name="console">Where it reads and writes.</param>
    internal ShellUserInterface(IShellConsole console)
    {
        _console = console;
        _progress = new ProgressLine(console);
        _choices = new ChoicePrompt(this);
        _fields = new FieldPrompt(this);
        RawUI = new ShellRawUserInterface(console);
    }

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; }

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => _console.IsTerminal;

    /// <inheritdoc/>
    public override void Write(string value)
    {
        _progress.Hide();
        _console.Write(Shown(value));
    }

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value)
    {
        _progress.Hide();
        _console.WriteLine(Shown(value));
    }

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        _progress.Hide();
        _console.WriteErrorLine(Shown(value));
    }

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    /// <inheritdoc/>
    public override string ReadLine() => _console.ReadLine() ?? throw InputEnded();

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        SecureString secret = new();
        foreach (char letter in _console.ReadHiddenLine() ?? throw InputEnded())
        {
            secret.AppendChar(letter);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) =>
        _fields.Ask(caption, message, descriptions);

    /// <inheritdoc/>
    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _choices.AskOne(caption, message, choices, defaultChoice);

    /// <inheritdoc/>
    public Collection<int> PromptForChoice(
        string? caption,
        string? message,
        Collection<ChoiceDescription> choices,
        IEnumerable<int>? defaultChoices) =>
        _choices.AskSeveral(caption ?? "", message ?? "", choices, defaultChoices ?? []);

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) =>
        throw CredentialRefusal();

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        throw CredentialRefusal();

    /// <summary>Takes what is still shown of progress off the screen.</summary>
    internal void Finish() => _progress.Hide();

    private static HostException InputEnded() =>
        new("A command asks for an answer, but the input has ended. Give the answer as a parameter.");

    private static HostException CredentialRefusal() =>
        new("This shell asks for no credentials. Run the command in PowerShell, or pass it a credential object.");

    private string Shown(string value) =>
        _console.IsTerminal ? value : new StringDecorated(value).ToString(OutputRendering.PlainText);
}
