using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.HelpPages.Commands;
using NetUtil.Shell.Failures;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Layout;

public class PesterScriptTests
{
    // The commands that Pester's documentation of version 5 names, as far as the tests may use them.
    private static readonly string[] s_pester =
    [
        "Describe", "Context", "It", "BeforeAll", "BeforeEach", "AfterAll", "AfterEach", "BeforeDiscovery",
        "Should", "Mock", "InModuleScope", "Set-ItResult", "New-PesterConfiguration", "Invoke-Pester",
    ];

    private static readonly Dictionary<string, string[]> s_module = CommandShape
        .AllOf(typeof(NetUtilCmdlet).Assembly)
        .ToDictionary(command => command.Name, NamesOf, StringComparer.OrdinalIgnoreCase);

    private static readonly PesterScript[] s_scripts =
        [.. Checkout.Files("*.ps*1", "pester").Select(file => new PesterScript(file))];

    private static readonly string[] s_engine = EngineCommands();

    [Fact]
    public void Pester_scripts_use_commands_and_parameters_that_exist()
    {
        string[] shared = [.. s_scripts.SelectMany(script => script.Functions)];

        Assert.NotEmpty(s_scripts);
        Assert.Empty(s_scripts.SelectMany(script => script.Problems(name => Parameters(name, shared))));
    }

    [Fact]
    public void A_command_s_Pester_script_is_named_after_it() =>
        Assert.Empty(s_scripts
            .Where(script => script.Name.Contains('-', StringComparison.Ordinal))
            .Select(script => script.Name.Replace(".Tests.ps1", "", StringComparison.Ordinal))
            .Except(s_module.Keys));

    [Theory]
    [InlineData("Get-Thing -Name a", new string[0])]
    [InlineData("Get-Thing -name a -Verbose", new string[0])]
    [InlineData("It 'x' { Get-Thing -Nome a }", new[] { "t.ps1(1): 'Get-Thing' has no parameter 'Nome'" })]
    [InlineData("\nGet-Thong", new[] { "t.ps1(2): there is no command 'Get-Thong'" })]
    [InlineData("function Get-Own { } Get-Own -Any", new string[0])]
    [InlineData("& $command -Any", new string[0])]
    [InlineData("'a", new[] { "t.ps1(1): The string is missing the terminator: '." })]
    public void Problems_are_named_with_their_line(string text, string[] expected)
    {
        PesterScript script = new("t.ps1", text);
        string[] problems =
        [
            .. script.Problems(name =>
                name == "Get-Thing" ? ["Name", "Verbose"] : Parameters(name, script.Functions)),
        ];

        Assert.Equal(expected, problems);
    }

    private static IReadOnlyCollection<string>? Parameters(string name, IEnumerable<string> functions)
    {
        if (s_module.TryGetValue(name, out string[]? parameters))
        {
            return parameters;
        }

        bool isKnown = LackingCommands.ModuleOf(name) is not null
            || s_pester.Concat(s_engine).Concat(functions).Contains(name, StringComparer.OrdinalIgnoreCase);
        return isKnown ? [] : null;
    }

    private static string[] NamesOf(CommandShape command) =>
    [
        .. command.Parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)),
        .. PSCmdlet.CommonParameters,
    ];

    private static string[] EngineCommands()
    {
        using EngineSession session = new();
        IEnumerable<string> commands =
            session.Run("(Get-Command -Module Microsoft.PowerShell.Core).Name").Values<string>();

        // A function that every session has, and no module.
        return [.. commands, "TabExpansion2"];
    }
}
