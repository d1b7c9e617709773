using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.HelpPages.Commands;

/// <summary>A parameter as its property declares it. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The short name of its type.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="TakesWildcards">Whether its values may be patterns.</param>
/// <param name="Default">The value where it is left out; empty where there is none.</param>
/// <param name="Uses">How it is used, by parameter set; one entry for all sets where they do not differ.</param>
/// <param name="IsEngineOwn">Whether the engine adds it, and so no page describes it.</param>
internal sealed record ParameterShape(
    string Name,
    string TypeName,
    IReadOnlyList<string> Aliases,
    bool TakesWildcards,
    string Default,
    IReadOnlyDictionary<string, ParameterUse> Uses,
    bool IsEngineOwn)
{
    /// <summary>The parameters that the engine adds to a command that asks before it changes something.</summary>
    internal static IReadOnlyList<ParameterShape> Confirmation { get; } =
    [
        OfEngine("WhatIf", "wi"),
        OfEngine("Confirm", "cf"),
    ];

    /// <summary>Whether it is a switch.</summary>
    internal bool IsSwitch => TypeName == nameof(SwitchParameter);

    /// <summary>Reads one parameter.</summary>
    /// <param name="parameter">What the engine knows of it.</param>
    /// <param name="defaults">A new object of the command's class.</param>
    internal static ParameterShape Of(ParameterMetadata parameter, object defaults) =>
        new(
            parameter.Name,
            TypeNameOf(parameter.ParameterType),
            [.. parameter.Aliases],
            parameter.Attributes.Any(attribute => attribute is SupportsWildcardsAttribute),
            DefaultOf(parameter, defaults),
            parameter.ParameterSets.ToDictionary(set => set.Key, set => ParameterUse.Of(set.Value)),
            IsEngineOwn: false);

    private static ParameterShape OfEngine(string name, string alias) =>
        new(
            name,
            nameof(SwitchParameter),
            [alias],
            TakesWildcards: false,
            "",
            new Dictionary<string, ParameterUse>
            {
                [ParameterAttribute.AllParameterSets] = new(IsMandatory: false, Position: null, "False"),
            },
            IsEngineOwn: true);

    private static string TypeNameOf(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsArray ? TypeNameOf(plain.GetElementType()!) + "[]" : plain.Name;
    }

    private static string DefaultOf(ParameterMetadata parameter, object defaults)
    {
        object? value = defaults.GetType().GetProperty(parameter.Name)?.GetValue(defaults);
        bool isPlain = value is null or "" or SwitchParameter or Array
            || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())));
        return isPlain ? "" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }
}
