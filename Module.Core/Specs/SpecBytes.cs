using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;

namespace NetUtil.Core.Specs;

/// <summary>The text of a spec that comes as bytes.</summary>
internal sealed class SpecBytes
{
    // The longest UTF-8 form of a UTF-16 unit has three bytes; declarations and marks stay well below the rest.
    private const int MostBytes = 3 * SpecReader.MostCharacters;

    private const int DeclarationLength = 200;

    private SpecBytes(string? text, SpecProblem? problem)
    {
        Text = text;
        Problem = problem;
    }

    public bool IsTooLarge => Text is null && Problem is null;

    public string? Text { get; }

    public SpecProblem? Problem { get; }

    /// <summary>Reads to the end, or until it is clear that there is too much.</summary>
    public static SpecBytes Read(Stream stream)
    {
        if (stream.CanSeek && stream.Length - stream.Position > MostBytes)
        {
            return new SpecBytes(null, null);
        }

        byte[] bytes = new byte[MostBytes + 1];
        int length = 0;
        int read;
        while (length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0)
        {
            length += read;
        }

        return length > MostBytes ? new SpecBytes(null, null) : Decode(bytes, length);
    }

    private static SpecBytes Decode(byte[] bytes, int length)
    {
        bool hasMark = length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF);
        string declared = hasMark ? string.Empty : DeclaredEncoding(bytes, length);
        bool isUnicode = declared is "" or "utf-8" or "us-ascii" or "ascii";
        if (!isUnicode && declared != "iso-8859-1")
        {
            return new SpecBytes(null, new SpecProblem(
                1, 1, "the encoding UTF-8", $"'{declared}'", null, "save the file as UTF-8"));
        }

        Encoding encoding = hasMark
            ? new UnicodeEncoding(bytes[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true)
            : isUnicode ? new UTF8Encoding(false, throwOnInvalidBytes: true) : Encoding.GetEncoding("iso-8859-1");
        try
        {
            return new SpecBytes(encoding.GetString(bytes, 0, length), null);
        }
        catch (DecoderFallbackException failure)
        {
            return new SpecBytes(null, Undecodable(bytes, length, failure, hasMark ? "UTF-16" : "UTF-8"));
        }
    }

    private static SpecProblem Undecodable(
        byte[] bytes, int length, DecoderFallbackException failure, string encoding)
    {
        int index = Math.Max(0, Math.Min(length, failure.Index));
        string before = encoding == "UTF-8"
            ? Encoding.UTF8.GetString(bytes, 0, index)
            : Encoding.Unicode.GetString(bytes, 0, index);
        before = before.TrimStart('\uFEFF');
        (int line, int column) = new SourceText(before).PositionAt(before.Length);
        return new SpecProblem(
            line, column, $"text in {encoding}", "other bytes", null, "save the file as UTF-8");
    }

    // Everything a declaration may hold is ASCII.
    private static string DeclaredEncoding(byte[] bytes, int length)
    {
        string start = Encoding.GetEncoding("iso-8859-1").GetString(bytes, 0, Math.Min(length, DeclarationLength));
        Match match = Regex.Match(start, "<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'](?<name>[^\"']*)[\"']");
        return match.Success ? match.Groups["name"].Value.ToLowerInvariant() : string.Empty;
    }
}
