using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Collects what is wrong with one JSON document.</summary>
internal sealed class JsonProblems
{
    // More would hide the first ones; nobody mends a hundred at once.
    private const int Most = 100;

    private readonly byte[] _utf8;
    private readonly List<(long Offset, DocumentProblem Problem)> _problems = new();

    public JsonProblems(byte[] utf8) => _utf8 = utf8;

    /// <summary>True where nothing is wrong so far.</summary>
    public bool AreNone => _problems.Count == 0;

    /// <summary>The problems in the order of the document; at most a hundred.</summary>
    public IReadOnlyList<DocumentProblem> InOrder() => _problems
        .OrderBy(one => one.Offset)
        .Select(one => one.Problem)
        .Take(Most)
        .ToArray();

    /// <summary>Adds a problem of a part.</summary>
    public void Add(
        JsonPart part, string expected, string found, string? suggestion = null, string? advice = null) =>
        AddAt(part.Offset, part.Path, expected, found, advice, suggestion);

    /// <summary>Adds a problem of a part's name.</summary>
    public void AddName(
        JsonPart part, string expected, string found, string? suggestion = null, string? advice = null) =>
        AddAt(part.NameOffset, part.Path, expected, found, advice, suggestion);

    /// <summary>Adds a problem of a place.</summary>
    public void AddAt(
        long offset, string path, string expected, string found, string? advice = null, string? suggestion = null)
    {
        if (_problems.Count < Most * 2)
        {
            (int line, int column) = PlaceOf(offset);
            _problems.Add((offset, new DocumentProblem(line, column, path, expected, found, suggestion, advice)));
        }
    }

    /// <summary>Where a line of the document begins, moved on by some bytes.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="bytes">At least 0.</param>
    public long OffsetOf(long line, long bytes)
    {
        long offset = 0;
        for (long passed = 1; passed < line && offset < _utf8.Length; offset++)
        {
            passed += _utf8[offset] == (byte)'\n' ? 1 : 0;
        }

        return Math.Min(_utf8.Length, offset + bytes);
    }

    private (int Line, int Column) PlaceOf(long offset)
    {
        int end = (int)Math.Min(offset, _utf8.Length);
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < end; at++)
        {
            if (_utf8[at] == (byte)'\n')
            {
                line++;
                lineStart = at + 1;
            }
        }

        string before = Encoding.UTF8.GetString(_utf8, lineStart, end - lineStart);
        return (line, before.TrimStart('\uFEFF').Length + 1);
    }
}
