using System;
using System.Text;

namespace NetUtil.Core.Import;

/// <summary>Turns the bytes of names into text. One thread at a time.</summary>
/// <remarks>A log without a mark is in UTF-8 where it is valid UTF-8, which other texts beyond ASCII hardly ever
/// are. Else it is in the code page of the machine that wrote it, which it does not say: the one in which the
/// names of counters are known words, or else that of this machine.</remarks>
internal sealed class NameText
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private readonly ImportOptions _options;
    private Encoding? _known;

    public NameText(ImportOptions options, bool isUtf8)
    {
        _options = options;
        _known = isUtf8 ? Encoding.UTF8 : options.Encoding;
    }

    /// <summary>The code page that was chosen because nothing told it; null where none had to be.</summary>
    public Encoding? Guessed { get; private set; }

    /// <summary>Gives the text of a cell.</summary>
    public string Of(byte[] bytes, int start, int end, bool hasQuotes = false)
    {
        string text = Decode(bytes, start, end);
        return hasQuotes ? text.Replace("\"\"", "\"") : text;
    }

    /// <summary>Gives the text of the cell that a reader stands on.</summary>
    public string Of(byte[] bytes, CellReader cell) => Of(bytes, cell.Start, cell.End, cell.HasQuotes);

    private string Decode(byte[] bytes, int start, int end)
    {
        if (_known is not null)
        {
            return _known.GetString(bytes, start, end - start);
        }

        try
        {
            return s_strict.GetString(bytes, start, end - start);
        }
        catch (DecoderFallbackException)
        {
            Guessed = _known = Choose(bytes, start, end);
            return _known.GetString(bytes, start, end - start);
        }
    }

    private Encoding Choose(byte[] bytes, int start, int end)
    {
        foreach (int page in CounterNames.CodePages)
        {
            if (_options.CodePages(page) is Encoding encoding
                && CounterNames.HasKnownName(encoding.GetString(bytes, start, end - start)))
            {
                return encoding;
            }
        }

        return _options.CodePages(0) ?? Encoding.GetEncoding("ISO-8859-1");
    }
}
