using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace NetUtil.Tests.Layout;

/// <summary>A Pester script as PowerShell's own parser reads it.</summary>
internal sealed class PesterScript
{
    private readonly ScriptBlockAst _script;
    private readonly ParseError[] _errors;

    /// <summary>Parses a file.</summary>
    /// <param name="file">Its path.</param>
    internal PesterScript(string file)
        : this(Path.GetFileName(file), File.ReadAllText(file))
    {
    }

    /// <summary>Parses a text.</summary>
    /// <param name="name">What problems name.</param>
    /// <param name="text">A script.</param>
    internal PesterScript(string name, string text)
    {
        Name = name;
        _script = Parser.ParseInput(text, out _, out _errors);
    }

    /// <summary>The file's name.</summary>
    internal string Name { get; }

    /// <summary>The functions that it defines.</summary>
    internal IEnumerable<string> Functions => All<FunctionDefinitionAst>().Select(function => function.Name);

    /// <summary>Finds what the parser refuses, commands that nobody has, and parameters that they lack.</summary>
    /// <param name="parameters">Gives the parameters of a command, aliases among them; null where there is no
    /// such command, and an empty list where they are not known.</param>
    internal IEnumerable<string> Problems(Func<string, IReadOnlyCollection<string>?> parameters) =>
        [
            .. _errors.Select(error => Problem(error.Extent, error.Message)),
            .. All<CommandAst>().Where(command => command.GetCommandName() is not null)
                .SelectMany(command => Check(command, parameters)),
        ];

    private IEnumerable<string> Check(CommandAst command, Func<string, IReadOnlyCollection<string>?> parameters)
    {
        string name = command.GetCommandName();
        IReadOnlyCollection<string>? known = parameters(name);
        if (known is null)
        {
            return [Problem(command.Extent, $"there is no command '{name}'")];
        }

        return command.CommandElements.OfType<CommandParameterAst>()
            .Where(parameter => known.Count > 0
                && !known.Contains(parameter.ParameterName, StringComparer.OrdinalIgnoreCase))
            .Select(parameter =>
                Problem(parameter.Extent, $"'{name}' has no parameter '{parameter.ParameterName}'"));
    }

    private string Problem(IScriptExtent extent, string message) =>
        $"{Name}({extent.StartLineNumber}): {message}";

    private IEnumerable<T> All<T>()
        where T : Ast =>
        _script.FindAll(ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();
}
