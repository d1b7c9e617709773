using System.Collections.Generic;
using System.Globalization;

namespace NetUtil.Storage;

/// <summary>A part of a JSON document that knows where it stands.</summary>
internal sealed class JsonPart
{
    private static readonly List<JsonPart> s_none = new();

    private readonly JsonPart? _parent;
    private readonly string? _name;
    private readonly int _index;

    /// <summary>Makes a part.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="offset">Where it begins. Unit: byte.</param>
    /// <param name="parent">The list or object it stands in; null for the whole document.</param>
    /// <param name="name">Its name in an object; otherwise null.</param>
    public JsonPart(JsonElementKind kind, long offset, JsonPart? parent, string? name)
    {
        Kind = kind;
        Offset = offset;
        _parent = parent;
        _name = name;
        _index = parent?.Items.Count ?? 0;
        if (kind is JsonElementKind.List or JsonElementKind.Object)
        {
            Items = new List<JsonPart>();
        }
    }

    /// <summary>What it is.</summary>
    public JsonElementKind Kind { get; }

    /// <summary>Where it begins. Unit: byte.</summary>
    public long Offset { get; }

    /// <summary>Where its name begins in an object; where it begins itself otherwise. Unit: byte.</summary>
    public long NameOffset { get; init; }

    /// <summary>Its name in an object; "" otherwise.</summary>
    public string Name => _name ?? "";

    /// <summary>A text, or a number or flag as written; "" otherwise.</summary>
    public string Text { get; init; } = "";

    /// <summary>The parts of a list or an object, in order.</summary>
    public List<JsonPart> Items { get; } = s_none;

    /// <summary>Its place, such as "$.hosts[0].id".</summary>
    public string Path => _parent is null
        ? "$"
        : _name is not null
            ? _parent.Path + "." + _name
            : _parent.Path + "[" + _index.ToString(CultureInfo.InvariantCulture) + "]";
}
