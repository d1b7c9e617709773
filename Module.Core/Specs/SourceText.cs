using System.Collections.Generic;

namespace NetUtil.Core.Specs;

/// <summary>The text of a spec with its lines. Lines end with LF, CR LF or CR, as in XML. Immutable.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text)
    {
        Text = text;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPairStart = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (text[i] == '\n' || (text[i] == '\r' && !isPairStart))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    public string Text { get; }

    /// <summary>Where a character stands, line and column from 1.</summary>
    public (int Line, int Column) PositionAt(int offset)
    {
        int found = _lineStarts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The character at a line and column from 1; both are clamped to the text.</summary>
    public int OffsetAt(int line, int column)
    {
        int start = _lineStarts[System.Math.Max(0, System.Math.Min(line, _lineStarts.Count) - 1)];
        return System.Math.Max(0, System.Math.Min(Text.Length, start + column - 1));
    }
}
