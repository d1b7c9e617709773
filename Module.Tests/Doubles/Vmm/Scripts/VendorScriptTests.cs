using System.IO;
using System.Linq;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Scripts;

public class VendorScriptTests
{
    private static readonly string s_sample =
        Path.Combine(Checkout.Root, "Module.Tests", "Doubles", "Vmm", "Scripts", "Misuse.ps1");

    [Fact]
    public void Every_provider_s_script_calls_the_vendors_commands_as_their_pages_allow() =>
        Assert.Empty(Checkout.Files("*.ps1", Path.Combine("Module", "Providers"))
            .SelectMany(file => new VendorScript(file).Problems()));

    [Fact]
    public void A_script_that_misuses_them_is_found_out_line_by_line()
    {
        string[] lines = File.ReadAllLines(s_sample);
        string[] expected =
        [
            .. lines.Select((line, index) => (Text: line.Split("# ").ElementAtOrDefault(1), Line: index + 1))
                .Skip(1)
                .Where(line => line.Text is not null)
                .Select(line => $"Misuse.ps1({line.Line}): {line.Text}"),
        ];

        Assert.True(expected.Length > 10);
        Assert.Equal(expected, new VendorScript(s_sample).Problems());
    }

    [Theory]
    [InlineData(@"virtualmachinemanager\Get-SCVMHost -ComputerName $name -VMMServer $server")]
    [InlineData(@"virtualmachinemanager\Get-SCVMHost $name -ErrorAction Stop")]
    [InlineData(@"$vms | virtualmachinemanager\Move-SCVirtualMachine -VMHost $target -RunAsynchronously")]
    [InlineData(@"Invoke-Command { function Take($a) { Hyper-V\Get-VMSwitch -ComputerName $a }; Take h1 }")]
    [InlineData(@"$vms | Where-Object { $_.Name -eq 'a' } | ForEach-Object { & { $_ } }")]
    [InlineData(@"CimCmdlets\Get-CimInstance -Query 'select * from A' -CimSession $s -OperationTimeoutSec:5")]
    public void A_script_that_uses_them_well_has_no_problem(string text) =>
        Assert.Empty(new VendorScript("a.ps1", text).Problems());

    [Fact]
    public void What_the_parser_refuses_is_named() =>
        Assert.Equal(
            ["a.ps1(1): The string is missing the terminator: '."],
            new VendorScript("a.ps1", "'a").Problems());
}
