using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Bench.Loop;

/// <summary>Where a requirement is violated, moves the busiest VM of the host with the fullest uplink to the one
/// with the emptiest that has room for it. It remembers nothing.</summary>
internal sealed class GreedyBalancer : IBalancer
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "greedy";

    /// <inheritdoc/>
    public void Decide(
        IFabricProvider fabric, FabricController controller, int round, CancellationToken stopToken)
    {
        EvaluationRequest request = controller.Ask(stopToken);
        if (ComplianceEvaluator.Evaluate(request, stopToken).Any(one => one.Status == ComplianceStatus.Violated)
            && Move(request.Fabric, request.RatesOver(s_window)) is MigrationAdaptation move)
        {
            fabric.CarryOut(move, FormattableString.Invariant($"greedy/{round}"), stopToken);
        }
    }

    private static MigrationAdaptation? Move(FabricInventory fabric, ITrafficRates rates)
    {
        FabricHost[] byLoad = [.. fabric.Hosts
            .OrderByDescending(host => LoadOf(host, rates)).ThenBy(host => host.Id, StringComparer.Ordinal)];
        return fabric.MachinesOn(byLoad[0].Id)
            .OrderByDescending(machine => RateOf(machine, rates))
            .ThenBy(machine => machine.Id, StringComparer.Ordinal)
            .Take(1)
            .SelectMany(machine => byLoad.Skip(1).Reverse()
                .Where(host => MigrationRules.Obstacles(fabric, machine, host).Count == 0)
                .Select(host => MigrationAdaptation.Of(fabric, machine, host)))
            .FirstOrDefault();
    }

    private static double LoadOf(FabricHost host, ITrafficRates rates) => host.Switches
        .Select(one => one.Uplink)
        .OfType<Uplink>()
        .Max(uplink => Larger(rates.Uplink(uplink.Id, WindowStatistic.Mean)) / uplink.CapacityBitsPerSecond);

    private static double RateOf(VirtualMachine machine, ITrafficRates rates) =>
        machine.Adapters.Sum(adapter => Larger(rates.Adapter(adapter.Id, WindowStatistic.Mean)));

    private static double Larger(WindowRate? rate) =>
        rate is null ? 0 : Math.Max(rate.SentBitsPerSecond, rate.ReceivedBitsPerSecond);
}
