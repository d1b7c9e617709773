using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>What the meters showed over one minute. Rates in Mbit/s.</summary>
internal sealed class IntervalMeters
{
    private readonly List<TrafficSample> _samples = [];
    private readonly List<(string Target, double Offered)> _pairs = [];
    private double? _total;

    /// <summary>What a's pair meter says was offered, and the target's that it arrived; null where the
    /// target's tells nothing.</summary>
    public IntervalMeters Pair(string target, double offered, double? arrived)
    {
        _pairs.Add((target, offered));
        Add(TrafficKind.Pair, "a-nic", target + "-nic", offered, 0);
        return arrived is double rate ? Arriving(target, rate) : this;
    }

    public IntervalMeters Arriving(string target, double arrived)
    {
        Add(TrafficKind.Pair, target + "-nic", "a-nic", 0, arrived);
        Add(TrafficKind.Adapter, target + "-nic", null, 0, arrived);
        return this;
    }

    /// <summary>What a's own total says, where it has no pair meter.</summary>
    public IntervalMeters Total(double offered)
    {
        _total = offered;
        return this;
    }

    public IntervalMeters Uplinks(double own, double? other)
    {
        Add(TrafficKind.Uplink, "h1-up", null, own, 0);
        if (other is double rate)
        {
            Add(TrafficKind.Uplink, "h2-up", null, 0, rate);
        }

        return this;
    }

    public ITrafficRates Rates()
    {
        List<TrafficSample> all = [.. _samples];
        if (_total is not null || _pairs.Count > 0)
        {
            all.Add(Sample(
                TrafficKind.Adapter,
                "a-nic",
                null,
                _total ?? _pairs.Sum(pair => pair.Offered),
                0,
                _total is null ? PairCoverage.All : PairCoverage.None));
        }

        return TrafficWindow.From(all, Start.AddMinutes(1), TimeSpan.FromMinutes(1));
    }

    private static TrafficSample Sample(
        TrafficKind kind,
        string subject,
        string? remote,
        double sent,
        double received,
        PairCoverage coverage) =>
        new(kind, subject, Start, Start.AddMinutes(1), sent * M * 60 / 8, received * M * 60 / 8, "test")
        {
            RemoteId = remote,
            PairCoverage = coverage,
        };

    private void Add(TrafficKind kind, string subject, string? remote, double sent, double received) =>
        _samples.Add(Sample(kind, subject, remote, sent, received, PairCoverage.None));
}
