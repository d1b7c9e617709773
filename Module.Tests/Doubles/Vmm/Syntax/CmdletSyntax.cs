using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Tests.Doubles.Vmm.Syntax;

/// <summary>A command as its vendor publishes it.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="Module">The module that has it.</param>
/// <param name="Sets">The names of its parameter sets; empty where it has one without a name.</param>
/// <param name="DefaultSet">The set that is taken where parameters leave several; null where none is
/// named.</param>
/// <param name="Parameters">Its own parameters, the common ones left out.</param>
internal sealed record CmdletSyntax(
    string Name,
    string Module,
    IReadOnlyList<string> Sets,
    string? DefaultSet,
    IReadOnlyList<ParameterSyntax> Parameters)
{
    /// <summary>Whether it asks before it changes something.</summary>
    internal bool CanAsk => Parameters.Any(parameter => IsAsked(parameter.Name));

    /// <summary>Says whether the engine itself gives a command this parameter once it can ask.</summary>
    /// <param name="parameter">A parameter's name.</param>
    internal static bool IsAsked(string parameter) => parameter is "WhatIf" or "Confirm";

    /// <summary>Finds a parameter by its name or an alias.</summary>
    /// <param name="name">In any case.</param>
    /// <returns>The parameter, or null where it has none of the name.</returns>
    internal ParameterSyntax? Find(string name) =>
        Parameters.FirstOrDefault(parameter => parameter.Aliases.Prepend(parameter.Name)
            .Contains(name, StringComparer.OrdinalIgnoreCase));
}
