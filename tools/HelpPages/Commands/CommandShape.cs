using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace NetUtil.HelpPages.Commands;

/// <summary>A command as its class declares it. Immutable.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="Parameters">Its own parameters, and those that the engine adds for confirmation.</param>
/// <param name="Sets">The parameter sets, the default one first.</param>
internal sealed record CommandShape(
    string Name, IReadOnlyList<ParameterShape> Parameters, IReadOnlyList<ParameterSetShape> Sets)
{
    /// <summary>Reads all commands of an assembly.</summary>
    /// <param name="assembly">The module's assembly.</param>
    internal static IReadOnlyList<CommandShape> AllOf(Assembly assembly) =>
        [.. assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
            .Select(Of)
            .OrderBy(command => command.Name, StringComparer.Ordinal)];

    /// <summary>Reads one command.</summary>
    /// <param name="type">Its class, with a constructor without parameters.</param>
    internal static CommandShape Of(Type type)
    {
        CommandMetadata command = new(type);
        object defaults = Activator.CreateInstance(type)!;
        ParameterShape[] parameters =
        [
            .. command.Parameters.Values.Select(parameter => ParameterShape.Of(parameter, defaults)),
            .. command.SupportsShouldProcess ? ParameterShape.Confirmation : [],
        ];
        return new CommandShape(command.Name, Distinct(parameters), SetsOf(command, Distinct(parameters)));
    }

    private static ParameterShape[] Distinct(IEnumerable<ParameterShape> parameters) =>
        [.. parameters.GroupBy(parameter => parameter.Name).Select(group => group.Last())];

    private static IReadOnlyList<ParameterSetShape> SetsOf(
        CommandMetadata command, IReadOnlyList<ParameterShape> parameters)
    {
        string[] names = [.. parameters.SelectMany(parameter => parameter.Uses.Keys)
            .Where(name => name != ParameterAttribute.AllParameterSets)
            .Distinct()
            .OrderByDescending(name => name == command.DefaultParameterSetName)
            .ThenBy(name => name, StringComparer.Ordinal)];
        return [.. names.DefaultIfEmpty(ParameterAttribute.AllParameterSets)
            .Select(name => ParameterSetShape.Of(name, parameters))];
    }
}
