using System.Linq;
using System.Management.Automation;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("Get-AppNetworkSpec ", "'My app' Shop")]
    [InlineData("Get-AppNetworkSpec s", "Shop")]
    [InlineData("Unregister-AppNetworkSpec -Name 'm", "'My app'")]
    [InlineData("Get-PathCompliance -Application x", "")]
    [InlineData("Get-PathCompliance -Requirement ", "feed 'r 1'")]
    [InlineData("Get-PathCompliance -Application Shop -Requirement ", "feed")]
    [InlineData("Get-PathCompliance -Application my* -Requirement ", "'r 1'")]
    [InlineData("Get-NetworkFabric VirtualMachine ", "bulk-1 db-1 file-1 web-1")]
    [InlineData("Get-NetworkFabric -Detail Host -Name h2", "H2")]
    [InlineData("Get-NetworkStatistic -Resolution M", "Minute")]
    [InlineData("Get-NetworkStatistic -HostName h", "")]
    [InlineData("Get-NetworkRebalancePolicy -VM f", "file-1")]
    [InlineData("Get-NetworkRebalancePolicy -Application ", "'My app' Shop")]
    [InlineData("Set-NetworkRebalancePolicy -ProtectedVM ", "bulk-1 db-1 file-1 web-1")]
    [InlineData("Set-NetworkRebalancePolicy -ExcludedHost h1, ", "H1 H2")]
    [InlineData("Connect-NetworkFabric -Provider S", "Simulation Snapshot")]
    public void A_name_is_completed_from_what_there_is(string line, string expected)
    {
        using Lab lab = Lab.Connected();
        lab.Write("my.xml", Lab.Spec.Replace("\"Shop\"", "\"My app\"").Replace("\"feed\"", "\"r 1\""));
        lab.Do("$null = Register-AppNetworkSpec $Spec, \"$Folder/my.xml\"");

        string quoted = "'" + line.Replace("'", "''") + "'";
        CommandCompletion completion = (CommandCompletion)Assert.Single(lab.Do(
            $"[System.Management.Automation.CommandCompletion]::CompleteInput({quoted}, {line.Length}, $null)"));

        Assert.Equal(expected, string.Join(' ', completion.CompletionMatches
            .Where(match => match.ResultType == CompletionResultType.ParameterValue)
            .Select(match => match.CompletionText)));
    }
}
