using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Storage;

/// <summary>Reads the properties of one JSON object; what nobody asks for is refused.</summary>
internal sealed class JsonObjectReader
{
    private readonly JsonPart _part;
    private readonly JsonProblems _problems;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonPart> _values = new(StringComparer.Ordinal);

    /// <summary>Begins to read an object.</summary>
    public JsonObjectReader(JsonPart part, JsonProblems problems)
    {
        _part = part;
        _problems = problems;
        if (part.Kind != JsonElementKind.Object)
        {
            problems.Add(part, "an object", JsonValues.Found(part), advice: "write it in braces");
            return;
        }

        foreach (JsonPart item in part.Items)
        {
            if (_values.ContainsKey(item.Name))
            {
                problems.AddName(
                    item, "each property once", $"'{item.Name}' again", advice: "leave one of them out");
            }
            else
            {
                _values.Add(item.Name, item);
            }
        }
    }

    /// <summary>A property, or null where it is absent or null.</summary>
    public JsonPart? Find(string name)
    {
        _known.Add(name);
        return _values.TryGetValue(name, out JsonPart? value) && value.Kind != JsonElementKind.Null ? value : null;
    }

    /// <summary>A property that must be there; its absence is a problem.</summary>
    public JsonPart? Require(string name)
    {
        JsonPart? value = Find(name);
        if (value is null && _part.Kind == JsonElementKind.Object)
        {
            _problems.Add(_part, $"a property '{name}'", "none", advice: $"add \"{name}\"");
        }

        return value;
    }

    /// <summary>An optional text.</summary>
    public string? Text(string name) => Find(name) is JsonPart value ? JsonValues.Text(value, _problems) : null;

    /// <summary>A text that must be there; "" after a problem.</summary>
    public string RequiredText(string name) =>
        Require(name) is JsonPart value ? JsonValues.Text(value, _problems) ?? "" : "";

    /// <summary>An optional rate. Unit: bit/s.</summary>
    public double? Rate(string name) => Find(name) is JsonPart value ? JsonValues.Rate(value, _problems) : null;

    /// <summary>A rate that must be there; 0 after a problem. Unit: bit/s.</summary>
    public double RequiredRate(string name) =>
        Require(name) is JsonPart value ? JsonValues.Rate(value, _problems) ?? 0 : 0;

    /// <summary>An optional amount of memory; 0 where absent. Unit: byte.</summary>
    public long Memory(string name) =>
        Find(name) is JsonPart value ? JsonValues.Memory(value, _problems) ?? 0 : 0;

    /// <summary>An optional number.</summary>
    public double? Number(string name, double smallest, double largest) =>
        Find(name) is JsonPart value ? JsonValues.Number(value, _problems, smallest, largest) : null;

    /// <summary>An optional whole number.</summary>
    public long? Integer(string name, long smallest, long largest) =>
        Find(name) is JsonPart value ? JsonValues.Integer(value, _problems, smallest, largest) : null;

    /// <summary>An optional flag.</summary>
    public bool? Flag(string name) => Find(name) is JsonPart value ? JsonValues.Flag(value, _problems) : null;

    /// <summary>An optional choice.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Find(name) is JsonPart value ? JsonValues.Choice<T>(value, _problems) : null;

    /// <summary>A choice that must be there; the first after a problem.</summary>
    public T RequiredChoice<T>(string name)
        where T : struct, Enum =>
        Require(name) is JsonPart value ? JsonValues.Choice<T>(value, _problems) ?? default : default;

    /// <summary>A time that must be there; the smallest after a problem.</summary>
    public DateTimeOffset RequiredTime(string name) =>
        Require(name) is JsonPart value ? JsonValues.Time(value, _problems) ?? default : default;

    /// <summary>An optional duration.</summary>
    public TimeSpan? Duration(string name, TimeSpan smallest, TimeSpan largest) =>
        Find(name) is JsonPart value ? JsonValues.Duration(value, _problems, smallest, largest) : null;

    /// <summary>The parts of an optional list; none where it is absent.</summary>
    public IReadOnlyList<JsonPart> List(string name) => Find(name) is JsonPart value ? Items(value) : [];

    /// <summary>The parts of a list that must be there; none after a problem.</summary>
    public IReadOnlyList<JsonPart> RequiredList(string name) =>
        Require(name) is JsonPart value ? Items(value) : [];

    /// <summary>An optional list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => List(name)
        .Select(item => JsonValues.Text(item, _problems)).OfType<string>().ToArray();

    /// <summary>Refuses the properties that nobody asked for.</summary>
    public void Finish()
    {
        foreach (JsonPart item in _values.Values.Where(item => !_known.Contains(item.Name)))
        {
            string? nearest = NearestName.Of(item.Name, _known);
            _problems.AddName(
                item,
                "a known property",
                $"'{item.Name}'",
                nearest,
                nearest is null ? "leave it out; known are " + string.Join(", ", _known) : null);
        }
    }

    private IReadOnlyList<JsonPart> Items(JsonPart value)
    {
        if (value.Kind == JsonElementKind.List)
        {
            return value.Items;
        }

        _problems.Add(value, "a list", JsonValues.Found(value), advice: "write it in square brackets");
        return [];
    }
}
