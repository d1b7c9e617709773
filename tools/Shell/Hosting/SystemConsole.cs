using System;
using System.Text;

namespace NetUtil.Shell.Hosting;

/// <summary>The console of the process.</summary>
internal sealed class SystemConsole : IShellConsole
{
    // Wide enough for a table of six columns, narrow enough for a log.
    private const int RedirectedWidth = 120;
    private const int RedirectedHeight = 50;

    /// <inheritdoc/>
    public bool IsTerminal { get; } =
        !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <inheritdoc/>
    public int Width => Console.IsOutputRedirected ? RedirectedWidth : Math.Max(1, Console.WindowWidth);

    /// <inheritdoc/>
    public int Height => Console.IsOutputRedirected ? RedirectedHeight : Math.Max(1, Console.WindowHeight);

    /// <inheritdoc/>
    public void Write(string text) => Console.Out.Write(text);

    /// <inheritdoc/>
    public void WriteLine(string text) => Console.Out.WriteLine(text);

    /// <inheritdoc/>
    public void WriteErrorLine(string text) => Console.Error.WriteLine(text);

    /// <inheritdoc/>
    public string? ReadLine() => Console.ReadLine();

    /// <inheritdoc/>
    public string? ReadHiddenLine()
    {
        if (Console.IsInputRedirected)
        {
            return Console.ReadLine();
        }

        StringBuilder line = new();
        for (ConsoleKeyInfo key = ReadKey(); key.Key != ConsoleKey.Enter; key = ReadKey())
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                line.Length = Math.Max(0, line.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
            }
        }

        Console.WriteLine();
        return line.ToString();
    }

    /// <inheritdoc/>
    public IDisposable OnStop(Func<bool> action) => new StopSubscription(action);

    private static ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    private sealed class StopSubscription : IDisposable
    {
        private readonly Func<bool> _action;

        internal StopSubscription(Func<bool> action)
        {
            _action = action;
            Console.CancelKeyPress += OnCancelKeyPress;
        }

        public void Dispose() => Console.CancelKeyPress -= OnCancelKeyPress;

        private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs press) => press.Cancel = _action();
    }
}
