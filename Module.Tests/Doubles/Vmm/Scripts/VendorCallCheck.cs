using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetUtil.Tests.Doubles.Vmm.Syntax;

namespace NetUtil.Tests.Doubles.Vmm.Scripts;

/// <summary>Holds one call in a script against a command's published syntax. A parameter's name has to be
/// written in full, and a splat is refused: what it holds cannot be read off the script.</summary>
internal sealed class VendorCallCheck
{
    private readonly CommandAst _call;
    private readonly CmdletSyntax _cmdlet;
    private readonly Dictionary<ParameterSyntax, Ast?> _named = [];
    private readonly List<Ast> _positional = [];
    private readonly List<string> _problems = [];

    /// <summary>Prepares the check.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cmdlet">The command that it names.</param>
    internal VendorCallCheck(CommandAst call, CmdletSyntax cmdlet)
    {
        _call = call;
        _cmdlet = cmdlet;
    }

    private bool HasInput => _call.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] != _call;

    /// <summary>Finds what is wrong.</summary>
    /// <returns>What the call does that the page does not allow; nothing where it may run.</returns>
    internal IReadOnlyList<string> Problems()
    {
        Sort();
        if (_problems.Count == 0)
        {
            CheckSets();
        }

        return _problems;
    }

    private void Sort()
    {
        for (int index = 1; index < _call.CommandElements.Count; index++)
        {
            CommandElementAst element = _call.CommandElements[index];
            if (element is CommandParameterAst parameter)
            {
                index += Take(parameter, _call.CommandElements.ElementAtOrDefault(index + 1));
            }
            else if (element is VariableExpressionAst { Splatted: true })
            {
                _problems.Add($"'{_cmdlet.Name}' is called with a splat, which cannot be checked");
            }
            else
            {
                _positional.Add(element);
            }
        }
    }

    // Gives how many elements after the parameter belong to it.
    private int Take(CommandParameterAst written, CommandElementAst? next)
    {
        ParameterSyntax? parameter = _cmdlet.Find(written.ParameterName);
        if (parameter is null)
        {
            bool isCommon = PSCmdlet.CommonParameters.Contains(
                written.ParameterName, StringComparer.OrdinalIgnoreCase);
            if (!isCommon)
            {
                _problems.Add($"'{_cmdlet.Name}' has no parameter '{written.ParameterName}'");
            }

            return written.Argument is null && next is not (null or CommandParameterAst) ? 1 : 0;
        }

        bool takesNext = parameter.TypeName != nameof(SwitchParameter) && written.Argument is null;
        Ast? value = takesNext ? next as ExpressionAst : written.Argument;
        if (!_named.TryAdd(parameter, value))
        {
            _problems.Add($"'{_cmdlet.Name}' is given '{parameter.Name}' twice");
        }

        if (takesNext && value is null)
        {
            _problems.Add($"'{_cmdlet.Name}' is given '{parameter.Name}' without a value");
            return 0;
        }

        CheckValue(parameter, value);
        return takesNext ? 1 : 0;
    }

    private void CheckValue(ParameterSyntax parameter, Ast? value)
    {
        if (value is StringConstantExpressionAst text
            && parameter.Values.Count > 0
            && !parameter.Values.Contains(text.Value, StringComparer.OrdinalIgnoreCase))
        {
            _problems.Add($"'{_cmdlet.Name}' does not take '{text.Value}' as '{parameter.Name}'");
        }
    }

    private void CheckSets()
    {
        string?[] sets = [.. _cmdlet.Sets.DefaultIfEmpty(null)];
        string?[] fitting = [.. sets.Where(Fits)];
        if (fitting.Length == 0)
        {
            IEnumerable<string> given = _named.Keys.Select(parameter => parameter.Name)
                .Concat(_positional.Select(value => value.ToString()));
            _problems.Add($"'{_cmdlet.Name}' has no parameter set for: {string.Join(", ", given)}");
            return;
        }

        string[][] missing = [.. fitting.Select(MissingIn)];
        if (missing.All(names => names.Length > 0))
        {
            string[] fewest = missing.MinBy(names => names.Length)!;
            _problems.Add($"'{_cmdlet.Name}' lacks: {string.Join(", ", fewest)}");
        }
    }

    private bool Fits(string? set) =>
        _named.Keys.All(parameter => parameter.Uses.Any(use => use.Set == set))
        && _positional.Count <= PositionalIn(set).Length;

    private ParameterSyntax[] PositionalIn(string? set) =>
    [
        .. _cmdlet.Parameters.Where(parameter => !_named.ContainsKey(parameter))
            .Select(parameter => (Parameter: parameter, Use: UseIn(parameter, set)))
            .Where(pair => pair.Use?.Position is not null)
            .OrderBy(pair => pair.Use!.Position)
            .Select(pair => pair.Parameter),
    ];

    private string[] MissingIn(string? set)
    {
        ParameterSyntax[] byPosition = [.. PositionalIn(set).Take(_positional.Count)];
        return
        [
            .. _cmdlet.Parameters
                .Where(parameter => UseIn(parameter, set) is { IsRequired: true } use
                    && !_named.ContainsKey(parameter)
                    && !byPosition.Contains(parameter)
                    && !(HasInput && (use.IsByValue || use.IsByName)))
                .Select(parameter => parameter.Name),
        ];
    }

    private static ParameterUse? UseIn(ParameterSyntax parameter, string? set) =>
        parameter.Uses.FirstOrDefault(use => use.Set == set);
}
