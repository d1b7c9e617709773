using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Sessions;

/// <summary>The connected fabric, its recent samples and the time there: what verdicts are reached from.</summary>
internal sealed class FabricVerdicts
{
    // Older samples decide nothing, but a verdict says how old the data is.
    private static readonly TimeSpan s_lookBack = TimeSpan.FromHours(1);

    private readonly FabricInventory _inventory;
    private readonly IReadOnlyList<TrafficSample> _samples;

    private FabricVerdicts(FabricInventory inventory, IReadOnlyList<TrafficSample> samples)
    {
        _inventory = inventory;
        _samples = samples;
    }

    /// <summary>Reads fabric and samples.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="statistics">Where its samples are.</param>
    /// <param name="specs">The specs that will be asked about.</param>
    /// <param name="stopToken">Ends the reading.</param>
    internal static FabricVerdicts Read(
        ConnectedFabric fabric,
        IStatisticStore statistics,
        IEnumerable<ApplicationSpec> specs,
        CancellationToken stopToken)
    {
        FabricInventory inventory = fabric.Provider.ReadInventory(stopToken);
        TimeSpan window = specs
            .SelectMany(spec => spec.Requirements)
            .Select(requirement => requirement.Settings.Window)
            .DefaultIfEmpty(TimeSpan.Zero)
            .Max();
        DateTimeOffset after = inventory.Time - window - s_lookBack;
        return new(inventory, [.. statistics.Read(inventory.FabricId, after, inventory.Time, stopToken)]);
    }

    /// <summary>The verdicts on the requirements of specs.</summary>
    /// <param name="specs">All specs that count.</param>
    /// <param name="stopToken">Ends the work.</param>
    internal IReadOnlyList<PathCompliance> On(IReadOnlyList<ApplicationSpec> specs, CancellationToken stopToken) =>
        ComplianceEvaluator.Evaluate(
            EvaluationRequest.From(_inventory, specs, _samples, _inventory.Time), stopToken);
}
