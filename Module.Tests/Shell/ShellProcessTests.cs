using System.IO;
using System.Threading.Tasks;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Shell;

public class ShellProcessTests
{
    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("exit 0", 0)]
    [InlineData("throw 'no'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; [int]'x'", 1)]
    [InlineData("Get-Date; 'goes on'", 1)]
    [InlineData("Get-Date; exit 4", 4)]
    [InlineData("if (", 1)]
    public async Task The_exit_code_of_a_script_says_how_it_ended(string script, int code) =>
        Assert.Equal(code, (await ShellProcess.RunScriptAsync(script)).ExitCode);

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("throw 'no'", 1)]
    [InlineData("exit 5", 5)]
    [InlineData("Get-Nothing", 1)]
    public async Task The_exit_code_of_a_command_says_how_it_ended(string command, int code) =>
        Assert.Equal(code, (await ShellProcess.RunAsync("", "-Command", command)).ExitCode);

    [Fact]
    public async Task A_script_gets_its_parameters_its_folder_and_the_module()
    {
        const string Script =
            """
            #requires -Version 5.1
            param([string]$Name, [int]$Count, [switch]$All, [switch]$None, [string]$Last)
            "$Name $Count $All $None $Last"
            [IO.File]::Exists("$PSScriptRoot/script.ps1")
            (Get-Module NetUtil).Name
            """;

        ShellResult result = await ShellProcess.RunScriptAsync(
            Script, "", "-Name", "a b", "-Count", "-7", "-All", "-None:$false", "-Last:x");

        Assert.Equal(("a b -7 True False x\nTrue\nNetUtil\n", ""), (result.Output, result.Errors));
    }

    [Fact]
    public async Task A_script_that_requires_a_later_version_does_not_run()
    {
        ShellResult result = await ShellProcess.RunScriptAsync("#requires -Version 99.0\n'ran'");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("99.0", result.Errors);
    }

    [Theory]
    [InlineData("Select-Object", "Microsoft.PowerShell.Utility")]
    [InlineData("Format-Table", "Microsoft.PowerShell.Utility")]
    [InlineData("Get-Content", "Microsoft.PowerShell.Management")]
    [InlineData("Microsoft.PowerShell.Management\\Join-Path", "Microsoft.PowerShell.Management")]
    public async Task A_command_that_the_shell_lacks_is_named_with_its_module(string command, string module)
    {
        ShellResult result = await ShellProcess.RunScriptAsync($"'before'\n{command} x");

        Assert.Equal((1, "before\n"), (result.ExitCode, result.Output));
        Assert.Contains(
            $"'{command}' belongs to {module}, which this shell lacks; run the script in PowerShell 7",
            result.Errors);
        Assert.Contains($"  2 | {command} x", result.Errors);
    }

    [Fact]
    public async Task A_missing_script_is_named()
    {
        ShellResult result = await ShellProcess.RunAsync("", "absent.ps1");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"There is no script '{Path.Combine(Checkout.Root, "absent.ps1")}'.\n", result.Errors);
    }

    [Fact]
    public async Task Redirected_progress_is_one_line_an_activity_and_not_in_the_output()
    {
        const string Script =
            """
            [CmdletBinding()] param()
            function Report([string]$Activity, [string]$Status) {
                $record = [Management.Automation.ProgressRecord]::new($Activity.Length, $Activity, $Status)
                $PSCmdlet.WriteProgress($record)
            }
            Report Move 'vm1'
            Report Move 'vm2'
            Report Measure 'host1'
            'done'
            """;

        ShellResult result = await ShellProcess.RunScriptAsync(Script);

        Assert.Equal(("done\n", "Move: vm1\nMeasure: host1\n"), (result.Output, result.Errors));
    }

    [Fact]
    public async Task A_prompt_runs_commands_until_exit()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "1 +\n\n6 *\n7\nthrow 'no'\n'on'\nexit 6\n'never'\n", "-Interactive");

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("> >> 42\n", result.Output);
        Assert.Contains("> on\n", result.Output);
        Assert.DoesNotContain("never", result.Output);
        Assert.Contains("no", result.Errors);
    }

    [Fact]
    public async Task Tables_are_shown_without_escape_sequences_when_redirected()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "", "-Command", "[pscustomobject]@{ Name = 'vm1'; Rate = 5 }");

        Assert.Equal("\nName Rate\n---- ----\nvm1     5\n\n", result.Output);
    }
}
