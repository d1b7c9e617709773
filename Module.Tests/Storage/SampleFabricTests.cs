using System;
using System.Linq;
using System.Threading;
using NetUtil.Core.Simulation;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class SampleFabricTests
{
    [Theory]
    [InlineData(0, 12)]
    [InlineData(14399, 12)]
    [InlineData(14400, 9.375)]
    [InlineData(21599, 9.375)]
    [InlineData(21600, 12)]
    public void Two_hosts_run_out_of_uplink_while_the_backup_runs(int second, double webToInternetM)
    {
        using SimulationProvider provider = Connect("two-hosts");
        provider.Clock.Wait(TimeSpan.FromSeconds(second), CancellationToken.None);
        FlowRate[] flows = provider.ReadFlows(CancellationToken.None).ToArray();
        Assert.All(
            flows.Where(flow => flow.SourceId.StartsWith("shop-web", StringComparison.Ordinal)
                && flow.TargetId == "internet"),
            flow => Assert.Equal(webToInternetM, flow.CarriedBitsPerSecond / 1e6, 1e-9));
        Assert.All(
            flows.Where(flow => flow.TargetId == "files-01-nic"),
            flow => Assert.Equal(webToInternetM < 12 ? 12.5 : 0, flow.CarriedBitsPerSecond / 1e6, 1e-9));
    }

    [Fact]
    public void Peers_get_all_that_they_ask_for()
    {
        using SimulationProvider provider = Connect("peer-to-peer");
        Assert.All(
            provider.ReadFlows(CancellationToken.None),
            flow => Assert.Equal(flow.OfferedBitsPerSecond, flow.CarriedBitsPerSecond));
    }

    private static SimulationProvider Connect(string sample) => new(new MemorySimulationFile(SimulationState.Begin(
        new SimulationDocuments().ReadDefinition(FabricFiles.Sample(sample)).Require(sample))));
}
