using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Import;

/// <summary>Counts while a file is read. One thread at a time.</summary>
internal sealed class ImportTally
{
    /// <summary>The most unknown names and notes that are kept.</summary>
    public const int MostNames = 1000;

    private const int LongestExample = 60;

    private readonly long[] _dropped = new long[Enum.GetValues(typeof(ImportDrop)).Length];
    private readonly long[] _mended = new long[Enum.GetValues(typeof(ImportMend)).Length];
    private readonly (long Line, string Text)?[] _examples =
        new (long Line, string Text)?[Enum.GetValues(typeof(ImportDrop)).Length];

    private readonly HashSet<string> _unknownNames = new(StringComparer.OrdinalIgnoreCase);
    private long _from = long.MaxValue;
    private long _until = long.MinValue;

    public ImportFormat Format { get; set; }

    public long Rows { get; set; }

    public long Samples { get; private set; }

    public int Subjects { get; set; }

    public int OtherCounters { get; set; }

    public List<UnknownSubject> Unknown { get; } = [];

    public List<string> Notes { get; } = [];

    public DateTimeOffset? From => Samples == 0 ? null : new DateTimeOffset(_from, TimeSpan.Zero);

    public DateTimeOffset? Until => Samples == 0 ? null : new DateTimeOffset(_until, TimeSpan.Zero);

    /// <summary>Counts samples of one interval.</summary>
    public void AddSamples(int count, long startTicks, long endTicks)
    {
        Samples += count;
        _from = Math.Min(_from, startTicks);
        _until = Math.Max(_until, endTicks);
    }

    public void Drop(ImportDrop kind, long count = 1) => _dropped[(int)kind] += count;

    /// <summary>Counts a row or reading, and keeps the first of its kind as an example.</summary>
    public void Drop(ImportDrop kind, long line, string text)
    {
        Drop(kind);
        Exemplify(kind, line, text);
    }

    /// <summary>Keeps the first example of a kind.</summary>
    public void Exemplify(ImportDrop kind, long line, string text) => _examples[(int)kind] ??=
        (line, text.Length <= LongestExample ? text : text.Substring(0, LongestExample) + "...");

    /// <summary>True where a kind has an example already, so that none need be made.</summary>
    public bool HasExample(ImportDrop kind) => _examples[(int)kind] is not null;

    public void Mend(ImportMend kind, long count = 1) => _mended[(int)kind] += count;

    public long Count(ImportDrop kind) => _dropped[(int)kind];

    public long Count(ImportMend kind) => _mended[(int)kind];

    public (long Line, string Text)? Example(ImportDrop kind) => _examples[(int)kind];

    /// <summary>Remembers an unknown name once.</summary>
    public void AddUnknown(UnknownSubject subject)
    {
        if (Unknown.Count < MostNames && _unknownNames.Add(subject.Name))
        {
            Unknown.Add(subject);
        }
    }

    public Dictionary<ImportDrop, long> Dropped() => Enum.GetValues(typeof(ImportDrop)).Cast<ImportDrop>()
        .Where(kind => Count(kind) > 0)
        .ToDictionary(kind => kind, Count);

    public Dictionary<ImportMend, long> Mended() => Enum.GetValues(typeof(ImportMend)).Cast<ImportMend>()
        .Where(kind => Count(kind) > 0)
        .ToDictionary(kind => kind, Count);
}
