using System;
using System.IO;
using System.Threading.Tasks;
using NetUtil.Shell;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Shell;

public class ShellRunTests
{
    [Fact]
    public void The_demo_is_named_where_it_is_missing()
    {
        using TemporaryFolder folder = new();
        ShellException failure = Assert.Throws<ShellException>(
            () => ShellRun.Start(ShellArguments.Parse([]), folder.FullName, new RecordedConsole()));

        string demo = Path.Combine(folder.FullName, "tools", "Shell", "Demo.ps1");
        Assert.Equal($"The demo '{demo}' is missing. Restore it from the repository.", failure.Message);
    }

    [Fact]
    public void A_checkout_is_found_from_below_and_its_absence_is_said()
    {
        using TemporaryFolder folder = new();
        string below = Path.GetDirectoryName(folder.Write(Path.Combine("a", "b", "c.txt"), ""))!;
        string message = Assert.Throws<ShellException>(() => ModuleRoot.Find(below)).Message;
        folder.Write("NetUtil.psd1", "@{}");

        Assert.StartsWith($"No NetUtil.psd1 lies in '{below}' or above it.", message);
        Assert.Equal(folder.FullName, ModuleRoot.Find(below));
    }

    [Fact]
    public void A_module_that_cannot_be_imported_is_said()
    {
        using TemporaryFolder folder = new();
        string manifest = folder.Write("NetUtil.psd1", "@{ RootModule = 'absent.dll'; ModuleVersion = '1.0' }");
        ShellException failure = Assert.Throws<ShellException>(
            () => ShellRun.Start(
                ShellArguments.Parse(["-Command", "1"]), folder.FullName, new RecordedConsole()));

        Assert.StartsWith($"'{manifest}' cannot be imported: ", failure.Message);
    }

    [Fact]
    public async Task A_running_command_is_stopped_and_the_shell_ends_with_an_error()
    {
        RecordedConsole console = new();
        Task<int> running = Task.Run(() => ShellRun.Start(
            ShellArguments.Parse(["-Command", "$Host.UI.WriteLine('runs'); while ($true) { }"]),
            Checkout.Root,
            console));
        while (!console.Output.Contains("runs", StringComparison.Ordinal) && !running.IsCompleted)
        {
            await Task.Yield();
        }

        Assert.True(console.PressStop());
        Assert.Equal(1, await running);
        Assert.False(console.PressStop());
    }

    [Fact]
    public void Usage_names_every_way_to_call_the_shell()
    {
        RecordedConsole console = new();

        Assert.Equal(0, ShellRun.Start(ShellArguments.Parse(["-?"]), "", console));
        Assert.Contains("-Interactive", console.Output);
        Assert.Contains("-Command", console.Output);
    }

    [Fact]
    public void Streams_are_shown_as_a_console_does()
    {
        RecordedConsole console = new();
        int code = ShellRun.Start(
            ShellArguments.Parse(
            [
                "-Command",
                """
                function Tell {
                    [CmdletBinding()] param()
                    $PSCmdlet.WriteWarning("careful")
                    $PSCmdlet.WriteVerbose("why")
                    $PSCmdlet.WriteDebug("how")
                    $PSCmdlet.WriteObject("`e[31mred`e[0m")
                }
                $DebugPreference = "Continue"
                Tell -Verbose
                """,
            ]),
            Checkout.Root,
            console);

        Assert.Equal((0, ""), (code, console.Errors));
        Assert.Equal("WARNING: careful\nVERBOSE: why\nDEBUG: how\nred\n", console.Output);
    }
}
