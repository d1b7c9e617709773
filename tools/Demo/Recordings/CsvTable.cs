using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace NetUtil.Demo.Recordings;

/// <summary>Reads tables of plain comma-separated values, packed (.gz) or not. Lines that begin with # are
/// remarks.
/// </summary>
internal static class CsvTable
{
    /// <summary>Reads rows, one at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Columns that must be there; others may.</param>
    /// <exception cref="DemoException">The file is missing, cannot be unpacked, lacks a column, or a row has
    /// another number of fields than the header.</exception>
    internal static IEnumerable<CsvRow> Read(string path, params string[] columns)
    {
        using TextReader reader = Open(path);
        Dictionary<string, int>? places = null;
        int line = 0;
        while (ReadLine(reader, path) is string text)
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            string[] fields = text.Split(',');
            if (places is null)
            {
                places = Header(path, fields, columns);
            }
            else if (fields.Length != places.Count)
            {
                throw new DemoException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}, line {line}: expected {places.Count} fields, found {fields.Length}."));
            }
            else
            {
                yield return new CsvRow(path, line, places, fields);
            }
        }

        if (places is null)
        {
            throw new DemoException($"{path} is empty; expected a header with {string.Join(", ", columns)}.");
        }
    }

    private static Dictionary<string, int> Header(string path, string[] names, string[] columns)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (string name in names.Select(name => name.Trim()))
        {
            if (!places.TryAdd(name, places.Count))
            {
                throw new DemoException($"{path} has two columns '{name}'.");
            }
        }

        string[] missing = [.. columns.Where(column => !places.ContainsKey(column))];
        return missing.Length == 0
            ? places
            : throw new DemoException($"{path} lacks the column {string.Join(", ", missing)}.");
    }

    private static TextReader Open(string path)
    {
        try
        {
            FileStream file = File.OpenRead(path);
            return new StreamReader(
                path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                    ? new GZipStream(file, CompressionMode.Decompress)
                    : file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"'{path}' cannot be read: {failure.Message}");
        }
    }

    private static string? ReadLine(TextReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException failure)
        {
            throw new DemoException($"'{path}' cannot be unpacked: {failure.Message}");
        }
    }
}
