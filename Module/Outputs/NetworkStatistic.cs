using System;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Outputs;

/// <summary>What one meter counted in a sample's interval, or in a minute, an hour or a day. Immutable.</summary>
public sealed class NetworkStatistic
{
    internal NetworkStatistic(string name, string? remote, string? host, TrafficHistory history)
    {
        StatisticSeries series = history.Series;
        Kind = series.Kind;
        Name = name;
        Id = series.SubjectId;
        Remote = remote;
        RemoteId = series.RemoteId;
        HostName = host;
        Source = series.Source;
        Resolution = history.Resolution;
        Start = history.Start;
        End = history.End;
        SentBitsPerSecond = history.SentBitsPerSecond;
        ReceivedBitsPerSecond = history.ReceivedBitsPerSecond;
        SentBytes = history.SentBytes;
        ReceivedBytes = history.ReceivedBytes;
        SentP50BitsPerSecond = history.SentPercentile(0.5);
        SentP95BitsPerSecond = history.SentPercentile(0.95);
        SentP99BitsPerSecond = history.SentPercentile(0.99);
        SentMaximumBitsPerSecond = history.SentPercentile(1);
        ReceivedP50BitsPerSecond = history.ReceivedPercentile(0.5);
        ReceivedP95BitsPerSecond = history.ReceivedPercentile(0.95);
        ReceivedP99BitsPerSecond = history.ReceivedPercentile(0.99);
        ReceivedMaximumBitsPerSecond = history.ReceivedPercentile(1);
        SampleCount = history.SampleCount;
        CoveredSeconds = history.Covered.TotalSeconds;
        Quality = history.Quality;
    }

    /// <summary>What was counted: an adapter, a pair, an uplink or a link.</summary>
    public TrafficKind Kind { get; }

    /// <summary>The VM, or the uplink's or link's id; the adapter's id where the VM is gone.</summary>
    public string Name { get; }

    /// <summary>Id of the adapter, uplink or link.</summary>
    public string Id { get; }

    /// <summary>For a pair the VM or external at the other end; otherwise null.</summary>
    public string? Remote { get; }

    /// <summary>For a pair the other end's id; otherwise null.</summary>
    public string? RemoteId { get; }

    /// <summary>The host that the VM lies on now, or that has the uplink; null where it is not known.</summary>
    public string? HostName { get; }

    /// <summary>The meter.</summary>
    public string Source { get; }

    /// <summary>What this is: a sample, a minute, an hour or a day.</summary>
    public StatisticResolution Resolution { get; }

    /// <summary>Begin of the sample, minute, hour or day, UTC; not included.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Its end, UTC; included.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Mean rate sent over the time that was covered. Unit: bit/s.</summary>
    public double SentBitsPerSecond { get; }

    /// <summary>Mean rate received over the time that was covered. Unit: bit/s.</summary>
    public double ReceivedBitsPerSecond { get; }

    /// <summary>Unit: byte.</summary>
    public double SentBytes { get; }

    /// <summary>Unit: byte.</summary>
    public double ReceivedBytes { get; }

    /// <summary>Half of the samples sent at most this. Unit: bit/s.</summary>
    public double SentP50BitsPerSecond { get; }

    /// <summary>95 % of the samples sent at most this. Unit: bit/s.</summary>
    public double SentP95BitsPerSecond { get; }

    /// <summary>99 % of the samples sent at most this. Unit: bit/s.</summary>
    public double SentP99BitsPerSecond { get; }

    /// <summary>The sample that sent most. Unit: bit/s.</summary>
    public double SentMaximumBitsPerSecond { get; }

    /// <summary>Half of the samples received at most this. Unit: bit/s.</summary>
    public double ReceivedP50BitsPerSecond { get; }

    /// <summary>95 % of the samples received at most this. Unit: bit/s.</summary>
    public double ReceivedP95BitsPerSecond { get; }

    /// <summary>99 % of the samples received at most this. Unit: bit/s.</summary>
    public double ReceivedP99BitsPerSecond { get; }

    /// <summary>The sample that received most. Unit: bit/s.</summary>
    public double ReceivedMaximumBitsPerSecond { get; }

    /// <summary>How many samples end in it.</summary>
    public long SampleCount { get; }

    /// <summary>The lengths of those samples together. Unit: s.</summary>
    public double CoveredSeconds { get; }

    /// <summary>The worst quality of those samples.</summary>
    public SampleQuality Quality { get; }
}
