using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace NetUtil.Shell.Hosting;

/// <summary>Shows progress: on a terminal in one line that is written over, elsewhere one line an activity, where
/// errors go, so that a redirected output stays clean. Safe on any thread.</summary>
internal sealed class ProgressLine
{
    private const int BarCells = 20;
    private const string EraseLine = "\r\u001b[K";

    private readonly IShellConsole _console;
    private readonly object _gate = new();
    private readonly HashSet<int> _announced = [];
    private bool _isShown;

    /// <summary>Makes it.</summary>
    /// <param name="console">Where it is shown.</param>
    internal ProgressLine(IShellConsole console)
    {
        _console = console;
    }

    /// <summary>Shows a record.</summary>
    /// <param name="record">What is done and how far it is.</param>
    internal void Show(ProgressRecord record)
    {
        lock (_gate)
        {
            if (_console.IsTerminal)
            {
                Draw(record);
            }
            else
            {
                Announce(record);
            }
        }
    }

    /// <summary>Takes the line off the screen.</summary>
    internal void Hide()
    {
        lock (_gate)
        {
            if (_isShown)
            {
                _console.Write(EraseLine);
                _isShown = false;
            }
        }
    }

    private void Draw(ProgressRecord record)
    {
        Hide();
        if (record.RecordType == ProgressRecordType.Completed)
        {
            return;
        }

        string text = string.Create(
            CultureInfo.CurrentCulture,
            $"{record.Activity} {Bar(record.PercentComplete)}{record.StatusDescription}");
        _console.Write(text.Length < _console.Width ? text : text[..(_console.Width - 1)]);
        _isShown = true;
    }

    private void Announce(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _announced.Remove(record.ActivityId);
        }
        else if (_announced.Add(record.ActivityId))
        {
            _console.WriteErrorLine($"{record.Activity}: {record.StatusDescription}");
        }
    }

    // A negative share means that it is not known.
    private static string Bar(int percent)
    {
        if (percent < 0)
        {
            return "";
        }

        int full = Math.Min(percent, 100) * BarCells / 100;
        return $"[{new string('#', full)}{new string(' ', BarCells - full)}] {percent} % ";
    }
}
