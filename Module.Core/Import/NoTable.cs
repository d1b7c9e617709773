using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetUtil.Core.Import;

/// <summary>Says what a text is that is no table.</summary>
internal static class NoTable
{
    private const int LongestExample = 60;

    private static readonly (string Begin, string What)[] s_marks =
    [
        ("<!doctype html", "a web page"), ("<html", "a web page"), ("<", "XML"), ("{", "JSON"), ("[", "JSON"),
    ];

    /// <summary>Looks at a first line in which no column has a name that is needed.</summary>
    /// <param name="header">The cells of the line.</param>
    /// <param name="line">Its number.</param>
    /// <returns>The refusal, or null where the line may well be the header of a table.</returns>
    public static ImportStop? Of(IReadOnlyList<string> header, long line)
    {
        foreach ((string begin, string what) in s_marks)
        {
            if (header[0].StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            {
                return new ImportStop(
                    ImportProblem.NotRecognised,
                    $"The file is {what}, not a CSV.",
                    "Get the measured values as CSV; a web page often comes where a download asks for a sign-in.");
            }
        }

        string text = header[0].Length <= LongestExample
            ? header[0]
            : header[0].Substring(0, LongestExample) + "...";
        return header.Count > 1 ? null : new ImportStop(
            ImportProblem.NotRecognised,
            string.Format(
                CultureInfo.CurrentCulture,
                "The file is no table: line {0} should name its columns, and has one cell, '{1}'.",
                line,
                text),
            "A table begins with a line such as 'time,subject,sent (B/s),received (B/s)'. Where its cells are "
                + "separated by something else than comma, semicolon, tab or bar, name that with -Delimiter.");
    }
}
