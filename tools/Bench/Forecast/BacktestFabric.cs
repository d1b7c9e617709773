using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Forecasting;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Core.Statistics;

namespace NetUtil.Bench.Forecast;

/// <summary>A host whose VMs sent what was recorded, all of them components of one application.</summary>
internal sealed class BacktestFabric
{
    /// <summary>The fabric's id.</summary>
    public const string Id = "backtest";

    private const double Immense = 1e15;

    private const string Spec = """
        <application name="Load" xmlns="urn:netutil:app-network-spec:1">
          <components><component vm="vm*">Load</component></components>
          <capacitySpecifications>
            <capacitySpecification>Min(Load, *) &gt; 1 KBS</capacitySpecification>
          </capacitySpecifications>
        </application>
        """;

    private readonly UplinkLoads _loads;
    private readonly ForecastScope _scope;

    public BacktestFabric(UplinkLoads loads)
    {
        _loads = loads;
        FabricHost host = new(
            "host",
            "host",
            [new VirtualSwitch("vs", new Uplink("up", [new UplinkMember("NIC1", Immense)]), MinimumBandwidthMode.None)],
            1L << 40,
            64);
        VirtualMachine[] machines = [.. loads.Sent.Select((_, i) => new VirtualMachine(
            NameOf(i), NameOf(i), "host", [new VirtualAdapter(AdapterOf(i), "vs") { Subnet = "s" }]))];
        _scope = new ForecastScope(
            new FabricInventory(Id, loads.Start, [host], machines), [SpecReader.Read(Spec).Spec!], []);
    }

    /// <summary>The samples of some steps.</summary>
    public IEnumerable<TrafficSample> Samples(int first, int end)
    {
        for (int step = first; step < end; step++)
        {
            for (int i = 0; i < _loads.Sent.Count; i++)
            {
                if (!double.IsNaN(_loads.Sent[i][step]))
                {
                    yield return SampleOf(TrafficKind.Adapter, AdapterOf(i), step, _loads.Sent[i][step]);
                }
            }

            yield return SampleOf(TrafficKind.Uplink, "up", step, _loads.TotalAt(step));
        }
    }

    /// <summary>The weight of the futures in which the uplink carries more than a bound within the
    /// horizon.</summary>
    /// <returns>0 to 1; null where nothing is foreseen.</returns>
    public double? Chance(
        IStatisticStore statistics,
        int now,
        TimeSpan window,
        TimeSpan horizon,
        double bound,
        CancellationToken stopToken)
    {
        DateTimeOffset time = TimeOf(now);
        int present = Math.Max(2, (int)(window / _loads.Step) + 1);
        AnalogueForecast forecast = new(
            new PastOnly(statistics, time),
            _scope,
            length => TrafficWindow.From(Samples(Math.Max(0, now - present), now), time, length));
        IReadOnlyList<TrafficFuture> futures = forecast.Futures(time, window, horizon, stopToken);
        return futures.Count == 0 ? null : futures
            .Where(future => future.Steps.Any(
                step => step.Uplink("up", WindowStatistic.Mean)!.SentBitsPerSecond > bound))
            .Sum(future => future.Weight);
    }

    private DateTimeOffset TimeOf(int step) => _loads.Start + (step * _loads.Step);

    private TrafficSample SampleOf(TrafficKind kind, string id, int step, double rate) => new(
        kind, id, TimeOf(step), TimeOf(step + 1), rate / 8 * _loads.Step.TotalSeconds, 0, "recording");

    private static string NameOf(int i) => "vm" + i;

    private static string AdapterOf(int i) => "vm" + i + "-nic";
}
