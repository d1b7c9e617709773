using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetUtil.Sessions;

/// <summary>Names the process that carries out a run, and says whether such a process still lives.</summary>
internal static class RunOwner
{
    private static readonly Regex s_pattern = new(
        @"^(?<user>[^\\]+) on (?<machine>[^,]+), process (?<id>\d+) started (?<start>\S+)$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>This process.</summary>
    internal static string Current()
    {
        using Process process = Process.GetCurrentProcess();
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} on {1}, process {2} started {3}",
            Environment.UserName,
            Environment.MachineName,
            process.Id,
            StartOf(process));
    }

    /// <summary>Says whether an owner may still live. Of another machine nothing is known, so its processes live.
    /// </summary>
    /// <param name="owner">As <see cref="Current"/> named it.</param>
    internal static bool IsAlive(string owner)
    {
        Match match = s_pattern.Match(owner);
        if (!match.Success || match.Groups["machine"].Value != Environment.MachineName)
        {
            return true;
        }

        try
        {
            using Process process =
                Process.GetProcessById(int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture));
            return StartOf(process) == match.Groups["start"].Value;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // Another account's process: it is there, and more is not told.
            return true;
        }
    }

    // Ids are used again, so the start tells one process from the next; seconds are enough and the same
    // everywhere.
    private static string StartOf(Process process) =>
        process.StartTime.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
