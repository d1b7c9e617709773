using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Import;

/// <summary>Finds out what a file is, and has it read. One thread at a time.</summary>
internal sealed class FileReader
{
    private static readonly byte[] s_delimiters = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    private readonly ByteSource _bytes;
    private readonly SubjectFinder _finder;
    private readonly ImportOptions _options;
    private readonly ImportTally _tally;
    private readonly SampleBatch _batch;
    private readonly string _fileName;

    public FileReader(
        ByteSource bytes,
        SubjectFinder finder,
        ImportOptions options,
        ImportTally tally,
        SampleBatch batch,
        string fileName)
    {
        _bytes = bytes;
        _finder = finder;
        _options = options;
        _tally = tally;
        _batch = batch;
        _fileName = fileName;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="ImportStop">It, or the rest of it, cannot be read.</exception>
    public void Read(CancellationToken stopToken)
    {
        RowReader rows = new(_bytes, stopToken);
        NameText names = new(_options, _bytes.IsUtf8);
        byte delimiter = FindHeader(rows, names, out IReadOnlyList<string> header);
        SampleSource source = new(rows, names, _finder, _options, _tally, _batch, _fileName);
        if (LogReader.IsLog(header[0]))
        {
            _tally.Format = ImportFormat.PerformanceLog;
            new LogReader(source, delimiter).Read();
        }
        else if (CounterSampleReader.IsSamples(header))
        {
            _tally.Format = ImportFormat.CounterSamples;
            new CounterSampleReader(source, delimiter, header).Read();
        }
        else
        {
            _tally.Format = ImportFormat.Plain;
            Plain(source, delimiter, header).Read();
        }

        if (names.Guessed is not null)
        {
            _tally.Notes.Add(string.Format(
                CultureInfo.CurrentCulture,
                "The file does not say its encoding; names were read as {0}. -Encoding names another one.",
                names.Guessed.WebName));
        }

        if (_tally.Rows == 0)
        {
            throw new ImportStop(
                ImportProblem.Empty,
                "The file has a header and no row.",
                "Check whether the log was stopped at once.");
        }
    }

    private static PlainReader Plain(SampleSource source, byte delimiter, IReadOnlyList<string> header)
    {
        try
        {
            return new PlainReader(source, delimiter, header);
        }
        catch (ImportStop stop)
            when (stop.Refusal.Problem == ImportProblem.NoColumn
                && NoTable.Of(header, source.Rows.Line) is not null)
        {
            throw NoTable.Of(header, source.Rows.Line)!;
        }
    }

    // Blank lines and the type line of Export-Csv come before the header.
    private byte FindHeader(RowReader rows, NameText names, out IReadOnlyList<string> header)
    {
        while (rows.Next())
        {
            if (rows.IsBlank || rows.Bytes[rows.Start] == '#')
            {
                continue;
            }

            // The whole header tells the code page better than its first strange name.
            _ = names.Of(rows.Bytes, rows.Start, rows.End);
            byte[] delimiters = _options.Delimiter is char named ? [(byte)named] : s_delimiters;
            List<string>[] readings = [.. delimiters.Select(delimiter => Cells(rows, names, delimiter))];
            int best = 0;
            for (int i = 1; i < readings.Length; i++)
            {
                best = readings[i].Count > readings[best].Count ? i : best;
            }

            header = readings[best].Count > 0
                ? readings[best]
                : throw new ImportStop(
                    ImportProblem.NotRecognised,
                    $"The quotes of the header in line {rows.Line} do not match.",
                    "Check that the file is a CSV.");
            return delimiters[best];
        }

        throw new ImportStop(
            ImportProblem.Empty,
            "The file has nothing but blank lines.",
            "Check whether the log was ever started.");
    }

    private static List<string> Cells(RowReader rows, NameText names, byte delimiter)
    {
        CellReader cells = new(delimiter);
        cells.Open(rows);
        List<string> found = [];
        while (cells.Next())
        {
            found.Add(names.Of(rows.Bytes, cells));
        }

        return cells.IsBroken ? [] : found;
    }
}
