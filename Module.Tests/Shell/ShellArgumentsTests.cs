using NetUtil.Shell;
using Xunit;

namespace NetUtil.Tests.Shell;

public class ShellArgumentsTests
{
    [Theory]
    [InlineData(new string[0], ShellTask.Demo, "", new string[0])]
    [InlineData(new[] { "-Recording", "folder" }, ShellTask.Demo, "", new[] { "-Recording", "folder" })]
    [InlineData(new[] { "a.ps1", "-Name", "x" }, ShellTask.Script, "a.ps1", new[] { "-Name", "x" })]
    [InlineData(new[] { "-command", "1", "+", "2" }, ShellTask.Command, "1 + 2", new string[0])]
    [InlineData(new[] { "-INTERACTIVE" }, ShellTask.Interactive, "", new string[0])]
    [InlineData(new[] { "-?" }, ShellTask.Usage, "", new string[0])]
    [InlineData(new[] { "--help" }, ShellTask.Usage, "", new string[0])]
    internal void Parse_tells_the_tasks_apart(string[] arguments, ShellTask task, string text, string[] rest)
    {
        ShellArguments parsed = ShellArguments.Parse(arguments);

        Assert.Equal((task, text), (parsed.Task, parsed.Text));
        Assert.Equal(rest, parsed.Rest);
    }

    [Theory]
    [InlineData(new[] { "-Command" }, "'-Command' needs the text of a command after it.")]
    [InlineData(new[] { "-Interactive", "x" }, "'-Interactive' takes nothing after it, but 'x' follows.")]
    public void Parse_refuses_what_it_cannot_use(string[] arguments, string message) =>
        Assert.Equal(message, Assert.Throws<ShellException>(() => ShellArguments.Parse(arguments)).Message);
}
