using System;
using System.Collections.Generic;
using System.Text;
using NetUtil.Shell.Hosting;

namespace NetUtil.Tests.Engine;

/// <summary>A console that reads from a list and keeps what is written. It may be read while it is
/// written.</summary>
internal sealed class RecordedConsole : IShellConsole
{
    private readonly Queue<string> _answers;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private Func<bool>? _onStop;

    /// <summary>Makes a console.</summary>
    /// <param name="answers">The lines that will be typed; the input ends after them.</param>
    internal RecordedConsole(params string[] answers)
    {
        _answers = new Queue<string>(answers);
    }

    /// <inheritdoc/>
    public bool IsTerminal { get; init; }

    /// <inheritdoc/>
    public int Width { get; init; } = 115;

    /// <inheritdoc/>
    public int Height => 50;

    /// <summary>Everything that was written to the output; a line ends with <c>\n</c>.</summary>
    internal string Output => Read(_output);

    /// <summary>Everything that was written to where errors go.</summary>
    internal string Errors => Read(_errors);

    /// <summary>How many lines were not read.</summary>
    internal int AnswersLeft => _answers.Count;

    /// <inheritdoc/>
    public void Write(string text) => Append(_output, text);

    /// <inheritdoc/>
    public void WriteLine(string text) => Append(_output, text + "\n");

    /// <inheritdoc/>
    public void WriteErrorLine(string text) => Append(_errors, text + "\n");

    /// <inheritdoc/>
    public string? ReadLine() => _answers.TryDequeue(out string? answer) ? answer : null;

    /// <inheritdoc/>
    public string? ReadHiddenLine() => ReadLine();

    /// <inheritdoc/>
    public IDisposable OnStop(Func<bool> action)
    {
        _onStop = action;
        return new Subscription(this);
    }

    /// <summary>Does what the user does to stop a command.</summary>
    /// <returns>Whether there was something to stop.</returns>
    internal bool PressStop() => _onStop?.Invoke() ?? false;

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private static void Append(StringBuilder all, string text)
    {
        lock (all)
        {
            all.Append(text);
        }
    }

    private sealed class Subscription(RecordedConsole console) : IDisposable
    {
        public void Dispose() => console._onStop = null;
    }
}
