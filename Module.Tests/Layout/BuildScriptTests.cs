using System.IO;
using System.Threading.Tasks;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Layout;

public class BuildScriptTests
{
    [Fact]
    public async Task Pester_without_a_full_PowerShell_fails_in_words()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "", Path.Combine(Checkout.Root, "build.ps1"), "-Task", "Pester");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("The Pester tests need a full PowerShell, and this shell has", result.Errors);
    }

    [Fact]
    public async Task An_unknown_task_is_refused()
    {
        ShellResult result = await ShellProcess.RunAsync(
            "", Path.Combine(Checkout.Root, "build.ps1"), "-Task", "Deploy");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("Demo,Build,Test,Pester,Package", result.Errors);
    }
}
