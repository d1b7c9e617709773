using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Statistics;

namespace NetUtil.Bench.Loop;

/// <summary>What perfect meters would show of the minute that ends now, if all of it went as the fabric goes now.
/// </summary>
internal static class TrueRates
{
    private const double BitsPerByte = 8;
    private const string Source = "truth";

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    /// <summary>Reads them.</summary>
    /// <param name="state">The fabric; live migrations load the uplinks.</param>
    /// <param name="flows">What really flows in it now.</param>
    internal static ITrafficRates Of(SimulationState state, IReadOnlyList<FlowRate> flows)
    {
        FabricInventory fabric = state.Definition.Inventory;
        Dictionary<(TrafficKind, string, string?), (double Sent, double Received)> totals = [];
        foreach (string adapter in fabric.VirtualMachines.SelectMany(one => one.Adapters).Select(one => one.Id))
        {
            Add(TrafficKind.Adapter, adapter, null, 0, 0);
        }

        foreach (Uplink uplink in fabric.Hosts
            .SelectMany(host => host.Switches).Select(one => one.Uplink).OfType<Uplink>())
        {
            Add(TrafficKind.Uplink, uplink.Id, null, 0, 0);
        }

        foreach (FlowRate flow in flows)
        {
            AddEnds(flow);
            foreach (RouteStep step in fabric.Routes.Between(flow.SourceId, flow.TargetId)
                .Where(one => one.Kind == RouteStepKind.Uplink))
            {
                AddWay(step.Id, step.Direction == RouteDirection.Out, flow.CarriedBitsPerSecond);
            }
        }

        foreach (LiveMigration migration in state.Migrations.Where(one => one.IsCopying))
        {
            AddWay(UplinkOf(migration.Move.FromHostId), isOut: true, migration.BitsPerSecond);
            AddWay(UplinkOf(migration.Move.ToHostId), isOut: false, migration.BitsPerSecond);
        }

        IEnumerable<TrafficSample> samples = totals.Select(one => new TrafficSample(
            one.Key.Item1,
            one.Key.Item2,
            state.Time - s_minute,
            state.Time,
            one.Value.Sent * s_minute.TotalSeconds / BitsPerByte,
            one.Value.Received * s_minute.TotalSeconds / BitsPerByte,
            Source)
        {
            RemoteId = one.Key.Item3,
            PairCoverage = one.Key.Item1 == TrafficKind.Adapter ? PairCoverage.All : PairCoverage.None,
        });
        return TrafficWindow.From(samples, state.Time, s_minute);

        void Add(TrafficKind kind, string subject, string? remote, double sent, double received)
        {
            (double Sent, double Received) before = totals.GetValueOrDefault((kind, subject, remote));
            totals[(kind, subject, remote)] = (before.Sent + sent, before.Received + received);
        }

        void AddWay(string? uplink, bool isOut, double rate)
        {
            if (uplink is not null)
            {
                Add(TrafficKind.Uplink, uplink, null, isOut ? rate : 0, isOut ? 0 : rate);
            }
        }

        void AddEnds(FlowRate flow)
        {
            if (fabric.FindAdapter(flow.SourceId) is not null)
            {
                Add(TrafficKind.Adapter, flow.SourceId, null, flow.OfferedBitsPerSecond, 0);
                Add(TrafficKind.Pair, flow.SourceId, flow.TargetId, flow.OfferedBitsPerSecond, 0);
            }

            if (fabric.FindAdapter(flow.TargetId) is not null)
            {
                Add(TrafficKind.Adapter, flow.TargetId, null, 0, flow.CarriedBitsPerSecond);
                Add(TrafficKind.Pair, flow.TargetId, flow.SourceId, 0, flow.CarriedBitsPerSecond);
            }
        }

        string? UplinkOf(string hostId) => fabric.FindHost(hostId)?.MigrationUplink?.Id;
    }
}
