using System;
using System.Collections.Generic;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;
using NetUtil.Sessions;

namespace NetUtil.Commands;

/// <summary>Shows what the meters counted: each sample, or minutes, hours and days with their
/// percentiles.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkStatistic", DefaultParameterSetName = LastSet)]
[OutputType(typeof(NetworkStatistic))]
public sealed class GetNetworkStatisticCommand : FabricCmdlet
{
    private const string LastSet = "Last";
    private const string AfterSet = "After";

    /// <summary>Names of VMs.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VM", "Name", "VirtualMachine")]
    [ArgumentCompleter(typeof(StatisticNameCompleter))]
    [ValidateNotNullOrEmpty, SupportsWildcards]
    public string[] VMName { get; set; } = [];

    /// <summary>Ids of adapters, uplinks or links.</summary>
    [Parameter]
    [Alias("Adapter", "Uplink", "Link")]
    [ArgumentCompleter(typeof(StatisticNameCompleter))]
    [ValidateNotNullOrEmpty, SupportsWildcards]
    public string[] Id { get; set; } = [];

    /// <summary>Names of hosts: of them what their VMs and uplinks moved.</summary>
    [Parameter]
    [Alias("VMHost")]
    [ArgumentCompleter(typeof(StatisticNameCompleter))]
    [ValidateNotNullOrEmpty, SupportsWildcards]
    public string[] HostName { get; set; } = [];

    /// <summary>Names of VMs or externals at the other end of pairs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatisticNameCompleter))]
    [ValidateNotNullOrEmpty, SupportsWildcards]
    public string[] Remote { get; set; } = [];

    /// <summary>Meters that counted.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatisticNameCompleter))]
    [ValidateNotNullOrEmpty, SupportsWildcards]
    public string[] Source { get; set; } = [];

    /// <summary>What was counted; everything where none is given.</summary>
    [Parameter]
    public TrafficKind[] Kind { get; set; } = [];

    /// <summary>How far back from now, or from Before.</summary>
    [Parameter(ParameterSetName = LastSet)]
    [DurationTransformation]
    public TimeSpan Last { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Only what ends after this time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AfterSet)]
    public DateTimeOffset After { get; set; }

    /// <summary>Only what ends by this time; now where it is not given.</summary>
    [Parameter]
    public DateTimeOffset? Before { get; set; }

    /// <summary>How fine; by the span where it is not given.</summary>
    [Parameter]
    public StatisticResolution Resolution { get; set; } = StatisticResolution.Auto;

    private FabricNames _names = null!;
    private IStatisticStore _statistics = null!;

    /// <inheritdoc/>
    protected override void Begin()
    {
        _names = new FabricNames(Fabric.Provider.ReadInventory(StopToken));
        _statistics = OpenStore(StoreAccess.Read).Statistics;
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        StatisticFilter filter = new(_names, VMName, Id, HostName, Remote, Source, Kind);
        HashSet<StatisticSeries> wanted = filter.Choose(_statistics.ReadSeries(_names.Fabric.FabricId));
        bool hasWritten = false;
        foreach (TrafficHistory one in _statistics.ReadHistory(QueryFor(wanted), StopToken))
        {
            WriteObject(new NetworkStatistic(
                _names.NameOf(one.Series), _names.RemoteOf(one.Series), _names.HostOf(one.Series), one));
            hasWritten = true;
        }

        foreach ((string what, string name) in filter.Missing)
        {
            WriteError(StatisticNameErrors.NotMeasured(what, name, _names.Fabric.FabricId));
        }

        if (!hasWritten && _statistics.ReadNewest(_names.Fabric.FabricId) is DateTimeOffset newest)
        {
            WriteVerbose($"Nothing was found. The newest sample of the fabric is of {newest.ToLocalTime():G}.");
        }
    }

    private StatisticQuery QueryFor(HashSet<StatisticSeries> wanted)
    {
        DateTimeOffset until = Before ?? Fabric.Provider.Clock.Now;
        DateTimeOffset after = ParameterSetName == AfterSet ? After : until - Last;
        return new StatisticQuery(_names.Fabric.FabricId, after, until, Resolution) { Wanted = wanted.Contains };
    }
}
