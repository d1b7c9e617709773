using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace NetUtil.Storage;

/// <summary>Reads the text of a JSON document into parts that know where they stand.</summary>
internal static class JsonPartReader
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">Its bytes; a byte order mark may stand before it.</param>
    /// <param name="problems">Gets what is wrong with it as JSON.</param>
    /// <returns>The whole document; null where it is no JSON.</returns>
    public static JsonPart? Read(byte[] utf8, JsonProblems problems)
    {
        int start = HasByteOrderMark(utf8) ? s_byteOrderMark.Length : 0;
        ReadOnlySpan<byte> content = new(utf8, start, utf8.Length - start);
        try
        {
            return ReadParts(new Utf8JsonReader(content), start);
        }
        catch (JsonException broken)
        {
            long line = (broken.LineNumber ?? 0) + 1;
            problems.AddAt(problems.OffsetOf(line, broken.BytePositionInLine ?? 0), "$", "JSON", Reason(broken));
        }
        catch (InvalidOperationException)
        {
            problems.AddAt(start, "$", "text in UTF-8", "bytes that are none", "save the file as UTF-8");
        }

        return null;
    }

    private static bool HasByteOrderMark(byte[] utf8) =>
        utf8.Length >= 3 && utf8[0] == s_byteOrderMark[0] && utf8[1] == s_byteOrderMark[1]
        && utf8[2] == s_byteOrderMark[2];

    // The library's message ends with the position, which stands before the message already.
    private static string Reason(JsonException broken)
    {
        int end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = end < 0 ? broken.Message : broken.Message.Substring(0, end);
        return "a fault: " + reason.TrimEnd('.', ' ');
    }

    private static JsonPart ReadParts(Utf8JsonReader reader, long start)
    {
        Stack<JsonPart> open = new();
        JsonPart? root = null;
        (string? Name, long Offset) name = (null, 0);
        while (reader.Read())
        {
            long offset = start + reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = (reader.GetString(), offset);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            JsonElementKind kind = KindOf(reader.TokenType);
            JsonPart? parent = open.Count > 0 ? open.Peek() : null;
            JsonPart part = new(kind, offset, parent, name.Name)
            {
                NameOffset = name.Name is null ? offset : name.Offset,
                Text = TextOf(ref reader),
            };
            name = (null, 0);
            root ??= part;
            parent?.Items.Add(part);
            if (kind is JsonElementKind.List or JsonElementKind.Object)
            {
                open.Push(part);
            }
        }

        return root!;
    }

    private static JsonElementKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonElementKind.Object,
        JsonTokenType.StartArray => JsonElementKind.List,
        JsonTokenType.String => JsonElementKind.Text,
        JsonTokenType.Number => JsonElementKind.Number,
        JsonTokenType.True or JsonTokenType.False => JsonElementKind.Flag,
        _ => JsonElementKind.Null,
    };

    private static string TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "",
    };
}
