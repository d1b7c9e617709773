using System;

namespace NetUtil.Shell.Hosting;

/// <summary>Where the shell reads and writes.</summary>
internal interface IShellConsole
{
    /// <summary>Whether text goes to a terminal that understands escape sequences.</summary>
    bool IsTerminal { get; }

    /// <summary>Columns of a line; at least 1.</summary>
    int Width { get; }

    /// <summary>Lines of the window; at least 1.</summary>
    int Height { get; }

    /// <summary>Writes to the output.</summary>
    /// <param name="text">Any text.</param>
    void Write(string text);

    /// <summary>Writes a line to the output.</summary>
    /// <param name="text">Any text.</param>
    void WriteLine(string text);

    /// <summary>Writes a line where errors go.</summary>
    /// <param name="text">Any text.</param>
    void WriteErrorLine(string text);

    /// <summary>Reads a line.</summary>
    /// <returns>The line, or null at the end of the input.</returns>
    string? ReadLine();

    /// <summary>Reads a line without showing it.</summary>
    /// <returns>The line, or null at the end of the input.</returns>
    string? ReadHiddenLine();

    /// <summary>Has an action called when the user asks to stop, instead of the process being ended.</summary>
    /// <param name="action">Gives whether there was something to stop. Called on any thread.</param>
    /// <returns>What ends it.</returns>
    IDisposable OnStop(Func<bool> action);
}
