using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Types;

/// <summary>Holds the classes that stand for the vendors' types against the recordings, where they are present
/// beside the checkout.</summary>
public class RecordedTypeTests
{
    private static readonly Type[] s_classes =
        [.. typeof(RecordedTypeTests).Assembly.GetTypes().Where(IsVendors)];

    // What each recorded word means in C#; others are classes that no script reads.
    private static readonly Dictionary<string, Type> s_words = new[]
    {
        typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(ushort), typeof(uint),
        typeof(ulong), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(TimeSpan), typeof(Version),
    }.ToDictionary(type => type.Name);

    [Fact]
    public void VMM_s_objects_have_the_recorded_properties_and_types()
    {
        if (Recording("contracts", "vmm-object-shapes.json") is not JsonElement shapes)
        {
            return;
        }

        foreach (JsonProperty type in shapes.GetProperty("types").EnumerateObject())
        {
            foreach (JsonProperty property in type.Value.EnumerateObject())
            {
                Check(Find(type.Name), property.Name, property.Value.GetProperty("type").GetString()!);
            }
        }
    }

    [Fact]
    public void Hyper_V_s_objects_have_the_recorded_properties_and_types()
    {
        if (Recording("data", "windows-formats", "hyperv-types.json") is not JsonElement recording)
        {
            return;
        }

        Type[] classes =
            [.. s_classes.Where(one => one.Namespace == "Microsoft.HyperV.PowerShell" && !one.IsEnum)];
        JsonElement types = recording.GetProperty("types");
        Type[] recorded = [.. classes.Where(one => types.TryGetProperty(one.Name, out _))];
        Assert.Equal(8, recorded.Length);
        foreach (Type type in recorded)
        {
            JsonElement properties = types.GetProperty(type.Name).GetProperty("properties");
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                Check(type, property.Name, property.Value.GetString()!);
            }
        }
    }

    [Fact]
    public void Enums_have_the_recorded_names_and_numbers()
    {
        if (Recording("contracts", "vmm-object-shapes.json") is not JsonElement shapes
            || Recording("data", "windows-formats", "hyperv-types.json") is not JsonElement hyperV)
        {
            return;
        }

        JsonProperty[] recorded =
        [
            .. shapes.GetProperty("enums").EnumerateObject(), .. hyperV.GetProperty("enums").EnumerateObject(),
        ];
        Type[] enums = [.. s_classes.Where(type => type.IsEnum)];
        Assert.NotEmpty(enums);
        foreach (Type type in enums)
        {
            JsonProperty page = recorded.First(one => one.Name == type.FullName || one.Name == type.Name);
            foreach (JsonProperty member in page.Value.EnumerateObject())
            {
                object value = Enum.Parse(type, member.Name);
                if (member.Value.ValueKind == JsonValueKind.Number)
                {
                    Assert.Equal(member.Value.GetInt32(), (int)value);
                }
            }
        }
    }

    [Fact]
    public void The_engine_cannot_make_one_from_something_like_it() =>
        Assert.All(
            s_classes.Where(type => !type.IsEnum), type => Assert.Empty(type.GetConstructors()));

    private static bool IsVendors(Type type) =>
        type.IsPublic
        && type.Namespace is string name
        && (name.StartsWith("Microsoft.SystemCenter.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.VirtualManager.", StringComparison.Ordinal)
            || name == "Microsoft.HyperV.PowerShell");

    private static Type Find(string fullName) => s_classes.Single(type => type.FullName == fullName);

    private static void Check(Type type, string property, string recorded)
    {
        PropertyInfo? own = type.GetProperty(property);
        Assert.True(own is not null, $"{type.Name} has no {property}.");
        string word = recorded.Replace("Nullable<", "", StringComparison.Ordinal)
            .Replace("System.", "", StringComparison.Ordinal).TrimEnd('>').Split(' ')[0];
        Type actual = Nullable.GetUnderlyingType(own.PropertyType) ?? own.PropertyType;
        if (s_words.TryGetValue(word, out Type? expected))
        {
            Assert.True(actual == expected, $"{type.Name}.{property} is {actual}, recorded {recorded}.");
        }
        else if (recorded.EndsWith("(enum)", StringComparison.Ordinal))
        {
            Assert.True(
                actual.FullName == word, $"{type.Name}.{property} is {actual}, recorded {recorded}.");
        }
        else if (recorded.EndsWith("[]", StringComparison.Ordinal))
        {
            Assert.True(actual.IsArray, $"{type.Name}.{property} is {actual}, recorded {recorded}.");
        }
    }

    private static JsonElement? Recording(params string[] path)
    {
        if (Checkout.SharedData is not string data
            || Path.Combine([data, "..", .. path]) is not string file
            || !File.Exists(file))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}
