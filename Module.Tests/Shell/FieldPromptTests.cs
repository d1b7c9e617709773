using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Shell;

public class FieldPromptTests
{
    [Fact]
    public void A_missing_parameter_is_asked_for_in_its_own_type()
    {
        using EngineSession session = new("many", "7");
        EngineRun run = session.Run(
            "function Get-Thing { param([Parameter(Mandatory)] [int]$Count) $Count + 1 } Get-Thing");

        Assert.Equal([8], run.Values<int>());
        Assert.Contains("Count: ", session.Console.Output);
        Assert.Contains("many", session.Console.Errors);
    }

    [Fact]
    public void A_list_is_asked_for_until_an_empty_line()
    {
        using EngineSession session = new("a", "b", "");
        EngineRun run = session.Run(
            "function Get-Thing { param([Parameter(Mandatory)] [string[]]$Name) $Name -join '+' } Get-Thing");

        Assert.Equal(["a+b"], run.Values<string>());
        Assert.Contains("Name[0]: Name[1]: Name[2]: ", session.Console.Output);
    }

    [Fact]
    public void A_secret_is_read()
    {
        using EngineSession session = new("abc");

        Assert.Equal([3], session.Run("$Host.UI.ReadLineAsSecureString().Length").Values<int>());
    }

    [Fact]
    public void Credentials_are_refused_in_words()
    {
        using EngineSession session = new();
        EngineRun run = session.Run("$Host.UI.PromptForCredential('a', 'b', 'c', 'd')");

        Assert.Contains("This shell asks for no credentials", Assert.Single(run.Errors).ToString());
    }
}
