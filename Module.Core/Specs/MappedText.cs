using System.Collections.Generic;
using System.Text;

namespace NetUtil.Core.Specs;

/// <summary>Text taken out of a spec, with the place in the spec that each of its characters came from.</summary>
internal sealed class MappedText
{
    private readonly List<int> _offsets = [];
    private readonly StringBuilder _text = new();
    private string? _whole;

    /// <summary>Makes an empty text.</summary>
    /// <param name="end">The place in the spec that the end of the empty text stands at.</param>
    public MappedText(int end) => EndOffset = end;

    public string Text => _whole ??= _text.ToString();

    /// <summary>The place in the spec after the last character.</summary>
    public int EndOffset { get; private set; }

    /// <summary>A text that is the whole of a spec's.</summary>
    public static MappedText WholeOf(string text)
    {
        MappedText mapped = new(0);
        for (int i = 0; i < text.Length; i++)
        {
            mapped.Add(text[i], i, i + 1);
        }

        return mapped;
    }

    /// <summary>Appends a decoded value, walking along the source it was decoded from.</summary>
    /// <param name="value">What the XML reader made of the source.</param>
    /// <param name="source">The spec.</param>
    /// <param name="start">Where the value starts in the spec.</param>
    /// <param name="hasReferences">True where "&amp;" starts a reference, false in CDATA.</param>
    public void Append(string value, string source, int start, bool hasReferences)
    {
        int at = start;
        for (int i = 0; i < value.Length && at < source.Length; i++)
        {
            int next = at + LengthAt(source, at, hasReferences);
            Add(value[i], at, next);
            if (source[at] == '&' && hasReferences && char.IsHighSurrogate(value[i]) && i + 1 < value.Length)
            {
                // One reference can stand for a character that takes two places in a string.
                Add(value[++i], at, next);
            }

            at = next;
        }
    }

    /// <summary>The place in the spec of a character, or of the end.</summary>
    public int OffsetAt(int index) => index < _offsets.Count ? _offsets[index] : EndOffset;

    private static int LengthAt(string source, int at, bool hasReferences)
    {
        if (source[at] == '&' && hasReferences)
        {
            int end = source.IndexOf(';', at);
            return end < 0 ? 1 : end - at + 1;
        }

        return source[at] == '\r' && at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
    }

    private void Add(char letter, int start, int end)
    {
        _whole = null;
        _text.Append(letter);
        _offsets.Add(start);
        EndOffset = end;
    }
}
