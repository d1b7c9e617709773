using System.Management.Automation;
using Xunit;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>web (10.0.0.1) sends db (10.0.0.3) 80 Mbit/s: 10,000,000 bytes a second, so in 110 s 1,100,000,000
/// bytes, which are 1049 whole megabytes and a rest.</summary>
public sealed class MeterDeskTests
{
    private const string Report = @"
        (Hyper-V\Measure-VM -VMName {0} -ComputerName {1}).NetworkMeteredTrafficReport |
            ForEach-Object {{ ""$($_.RemoteAddress) $($_.Direction) $($_.TotalTraffic);"" }}";

    private static string ReportOf(string machine, string host) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Report, machine, host);

    [Fact]
    public void Without_rules_metering_counts_all_traffic_of_either_family()
    {
        using VmmScene scene = new();
        scene.Session.Do(@"Hyper-V\Enable-VMResourceMetering -VMName web -ComputerName h1");
        scene.Wait(110);

        Assert.Equal(
            "0.0.0.0/0 Inbound 0; 0.0.0.0/0 Outbound 1049; ::/0 Inbound 0; ::/0 Outbound 0;",
            scene.Say(ReportOf("web", "h1")));
    }

    [Fact]
    public void The_longest_prefix_takes_its_bytes_out_of_wider_rules()
    {
        using VmmScene scene = new();
        scene.Session.Do(@"
            Hyper-V\Add-VMNetworkAdapterAcl -VMName db -ComputerName h2 -Action Meter -Direction Both `
                -RemoteIPAddress 10.0.0.0/24, 10.0.0.1
            Hyper-V\Enable-VMResourceMetering -VMName db -ComputerName h2");
        scene.Wait(110);

        Assert.Equal(
            "10.0.0.0/24 Inbound 0; 10.0.0.0/24 Outbound 0; 10.0.0.1 Inbound 1049; 10.0.0.1 Outbound 0;",
            scene.Say(ReportOf("db", "h2")));
        Assert.Equal("1049", scene.Say(@"
            (Hyper-V\Get-VMNetworkAdapterAcl -VMName db -ComputerName h2 | Where-Object {
                $_.RemoteAddress -eq '10.0.0.1' -and $_.Direction -eq 'Inbound' }).MeteredMegabytes"));
    }

    [Fact]
    public void A_rule_is_removed_by_itself_and_others_stay()
    {
        using VmmScene scene = new();
        scene.Session.Do(@"
            Hyper-V\Add-VMNetworkAdapterAcl -VMName db -ComputerName h2 -Action Meter -Direction Both `
                -RemoteIPAddress 10.0.0.1, 10.0.0.2
            Hyper-V\Get-VMNetworkAdapterAcl -VMName db -ComputerName h2 |
                Where-Object { $_.RemoteAddress -eq '10.0.0.1' } |
                Hyper-V\Remove-VMNetworkAdapterAcl
            Hyper-V\Remove-VMNetworkAdapterAcl -VMName db -ComputerName h2 -Action Meter -Direction Inbound `
                -RemoteIPAddress 10.0.0.2");

        Assert.Equal("10.0.0.2 Outbound", scene.Say(@"
            Hyper-V\Get-VMNetworkAdapterAcl -VMName db -ComputerName h2 |
                ForEach-Object { ""$($_.RemoteAddress) $($_.Direction)"" }"));
    }

    [Theory]
    [InlineData(true, "10.0.0.3")]
    [InlineData(false, "")]
    public void Rules_go_along_with_a_moved_VM_or_get_lost(bool keepsRules, string rules)
    {
        using VmmScene scene = new();
        scene.Platform.KeepsMeterRulesOnMoves = keepsRules;
        scene.Session.Do(@"
            Hyper-V\Add-VMNetworkAdapterAcl -VMName web -ComputerName h1 -Action Meter -Direction Outbound `
                -RemoteIPAddress 10.0.0.3
            $null = virtualmachinemanager\Move-SCVirtualMachine (Get-One web) -VMHost (Get-Box h2)");

        Assert.Equal(rules, scene.Say(
            @"(Hyper-V\Get-VMNetworkAdapterAcl -VMName web -ComputerName h2).RemoteAddress"));
    }

    [Fact]
    public void A_VM_that_is_not_metered_has_no_report()
    {
        using VmmScene scene = new();
        scene.Session.Do(@"
            Hyper-V\Enable-VMResourceMetering -VMName web -ComputerName h1
            Hyper-V\Disable-VMResourceMetering -VMName web -ComputerName h1");

        ErrorRecord error = scene.Session.Fail(@"Hyper-V\Measure-VM -VMName web -ComputerName h1");

        Assert.Equal(32775, error.Exception.HResult);
    }

    [Fact]
    public void A_probe_needs_its_receiver_first_and_tells_the_time_there_and_back()
    {
        using VmmScene scene = new();
        scene.Platform.Probes.RoundTripMilliseconds = 7;
        const string Ends = "-SenderIPAddress 10.0.0.1 -ReceiverIPAddress 10.0.0.3 -SequenceNumber 1";
        string send = $@"(Hyper-V\Test-VMNetworkAdapter -VMName web -ComputerName h1 -Sender {Ends}).RoundTripTime";

        Assert.Equal(32775, scene.Session.Fail(send).Exception.HResult);
        scene.Session.Do($@"Hyper-V\Test-VMNetworkAdapter -VMName db -ComputerName h2 -Receiver {Ends}");

        Assert.Equal("7", scene.Say(send));
        Assert.Equal(32773, scene.Session.Fail(
            $@"Hyper-V\Test-VMNetworkAdapter -VMName bulk -ComputerName h1 -Sender {Ends}").Exception.HResult);
    }
}
