using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetUtil.Tests.Doubles.Vmm.Syntax;

/// <summary>The published syntax of the vendors' commands that a provider for VMM may need: all their parameters.
/// It is facts only, and names its sources.</summary>
internal static class SyntaxTable
{
    /// <summary>The modules by name, in any case.</summary>
    internal static IReadOnlyDictionary<string, ModuleSyntax> Modules { get; } = Read();

    private static Dictionary<string, ModuleSyntax> Read()
    {
        using Stream stream = typeof(SyntaxTable).Assembly.GetManifestResourceStream(
            "NetUtil.Tests.Doubles.Vmm.Syntax.Cmdlets.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject()
            .Select(module => ModuleOf(module.Name, module.Value))
            .ToDictionary(module => module.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static ModuleSyntax ModuleOf(string name, JsonElement module) => new(
        name,
        module.GetProperty("source").GetString()!,
        module.GetProperty("typeNamespace").GetString()!,
        module.GetProperty("cmdlets").EnumerateObject()
            .Select(cmdlet => CmdletOf(cmdlet.Name, name, cmdlet.Value))
            .ToDictionary(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase));

    private static CmdletSyntax CmdletOf(string name, string module, JsonElement cmdlet)
    {
        string[] sets = cmdlet.TryGetProperty("sets", out JsonElement named) ? TextsOf(named) : [];
        string? defaultSet = cmdlet.TryGetProperty("default", out JsonElement text) ? text.GetString() : null;
        return new CmdletSyntax(
            name,
            module,
            sets,
            defaultSet,
            [
                .. cmdlet.GetProperty("parameters").EnumerateObject().Select(parameter =>
                    ParameterSyntax.Read(parameter.Name, TextsOf(parameter.Value), sets)),
            ]);
    }

    private static string[] TextsOf(JsonElement list) =>
        [.. list.EnumerateArray().Select(text => text.GetString()!)];
}
