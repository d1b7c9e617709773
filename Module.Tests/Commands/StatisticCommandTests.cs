using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Outputs;
using NetUtil.Storage;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

/// <summary>Five minutes of the lab: web-1 on H1 sends 60 Mbit/s to db-1 on H2; from 08:10 bulk-1 would send
/// too.</summary>
public sealed class StatisticCommandTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    private readonly Lab _lab = Lab.Connected();

    public StatisticCommandTests() => _lab.Do("$null = Step-NetworkSimulation '5 min'");

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Each_sample_of_the_last_hour_is_shown_with_its_rates()
    {
        NetworkStatistic[] samples = Get("Get-NetworkStatistic -VMName web-1 -Kind Adapter");

        Assert.Equal(5, samples.Length);
        for (int i = 0; i < samples.Length; i++)
        {
            NetworkStatistic one = samples[i];
            Assert.Equal(
                (TrafficKind.Adapter, "web-1", "web-1-nic", "H1", StatisticResolution.Raw, 1L, 60d),
                (one.Kind, one.Name, one.Id, one.HostName, one.Resolution, one.SampleCount, one.CoveredSeconds));
            Assert.Equal((s_start.AddMinutes(i), s_start.AddMinutes(i + 1)), (one.Start, one.End));
            Assert.Equal(60e6, one.SentBitsPerSecond, 1);
            Assert.Equal(one.SentBitsPerSecond, one.SentP50BitsPerSecond);
            Assert.Equal(one.SentBitsPerSecond, one.SentMaximumBitsPerSecond);
            Assert.Equal(60e6 * 60 / 8, one.SentBytes, 1);
            Assert.Null(one.Remote);
        }
    }

    [Theory]
    [InlineData("-Resolution Minute", 5)]
    [InlineData("-Resolution Hour", 1)]
    [InlineData("-Resolution Day", 1)]
    [InlineData("-Last '2 min'", 2)]
    [InlineData("-Last '2 min' -Before 2025-01-06T08:04:00Z", 2)]
    [InlineData("-After 2025-01-06T08:01:00Z", 4)]
    [InlineData("-After 2025-01-06T08:01:00Z -Before 2025-01-06T08:02:00Z", 1)]
    [InlineData("-Before 2025-01-06T08:00:00Z", 0)]
    [InlineData("-Last '31 d'", 1)] // by the hour
    [InlineData("-Last '1 d' -Resolution Raw", 5)]
    public void Span_and_resolution_choose_what_comes(string parameters, int expected) => Assert.Equal(
        expected, Get("Get-NetworkStatistic web-1 -Kind Adapter " + parameters).Length);

    [Theory]
    [InlineData("-VMName web-*, db-1", "Adapter db-1|Adapter web-1|Pair db-1 - web-1|Pair web-1 - db-1")]
    [InlineData("-Kind Uplink", "Uplink u1|Uplink u2")]
    [InlineData("-Id u1, web-1-nic", "Adapter web-1|Pair web-1 - db-1|Uplink u1")]
    [InlineData("-Uplink u2 -HostName H2", "Uplink u2")]
    [InlineData("-HostName H2 -Kind Adapter", "Adapter db-1|Adapter file-1")]
    [InlineData("-Remote DB-*", "Pair web-1 - db-1")]
    [InlineData("-VMName nobody*", "")]
    [InlineData("-Source nobody*", "")]
    public void Filters_are_combined(string parameters, string expected) => Assert.Equal(
        expected,
        string.Join('|', Get($"Get-NetworkStatistic -Resolution Day {parameters}")
            .Select(one => one.Kind + " " + NetUtil.Formats.ViewText.Way(one.Name, one.Remote))
            .Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("'web-1', 'db-1' | Get-NetworkStatistic -Kind Adapter -Resolution Day", 2)]
    [InlineData("Get-NetworkFabric VirtualMachine web-1 | Get-NetworkStatistic -Kind Adapter -Resolution Day", 1)]
    [InlineData("Get-NetworkFabric Adapter web-1 | Get-NetworkStatistic -Kind Adapter -Resolution Day", 1)]
    public void VMs_come_through_the_pipeline(string script, int expected) =>
        Assert.Equal(expected, Get(script).Length);

    [Theory]
    [InlineData("-VMName none", "VM")]
    [InlineData("-Id none", "id")]
    [InlineData("-HostName none", "host")]
    [InlineData("-Remote none", "remote")]
    [InlineData("-Source none", "source")]
    public void A_name_that_nothing_has_is_an_error(string parameters, string what)
    {
        EngineRun run = _lab.Run("Get-NetworkStatistic " + parameters);

        System.Management.Automation.ErrorRecord error = Assert.Single(run.Errors);
        Assert.Equal("StatisticNotFound,NetUtil.Commands.GetNetworkStatisticCommand", error.FullyQualifiedErrorId);
        Assert.Equal(
            $"The fabric 'lab' has no {what} 'none', and nothing was measured of one.", error.ErrorDetails.Message);
        Assert.Equal("none", error.TargetObject);
        Assert.Empty(run.Values<NetworkStatistic>());
    }

    [Theory]
    [InlineData("bulk-1")]
    [InlineData("-Id bulk-1-nic")]
    [InlineData("-Remote bulk-1")]
    public void What_the_fabric_has_is_no_mistake_where_nothing_was_measured_in_the_span(string parameters) =>
        Assert.Empty(Get($"Get-NetworkStatistic {parameters} -Before 2025-01-06T08:00:00Z"));

    [Fact]
    public void What_is_gone_from_the_fabric_is_called_by_its_id()
    {
        using (IStateStore store = new StorageEntry().OpenStore(_lab.Store, StoreAccess.Write))
        {
            store.Statistics.Add(
                "lab",
                [new TrafficSample(TrafficKind.Adapter, "old-nic", s_start, s_start.AddMinutes(1), 600, 0, "log")],
                []);
        }

        NetworkStatistic old = Assert.Single(Get("Get-NetworkStatistic old-nic"));

        Assert.Equal(("old-nic", "old-nic", null, "log", 80d), (
            old.Name, old.Id, old.HostName, old.Source, old.SentBitsPerSecond));
        Assert.Equal(old.End, Assert.Single(Get("Get-NetworkStatistic -Source log")).End);
    }

    [Fact]
    public void Objects_come_while_the_store_is_still_read()
    {
        // A pipeline that is left after the first object leaves the store free.
        Assert.Single(Get("do { Get-NetworkStatistic | ForEach-Object { $_; break } } while ($false)"));
        _lab.Do("$null = Step-NetworkSimulation '1 min'");
    }

    [Fact]
    public void A_span_without_samples_gives_nothing_and_says_so_with_Verbose()
    {
        EngineRun run = _lab.Run("Get-NetworkStatistic -Before 2020-01-01 -Verbose 4>&1");

        Assert.Contains(
            run.Values<object>(),
            one => one.ToString()!.StartsWith("Nothing was found. The newest sample", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-VMName ", "bulk-1 db-1 file-1 web-1")]
    [InlineData("-Id u", "u1 u2")]
    [InlineData("-HostName ", "H1 H2")]
    [InlineData("-Remote d", "db-1")]
    public void Names_are_completed_from_what_was_measured(string typed, string expected)
    {
        string line = "Get-NetworkStatistic " + typed;
        System.Management.Automation.CommandCompletion completion =
            (System.Management.Automation.CommandCompletion)Assert.Single(_lab.Do(
                $"[System.Management.Automation.CommandCompletion]::CompleteInput('{line}', {line.Length}, $null)"));

        Assert.Equal(
            expected, string.Join(' ', completion.CompletionMatches.Select(match => match.CompletionText)));
    }

    private NetworkStatistic[] Get(string script) => [.. _lab.Do(script).Cast<NetworkStatistic>()];
}
