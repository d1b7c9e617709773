using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using NetUtil.Tests.Doubles.Vmm.Syntax;

namespace NetUtil.Tests.Doubles.Vmm.Scripts;

/// <summary>A provider's script as PowerShell's own parser reads it, held against the vendors' published
/// syntax.</summary>
internal sealed class VendorScript
{
    // What such scripts may use besides the language, .NET and the vendors' commands, because it is there in
    // every session and also over remoting.
    private static readonly string[] s_allowed =
        ["Where-Object", "ForEach-Object", "Invoke-Command", "Import-Module"];

    private readonly string _name;
    private readonly ScriptBlockAst _script;
    private readonly ParseError[] _errors;

    /// <summary>Parses a file.</summary>
    /// <param name="file">Its path.</param>
    internal VendorScript(string file)
        : this(Path.GetFileName(file), File.ReadAllText(file))
    {
    }

    /// <summary>Parses a text.</summary>
    /// <param name="name">What problems name.</param>
    /// <param name="text">A script.</param>
    internal VendorScript(string name, string text)
    {
        _name = name;
        _script = Parser.ParseInput(text, out _, out _errors);
    }

    /// <summary>Finds what the parser refuses, commands that a provider may not use, and vendors' commands that
    /// are called as their pages do not allow.</summary>
    internal IReadOnlyList<string> Problems()
    {
        string[] functions =
            [.. All<FunctionDefinitionAst>().Select(function => function.Name)];
        return
        [
            .. _errors.Select(error => Problem(error.Extent, error.Message)),
            .. All<CommandAst>().SelectMany(command => Check(command, functions)
                .Select(message => Problem(command.Extent, message))),
        ];
    }

    private static IEnumerable<string> Check(CommandAst command, string[] functions)
    {
        string? name = command.GetCommandName();
        if (name is null)
        {
            return command.CommandElements[0] is ScriptBlockExpressionAst
                ? []
                : ["a command that is not named cannot be checked"];
        }

        string[] parts = name.Split('\\');
        if (parts.Length == 1)
        {
            return CheckUnqualified(name, functions);
        }

        if (!SyntaxTable.Modules.TryGetValue(parts[0], out ModuleSyntax? module))
        {
            return [$"'{parts[0]}' is no vendor's module"];
        }

        return module.Cmdlets.TryGetValue(parts[1], out CmdletSyntax? cmdlet)
            ? new VendorCallCheck(command, cmdlet).Problems()
            : [$"'{module.Name}' has no command '{parts[1]}' that the table knows"];
    }

    private static IEnumerable<string> CheckUnqualified(string name, string[] functions)
    {
        ModuleSyntax? owner = SyntaxTable.Modules.Values.FirstOrDefault(one => one.Cmdlets.ContainsKey(name));
        if (owner is not null)
        {
            return [$"'{name}' must be written '{owner.Name}\\{name}'"];
        }

        return s_allowed.Concat(functions).Contains(name, StringComparer.OrdinalIgnoreCase)
            ? []
            : [$"a provider's script does not use '{name}'"];
    }

    private string Problem(IScriptExtent extent, string message) =>
        $"{_name}({extent.StartLineNumber}): {message}";

    private IEnumerable<T> All<T>()
        where T : Ast =>
        _script.FindAll(ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();
}
