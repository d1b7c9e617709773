using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetUtil.Demo.Recordings;

/// <summary>One row of a table, with its columns by name. Immutable.</summary>
internal sealed class CsvRow
{
    private readonly string _file;
    private readonly int _line;
    private readonly IReadOnlyDictionary<string, int> _columns;
    private readonly string[] _fields;

    internal CsvRow(string file, int line, IReadOnlyDictionary<string, int> columns, string[] fields)
    {
        _file = file;
        _line = line;
        _columns = columns;
        _fields = fields;
    }

    /// <summary>A field as it stands.</summary>
    /// <param name="column">A column that the table was opened with.</param>
    /// <exception cref="DemoException">It is empty.</exception>
    internal string Text(string column)
    {
        string text = _fields[_columns[column]].Trim();
        return text.Length > 0 ? text : throw Wrong(column, "a value", "nothing");
    }

    /// <summary>A number; null where the field is empty.</summary>
    /// <param name="column">A column that the table was opened with.</param>
    /// <exception cref="DemoException">It is no number.</exception>
    internal double? NumberOrNull(string column)
    {
        string text = _fields[_columns[column]].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Wrong(column, "a number", $"'{text}'");
    }

    /// <summary>A number.</summary>
    /// <param name="column">A column that the table was opened with.</param>
    /// <exception cref="DemoException">It is empty or no number.</exception>
    internal double Number(string column) =>
        NumberOrNull(column) ?? throw Wrong(column, "a number", "nothing");

    /// <summary>An error about a field.</summary>
    /// <param name="column">The column.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="found">What does.</param>
    internal DemoException Wrong(string column, string expected, string found) => new(FormattableString.Invariant(
        $"{_file}, line {_line}, column '{column}': expected {expected}, found {found}."));
}
